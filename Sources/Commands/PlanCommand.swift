import ArgumentParser
import Inventories
import LibXML
import Planning
import Training

/// `draille plan`: the staged plan.
struct PlanCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "plan",
      abstract: Say.here(
        fr: "Propose un plan : étapes, tâches, personnes, dates.".withFrenchSpaces,
        en: "Makes a plan: stages, tasks, people, dates."),
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
      let plan = try work.results().plan
      let inventory = work.opened.inventory
      Console.print(
        json ? plan.json(in: work.language).text : plan.table(in: work.language, inventory).forTerminal)
    }
  }
}
