import ArgumentParser
import Assessing
import Inventories
import LibXML
import Planning
import Reporting
import Training

/// `draille audit`: the main job.
struct AuditCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "audit",
      abstract: Say.here(
        fr: "Fait tout : notes, plan, formation, rapport.".withFrenchSpaces,
        en: "Does it all: scores, plan, training, report."),
      discussion: Say.here(
        fr: "Écrit dans reports/NOM/DATE/ : le rapport complet, l’édition pour le conseil, et les données en JSON."
          .withFrenchSpaces,
        en: "Writes into reports/NAME/DATE/: the full report, the edition for the board, and the data as JSON.")
        + "\n\n" + ExitStatus.help)
  }

  @Argument(help: ArgumentHelp(Say.here(fr: "Dossier.", en: "Case."), valueName: "DIR"))
  var directory: String

  @Option(
    help: ArgumentHelp(Say.here(fr: "Où écrire le rapport.", en: "Where to write the report."), valueName: "OUT"))
  var output: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    try ExitStatus.reporting(in: common.language) {
      let work = try Workbench(directory, common)
      let results = try work.results()
      let folder = output ?? "reports/\(work.opened.name)/\(common.day)"
      let files = ReportFiles(results.input(in: work.language))
      try files.write(to: folder)
      Console.print(results.assessment.table(in: work.language).forTerminal)
      Console.error(Self.done(folder)[work.language])
    }
  }

  private static func done(_ folder: String) -> LocalizedText {
    LocalizedText(
      fr: """

        Rapport complet\u{A0}: \(folder)/report.html
        Pour le conseil\u{A0}: \(folder)/board.html
        """,
      en: """

        Full report: \(folder)/report.html
        For the board: \(folder)/board.html
        """)
  }
}
