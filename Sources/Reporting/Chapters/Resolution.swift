import LibXML
import Planning

/// A decision as a board reads it: the words to vote, who carries it, when, at what price, and whether it can be undone.
struct Resolution {
  private let task: PlannedTask
  private let input: ReportInput
  private let words: Wording

  init(_ task: PlannedTask, _ input: ReportInput) {
    self.task = task
    self.input = input
    words = input.words
  }

  /// Who, when, price, way back.
  var terms: [Definition] {
    let who = input.names(task.people)
    return [
      term(Texts.who, who.isEmpty ? words(Texts.nobody) : words.enumeration(who)),
      term(Texts.when, words(Texts.by(words.date(task.end)))),
      term(Texts.cost, task.cost.map(cost) ?? words(Texts.costUnknown)),
      term(Texts.undo, words(task.isReversible.map { $0 ? Texts.yes : Texts.no } ?? Texts.undoUnknown)),
    ]
  }

  private func term(_ name: LocalizedText, _ value: String) -> Definition {
    Definition([.text(words(name))], [[.text(value)]])
  }

  private func cost(_ value: Double) -> String {
    value == 0 ? words(Texts.free) : words.euros(value)
  }

  /// The first sentences of a text, as many as page one has room for.
  static func brief(_ text: String, _ words: Wording, limit: Int = 38) -> String {
    guard wordCount(text) > limit else { return text }
    var kept = ""
    for sentence in sentences(of: text) {
      guard kept.isEmpty || wordCount(kept + sentence) <= limit else { break }
      kept += kept.isEmpty ? sentence : " " + sentence
    }
    return kept + " " + words(Texts.more)
  }

  private static func wordCount(_ text: String) -> Int {
    text.split(separator: " ").count
  }

  private static func sentences(of text: String) -> [String] {
    var found = [""]
    for word in text.split(separator: " ") {
      found[found.count - 1] += (found[found.count - 1].isEmpty ? "" : " ") + word
      if word.hasSuffix(".") || word.hasSuffix("!") || word.hasSuffix("?") { found.append("") }
    }
    return found.filter { !$0.isEmpty }
  }
}

private enum Texts {
  static let who = LocalizedText(fr: "Qui", en: "Who")
  static let when = LocalizedText(fr: "Quand", en: "When")
  static let cost = LocalizedText(fr: "Coût", en: "Cost")
  static let undo = LocalizedText(fr: "Retour", en: "Undo")
  static let nobody = LocalizedText(fr: "à désigner", en: "to be named")
  static let free = LocalizedText(fr: "aucun", en: "none")
  static let costUnknown = LocalizedText(fr: "pas encore chiffré", en: "not priced yet")
  static let yes = LocalizedText(fr: "possible", en: "possible")
  static let no = LocalizedText(fr: "impossible", en: "impossible")
  static let undoUnknown = LocalizedText(fr: "non précisé", en: "not stated")
  static let more = LocalizedText(fr: "(Texte entier plus loin.)", en: "(Full text further on.)")

  static func by(_ date: String) -> LocalizedText {
    LocalizedText(fr: "avant le \(date)", en: "by \(date)")
  }
}
