import ArgumentParser
import Inventories
import LibXML
import Planning
import Training

/// `draille train`: the training plan.
struct TrainCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "train",
      abstract: Say.here(
        fr: "Propose les formations qui vont avec le plan.", en: "Makes the trainings that go with the plan."),
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
      let training = try work.results().training
      let inventory = work.opened.inventory
      Console.print(
        json ? training.json(in: work.language).text : training.table(in: work.language, inventory).forTerminal)
    }
  }
}
