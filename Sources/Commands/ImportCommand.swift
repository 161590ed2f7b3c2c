import ArgumentParser
import Collecting
import Glibc
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
          Lit les inventaires XML de FusionInventory et de l’agent GLPI, quel que soit le nom du fichier.
          Un fichier qui porte l’identifiant d’un appareil (d-bureau.xml) complète cet appareil.
          Lit aussi les listes tenues à la main (CSV, ODS) : matériel, comptes, personnes, services.
          Leurs colonnes sont reconnues à leurs titres, et montrées avant d’écrire. Rien n’est deviné.
          Les secrets et les noms de personnes sont laissés de côté, comptés, et le compte est affiché.
          """,
        en: """
          Reads the XML inventories of FusionInventory and of the GLPI agent, whatever the name of the file.
          A file named after the id of a device (d-office.xml) completes that device.
          Also reads lists kept by hand (CSV, ODS): devices, accounts, people, services.
          Their columns are known by their headings, and shown before writing. Nothing is guessed.
          Secrets and names of people are left out, counted, and the count is shown.
          """) + "\n\n" + ExitStatus.help)
  }

  @Argument(help: ArgumentHelp(Say.here(fr: "Dossier.", en: "Case."), valueName: "DIR"))
  var directory: String

  @Argument(
    help: ArgumentHelp(Say.here(fr: "Fichiers à lire.", en: "Files to read."), valueName: "FILE"))
  var files: [String]

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
    name: .customLong("no-input"),
    help: ArgumentHelp(Say.here(fr: "Ne pose aucune question.", en: "Asks no question.")))
  var asksNothing = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    try ExitStatus.reporting(in: common.language) {
      let catalogue = try common.catalogue()
      let records = isTrial ? try tryOut(catalogue) : try take(catalogue)
      for record in records {
        Console.print(json ? record.json(in: common.language).line : record.text(in: common.language).forTerminal)
        if !json { Console.report(record.faults, in: common.language) }
      }
      let refused = records.count { $0.status == .refused }
      if !json { Console.error(ImportRecord.summary(of: records)[common.language]) }
      if isTrial { Console.error(Self.nothingWritten[common.language]) }
      if refused > 0, refused == records.count { throw ExitStatus.badData }
    }
  }

  private func take(_ catalogue: Catalogue) throws -> [ImportRecord] {
    let lock = try Case.lock(directory)
    return try withExtendedLifetime(lock) {
      try Collector.collect(
        paths: files, into: Case(directory), catalogue: catalogue, date: common.day, lists: lists(catalogue))
    }
  }

  /// Imports into a copy, and prints what would change.
  private func tryOut(_ catalogue: Catalogue) throws -> [ImportRecord] {
    let trial = try TrialRun.collect(
      paths: files, into: directory, catalogue: catalogue, date: common.day, lists: lists(catalogue))
    for change in trial.changes {
      Console.print(json ? change.json.line : change.text(catalogue, in: common.language).forTerminal)
    }
    return trial.records
  }

  /// Shows the columns on stderr; asks whether they are right when somebody is there to answer.
  private func lists(_ catalogue: Catalogue) -> ListOptions {
    ListOptions(keepsNames: keepsNames) { matchings in
      for matching in matchings { Console.error(matching.text(catalogue.words, in: common.language)) }
      guard !asksNothing, !isTrial, isatty(0) == 1 else { return true }
      Console.error(Self.question[common.language])
      return Self.yes.contains(readLine()?.lowercased() ?? "n")
    }
  }

  private static let yes = ["", "o", "oui", "y", "yes"]
  private static let question = LocalizedText(
    fr: "Ces colonnes sont-elles justes\u{202F}? [O/n]", en: "Are these columns right? [Y/n]")
  private static let nothingWritten = LocalizedText(
    fr: "Essai\u{A0}: rien n’a été écrit.", en: "Trial: nothing was written.")
}
