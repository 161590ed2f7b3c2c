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
    [
      who, when, price ?? term(Texts.cost, words(Texts.costUnknown)),
      wayBack ?? term(Texts.undo, words(Texts.undoUnknown)),
    ]
  }

  /// The same, less what nobody has stated.
  var knownTerms: [Definition] {
    [who, when, price, wayBack].compactMap { $0 }
  }

  private var who: Definition {
    let names = input.names(task.people)
    return term(Texts.who, names.isEmpty ? words(Texts.nobody) : words.enumeration(names))
  }

  private var when: Definition { term(Texts.when, words.date(task.end)) }

  private var price: Definition? { task.cost.map { term(Texts.cost, cost($0)) } }

  private var wayBack: Definition? {
    task.isReversible.map { term(Texts.undo, words($0 ? Texts.yes : Texts.no)) }
  }

  private func term(_ name: LocalizedText, _ value: String) -> Definition {
    Definition([.text(words(name))], [[.text(value)]])
  }

  private func cost(_ value: Double) -> String {
    value == 0 ? words(Texts.free) : words.euros(value)
  }

  /// The words to vote.
  var text: String { words(task.resolution ?? task.how ?? task.title) }

  /// The text when it has that many words at most, else its first sentences and a word that says so.
  func brief(room: Int) -> String {
    guard text.wordCount > room else { return text }
    let more = words(Texts.more)
    var kept = ""
    for sentence in text.sentences {
      guard kept.isEmpty || (kept + " " + sentence + " " + more).wordCount <= room else { break }
      kept += kept.isEmpty ? sentence : " " + sentence
    }
    return kept == text ? text : kept + " " + more
  }
}

private enum Texts {
  static let who = LocalizedText(fr: "Qui", en: "Who")
  static let when = LocalizedText(fr: "Avant le", en: "By")
  static let cost = LocalizedText(fr: "Coût", en: "Cost")
  static let undo = LocalizedText(fr: "Réversible", en: "Reversible")
  static let nobody = LocalizedText(fr: "à désigner", en: "to be named")
  static let free = LocalizedText(fr: "aucun", en: "none")
  static let costUnknown = LocalizedText(fr: "pas encore chiffré", en: "not priced yet")
  static let yes = LocalizedText(fr: "oui", en: "yes")
  static let no = LocalizedText(fr: "non", en: "no")
  static let undoUnknown = LocalizedText(fr: "non précisé", en: "not stated")
  static let more = LocalizedText(fr: "(Texte entier plus loin.)", en: "(Full text further on.)")
}
