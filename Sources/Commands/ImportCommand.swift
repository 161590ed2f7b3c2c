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
          Lit les inventaires XML de FusionInventory et de l’agent GLPI, quel que soit le nom du fichier.
          Un fichier qui porte l’identifiant d’un appareil (d-bureau.xml) complète cet appareil.
          Les secrets et les noms de personnes sont laissés de côté, comptés, et le compte est affiché.
          """,
        en: """
          Reads the XML inventories of FusionInventory and of the GLPI agent, whatever the name of the file.
          A file named after the id of a device (d-office.xml) completes that device.
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

  @OptionGroup var common: CommonOptions

  func run() throws {
    try ExitStatus.reporting(in: common.language) {
      let lock = try Case.lock(directory)
      let records = try withExtendedLifetime(lock) {
        try Collector.collect(
          paths: files, into: Case(directory), catalogue: common.catalogue(), date: common.day)
      }
      for record in records {
        Console.print(json ? record.json(in: common.language).line : record.text(in: common.language).forTerminal)
      }
      let refused = records.count { $0.status == .refused }
      if !json { Console.error(ImportRecord.summary(of: records)[common.language]) }
      if refused > 0, refused == records.count { throw ExitStatus.badData }
    }
  }
}
