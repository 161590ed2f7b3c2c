import Collecting
import Knowledge
import LibXML

/// What an import asks and shows while it runs.
struct ImportDialogue {
  let language: Language
  /// Whether somebody is there to answer.
  let canAsk: Bool
  let progress: ProgressLine

  init(language: Language, canAsk: Bool, isQuiet: Bool) {
    self.language = language
    self.canAsk = canAsk
    progress = ProgressLine(isQuiet: isQuiet)
  }

  /// Files are read at once; a doubt about a machine is asked.
  var options: ImportOptions {
    var options = ImportOptions()
    options.readers = Processors.count
    options.progress = { done, count, path in
      progress.show("\(done)/\(count) " + (path.split(separator: "/").last.map(String.init) ?? path))
    }
    guard canAsk else { return options }
    options.ask = { question in
      progress.clear()
      return ask(question)
    }
    return options
  }

  /// Shows the columns on stderr; asks whether they are right when somebody is there to answer.
  func lists(_ catalogue: Catalogue, keepsNames: Bool) -> ListOptions {
    ListOptions(keepsNames: keepsNames) { matchings in
      progress.clear()
      for matching in matchings { Console.error(matching.text(catalogue.words, in: language)) }
      guard canAsk else { return true }
      Console.error(Self.question[language])
      return Self.yes.contains(readLine()?.lowercased() ?? "n")
    }
  }

  private static let yes = ["", "o", "oui", "y", "yes"]
  private static let question = LocalizedText(
    fr: "Ces colonnes sont-elles justes\u{202F}? [O/n]", en: "Are these columns right? [Y/n]")

  /// Asks on the terminal until the answer is understood; its end means later.
  private func ask(_ question: ImportQuestion) -> ImportAnswer {
    Console.error(question.text(in: language))
    let several = question.candidates.count > 1
    let prompt = LocalizedText(
      fr: several
        ? "[1-\(question.candidates.count)] même, [d]ifférente, [p]lus tard\u{A0}: "
        : "[m]ême, [d]ifférente, [p]lus tard\u{A0}: ",
      en: several ? "[1-\(question.candidates.count)] same, [d]ifferent, [l]ater: " : "[s]ame, [d]ifferent, [l]ater: ")
    while true {
      Console.prompt(prompt[language])
      guard let line = readLine()?.trimmed.lowercased() else { return .later }
      if let answer = Self.answer(line, question.candidates.map(\.device)) { return answer }
    }
  }

  private static func answer(_ line: String, _ devices: [String]) -> ImportAnswer? {
    if let number = Int(line), devices.indices.contains(number - 1) { return .same(devices[number - 1]) }
    switch line.first {
    case "s", "m": return devices.count == 1 ? .same(devices[0]) : nil
    case "d": return .different
    case "l", "p": return .later
    default: return nil
    }
  }
}
