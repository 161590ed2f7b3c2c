import ArgumentParser
import Assessing
import Inventories
import Knowledge
import LibXML

/// `draille explain`: why this score.
struct ExplainCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "explain",
      abstract: Say.here(
        fr: "Explique un critère : les faits, la règle, ce qui changerait.".withFrenchSpaces,
        en: "Explains a criterion: the facts, the rule, what would change it."), discussion: ExitStatus.help)
  }

  @Argument(
    help: ArgumentHelp(Say.here(fr: "Critère, comme SAV-05.", en: "Criterion, such as SAV-05."), valueName: "ID"))
  var criterion: String

  @Argument(help: ArgumentHelp(Say.here(fr: "Dossier.", en: "Case."), valueName: "DIR"))
  var directory: String

  @Option(help: ArgumentHelp(Say.here(fr: "Un seul sujet.", en: "One subject only."), valueName: "ID"))
  var subject: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    try ExitStatus.reporting(in: common.language) {
      let work = try Workbench(directory, common)
      guard let known = work.catalogue.criterion(criterion.uppercased()) else {
        throw ValidationError(unknown(among: work.catalogue.criteria.map(\.id)))
      }
      let explanation = try Explanation(of: known, in: work.assessor.assess(), work.assessor)
      Console.print(explanation.text(in: work.language, subject: subject).forTerminal)
    }
  }

  private func unknown(among ids: [String]) -> String {
    let text = LocalizedText(fr: "critère inconnu\u{A0}: \(criterion)", en: "unknown criterion: \(criterion)")
    return text.with(suggestionFor: criterion.uppercased(), among: ids, in: common.language)
  }
}
