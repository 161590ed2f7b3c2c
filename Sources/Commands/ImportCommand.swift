import ArgumentParser
import Collecting
import Inventories
import LibXML

/// `draille import`: adds measured machines.
struct ImportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "import",
      abstract: Say.here(
        fr: "Ajoute des machines mesurées, sans leurs secrets.", en: "Adds measured machines, without their secrets."),
      discussion: Say.here(
        fr: """
          Lit les inventaires faits par d’autres programmes, reconnus à leur contenu. Un dossier est lu en entier.
          Un fichier qui porte l’identifiant d’un appareil (d-bureau.xml) complète cet appareil.
          Une machine déjà connue est reconnue à son matériel. En cas de doute, la question est posée.
          Les secrets et les noms de personnes sont laissés de côté, comptés, et le compte est affiché.
          """,
        en: """
          Reads inventories made by other programs, recognised by what they hold. A folder is read with all in it.
          A file named after the id of a device (d-office.xml) completes that device.
          A machine that is known already is recognised by its hardware. In doubt, you are asked.
          Secrets and names of people are left out, counted, and the count is shown.
          """) + "\n\n" + ExitStatus.help)
  }

  @Argument(help: ArgumentHelp(Say.here(fr: "Dossier.", en: "Case."), valueName: "DIR"))
  var directory: String

  @Argument(
    help: ArgumentHelp(
      Say.here(fr: "Fichiers à lire, ou dossiers.", en: "Files to read, or folders."), valueName: "PATH"))
  var paths: [String]

  @Flag(
    help: ArgumentHelp(Say.here(fr: "Écrit une ligne de JSON par machine.", en: "Writes one line of JSON a machine.")))
  var json = false

  @Flag(
    help: ArgumentHelp(
      Say.here(
        fr: "Ne pose aucune question : en cas de doute, la machine est gardée à part, avec une note."
          .withFrenchSpaces,
        en: "Asks nothing: in doubt, the machine is kept apart, with a note.")))
  var noInput = false

  @Flag(
    help: ArgumentHelp(Say.here(fr: "N’affiche que les erreurs et les refus.", en: "Shows only errors and refusals.")))
  var quiet = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    try ExitStatus.reporting(in: common.language) {
      let lock = try Case.lock(directory)
      let catalogue = try common.catalogue()
      let progress = ProgressLine(isQuiet: quiet)
      let records = try withExtendedLifetime(lock) {
        try Collector.collect(
          paths: paths, into: Case(directory), catalogue: catalogue, date: common.day, options: options(progress))
      }
      progress.clear()
      let shown = quiet && !json ? records.filter { $0.status == .refused } : records
      for record in shown {
        Console.print(
          json ? record.json(in: common.language).line : record.text(in: common.language, catalogue).forTerminal)
      }
      if !json && !quiet { Console.error(ImportRecord.summary(of: records)[common.language]) }
      let isTaken = records.contains { $0.status == .imported || $0.status == .merged }
      if !isTaken, !records.isEmpty { throw ExitStatus.badData }
    }
  }

  private func options(_ progress: ProgressLine) -> ImportOptions {
    let language = common.language
    var options = ImportOptions()
    options.readers = Processors.count
    options.progress = { done, count, path in
      progress.show("\(done)/\(count) " + (path.split(separator: "/").last.map(String.init) ?? path))
    }
    guard !noInput, Terminal.canAsk else { return options }
    options.ask = { question in
      progress.clear()
      return Self.ask(question, in: language)
    }
    return options
  }

  /// Asks on the terminal until the answer is understood; its end means later.
  private static func ask(_ question: ImportQuestion, in language: Language) -> ImportAnswer {
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
      if let answer = answer(line, question.candidates.map(\.device)) { return answer }
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
