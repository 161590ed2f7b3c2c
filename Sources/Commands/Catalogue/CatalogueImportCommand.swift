import ArgumentParser
import Inventories
import Knowledge
import LibXML

extension ForeignCatalogue: ExpressibleByArgument {}

/// `draille catalogue import`: public data turned into knowledge of one's own.
struct CatalogueImportCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "import",
      abstract: Say.here(
        fr: "Transforme un fichier public en connaissances à vous.",
        en: "Turns a public file into knowledge of your own."),
      discussion: Say.here(
        fr: """
          --from endoflife   page products/NOM.md du dépôt, ou réponse JSON de l’interface, d’endoflife.date
          --from spdx        licenses.json de la liste SPDX
          --from sill        sill.json du Socle interministériel de logiciels libres

          Rien n’est téléchargé. Le fichier écrit s’emploie avec --knowledge DOSSIER.
          """,
        en: """
          --from endoflife   page products/NAME.md of the repository, or JSON answer of the interface, of endoflife.date
          --from spdx        licenses.json of the SPDX list
          --from sill        sill.json of the French list of recommended free software

          Nothing is downloaded. The file written is used with --knowledge FOLDER.
          """) + "\n\n" + ExitStatus.help)
  }

  @Argument(help: ArgumentHelp(Say.here(fr: "Fichier.", en: "File."), valueName: "FILE"))
  var file: String

  @Option(help: ArgumentHelp(Say.here(fr: "D’où il vient.", en: "Where it comes from.")))
  var from: ForeignCatalogue

  @Option(
    name: .customLong("as"),
    help: ArgumentHelp(
      Say.here(fr: "Durée de vie à remplacer, pour endoflife.", en: "Lifecycle to replace, for endoflife."),
      valueName: "ID"))
  var lifecycle: String?

  @Option(
    help: ArgumentHelp(
      Say.here(fr: "Dossier de connaissances où écrire.", en: "Folder of knowledge to write into."), valueName: "DIR"))
  var output = "knowledge"

  @OptionGroup var common: CommonOptions

  func run() throws {
    try ExitStatus.reporting(in: common.language) {
      let bytes = try Files.read(file, limit: 1 << 26)
      let result = try from.convert(
        bytes, name: file, as: lifecycle, on: common.day.description, knowing: try common.catalogue())
      let path = output + "/" + result.fileName
      try AtomicFile.makeDirectory(output)
      try AtomicFile.write(result.xml, to: path)
      let entries = Noun.writtenEntry.counting(result.entries)
      let done = LocalizedText(fr: "\(entries.fr) dans \(path)", en: "\(entries.en) to \(path)")
      Console.print(done[common.language].forTerminal)
      for note in result.notes { Console.error("  " + note[common.language]) }
      // What was written must be fit for use.
      _ = try Catalogue.load(overrides: output)
    }
  }
}

extension Noun {
  fileprivate static let writtenEntry = Noun(
    fr: ("entrée écrite", "entrées écrites"), en: ("entry written", "entries written"))
}
