import ArgumentParser
import Inventories
import Knowledge
import LibXML

/// `draille catalogue search`: entries that hold some words.
struct CatalogueSearchCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "search", abstract: Say.here(fr: "Cherche des mots.", en: "Looks words up."),
      discussion: Say.here(
        fr: "Tous les mots doivent y être ; ni les majuscules ni les accents ne comptent.".withFrenchSpaces,
        en: "Every word must be there; neither case nor accents matter."))
  }

  @Argument(help: ArgumentHelp(Say.here(fr: "Mots.", en: "Words."), valueName: "WORDS"))
  var words: [String]

  @OptionGroup var common: CatalogueOptions

  func run() throws {
    try ExitStatus.reporting(in: common.language) {
      let hits = CatalogueSearch(try Catalogue.load(overrides: common.knowledge)).hits(for: words)
      guard !common.json else { return Console.print(JSON.array(hits.map { $0.json(in: common.language) }).text) }
      guard !hits.isEmpty else { return Console.error(Self.nothing[common.language]) }
      let rows = hits.map { [$0.id, $0.title[common.language], $0.kind.word[common.language]] }
      Console.print(TextTable.lines(rows).joined(separator: "\n").forTerminal)
    }
  }

  private static let nothing = LocalizedText(
    fr: "Rien ne contient tous ces mots. Essayez-en un seul, ou un usage\u{A0}: draille catalogue list",
    en: "Nothing holds all these words. Try one of them, or a use: draille catalogue list")
}

extension CatalogueSearch.Hit {
  fileprivate func json(in language: Language) -> JSON {
    .object([("kind", .string(kind.rawValue)), ("id", .string(id)), ("name", .string(title[language]))])
  }
}
