import ArgumentParser
import Collecting
import Inventories
import Knowledge
import LibXML

/// `draille import`: adds measured machines, and lists that people keep.
struct ImportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "import",
      abstract: Say.here(
        fr: "Ajoute des machines mesurées et des listes, sans leurs secrets.",
        en: "Adds measured machines and lists, without their secrets."),
      discussion: Say.here(
        fr: """
          Lit les inventaires faits par d’autres programmes, reconnus à leur contenu. Un dossier est lu en entier.
          Un fichier qui porte l’identifiant d’un appareil (d-bureau.xml) complète cet appareil.
          Une machine déjà connue est reconnue à son matériel. En cas de doute, la question est posée.
          Lit aussi les listes tenues à la main (CSV, ODS) : matériel, comptes, personnes, services.
          Leurs colonnes sont reconnues à leurs titres, et montrées avant d’écrire. Rien n’est deviné.
          Les secrets et les noms de personnes sont laissés de côté, comptés, et le compte est affiché.
          """,
        en: """
          Reads inventories made by other programs, recognised by what they hold. A folder is read with all in it.
          A file named after the id of a device (d-office.xml) completes that device.
          A machine that is known already is recognised by its hardware. In doubt, you are asked.
          Also reads lists kept by hand (CSV, ODS): devices, accounts, people, services.
          Their columns are known by their headings, and shown before writing. Nothing is guessed.
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
    name: .customLong("dry-run"),
    help: ArgumentHelp(
      Say.here(fr: "Montre ce qui changerait, n’écrit rien.", en: "Shows what would change, writes nothing.")))
  var isTrial = false

  @Flag(
    name: .customLong("names"),
    help: ArgumentHelp(
      Say.here(
        fr: "Garde dans le dossier les noms des personnes d’une liste.",
        en: "Keeps in the case the names of the people of a list.")))
  var keepsNames = false

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
      let catalogue = try common.catalogue()
      let dialogue = ImportDialogue(
        language: common.language, canAsk: !noInput && !isTrial && Terminal.canAsk, isQuiet: quiet)
      let records = isTrial ? try tryOut(catalogue, dialogue) : try take(catalogue, dialogue)
      dialogue.progress.clear()
      tell(records, catalogue)
      let isTaken = records.contains { $0.status == .imported || $0.status == .merged }
      if !isTaken, !records.isEmpty { throw ExitStatus.badData }
    }
  }

  private func tell(_ records: [ImportRecord], _ catalogue: Catalogue) {
    let language = common.language
    for record in quiet && !json ? records.filter({ $0.status == .refused }) : records {
      Console.print(json ? record.json(in: language).line : record.text(in: language, catalogue).forTerminal)
      if !json { Console.report(record.faults, in: language) }
    }
    if !json && !quiet { Console.error(ImportRecord.summary(of: records)[language]) }
    if isTrial { Console.error(Self.nothingWritten[language]) }
  }

  private func take(_ catalogue: Catalogue, _ dialogue: ImportDialogue) throws -> [ImportRecord] {
    let lock = try Case.lock(directory)
    return try withExtendedLifetime(lock) {
      try Collector.collect(
        paths: paths, into: Case(directory), catalogue: catalogue, date: common.day, options: dialogue.options,
        lists: dialogue.lists(catalogue, keepsNames: keepsNames))
    }
  }

  /// Imports into a copy, and prints what would change.
  private func tryOut(_ catalogue: Catalogue, _ dialogue: ImportDialogue) throws -> [ImportRecord] {
    let trial = try TrialRun.collect(
      paths: paths, into: directory, catalogue: catalogue, date: common.day,
      lists: dialogue.lists(catalogue, keepsNames: keepsNames))
    for change in trial.changes {
      Console.print(json ? change.json.line : change.text(catalogue, in: common.language).forTerminal)
    }
    return trial.records
  }

  private static let nothingWritten = LocalizedText(
    fr: "Essai\u{A0}: rien n’a été écrit.", en: "Trial: nothing was written.")
}
