import ArgumentParser
import Inventories
import Knowledge
import LibXML

/// `draille catalogue show`: all that is known of one entry.
struct CatalogueShowCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "show",
      abstract: Say.here(
        fr: "Montre une entrée : logiciel, licence, pays, route, tâche…".withFrenchSpaces,
        en: "Shows one entry: product, licence, jurisdiction, route, task…"))
  }

  @Argument(help: ArgumentHelp(Say.here(fr: "Identifiant.", en: "Id."), valueName: "ID"))
  var id: String

  @OptionGroup var common: CatalogueOptions

  func run() throws {
    try ExitStatus.reporting(in: common.language) {
      let catalogue = try Catalogue.load(overrides: common.knowledge)
      guard let entry = catalogue.entry(id) else { throw ValidationError(unknown(in: catalogue)) }
      Console.print(
        common.json ? entry.json(in: common.language).text : entry.text(in: common.language).forTerminal)
    }
  }

  private func unknown(in catalogue: Catalogue) -> String {
    let text = LocalizedText(
      fr: "«\u{A0}\(id)\u{A0}» n’est pas dans les connaissances", en: "“\(id)” is not in the knowledge")
    return text.with(suggestionFor: id, among: catalogue.allIDs, in: common.language)
  }
}
