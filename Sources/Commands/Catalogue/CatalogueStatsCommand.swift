import ArgumentParser
import Inventories
import Knowledge
import LibXML

/// `draille catalogue stats`: how much is known, and how much of it was checked.
struct CatalogueStatsCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "stats",
      abstract: Say.here(
        fr: "Compte les entrées, leurs sources, celles qui sont vérifiées.",
        en: "Counts the entries, their sources, those that were checked."))
  }

  @OptionGroup var common: CatalogueOptions

  func run() throws {
    try ExitStatus.reporting(in: common.language) {
      let statistics = CatalogueStatistics(try Catalogue.load(overrides: common.knowledge))
      Console.print(common.json ? statistics.json.text : statistics.text(in: common.language).forTerminal)
    }
  }
}
