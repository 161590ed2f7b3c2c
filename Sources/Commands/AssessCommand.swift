import ArgumentParser
import Assessing
import Inventories
import LibXML

/// `draille assess`: scores a case.
struct AssessCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "assess",
      abstract: Say.here(fr: "Note un dossier, famille par famille.", en: "Scores a case, family by family."),
      discussion: ExitStatus.help)
  }

  @Argument(help: ArgumentHelp(Say.here(fr: "Dossier.", en: "Case."), valueName: "DIR"))
  var directory: String

  @Flag(help: ArgumentHelp(Say.here(fr: "Écrit du JSON.", en: "Writes JSON.")))
  var json = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    try ExitStatus.reporting(in: common.language) {
      let work = try Workbench(directory, common)
      let assessment = try work.assessor.assess()
      Console.print(
        json ? assessment.json(in: work.language).text : assessment.table(in: work.language).forTerminal)
    }
  }
}
