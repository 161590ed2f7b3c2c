import ArgumentParser
import Inventories
import Knowledge
import LibXML

/// `draille catalogue list`: the products that serve a use, or the uses.
struct CatalogueListCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "list",
      abstract: Say.here(
        fr: "Liste les logiciels d’un usage ; sans usage, liste les usages.".withFrenchSpaces,
        en: "Lists the products of a use; without one, lists the uses."))
  }

  @Option(help: ArgumentHelp(Say.here(fr: "Usage, comme mail.", en: "Use, such as mail."), valueName: "ID"))
  var capability: String?

  @Flag(help: ArgumentHelp(Say.here(fr: "Seulement ceux qui sont libres.", en: "Only those that are free.")))
  var free = false

  @OptionGroup var common: CatalogueOptions

  func run() throws {
    try ExitStatus.reporting(in: common.language) {
      let catalogue = try Catalogue.load(overrides: common.knowledge)
      let rows = try capability.map { try products(of: $0, in: catalogue) } ?? uses(of: catalogue)
      Console.print(common.json ? JSON.array(rows.map(\.json)).text : text(rows))
    }
  }

  /// One line of the list.
  private struct Row {
    var cells: [String]
    var json: JSON
  }

  private func text(_ rows: [Row]) -> String {
    TextTable.lines(rows.map(\.cells)).joined(separator: "\n").forTerminal
  }

  private func uses(of catalogue: Catalogue) -> [Row] {
    catalogue.capabilities.sorted { $0.key < $1.key }.map { id, title in
      let all = catalogue.products.values.filter { $0.has(id) }
      let free = all.count { $0.isFreeSomewhere(catalogue) }
      let count = LocalizedText(
        fr: "\(all.count), dont \(free) \(free > 1 ? "libres" : "libre")", en: "\(all.count), \(free) of them free")
      return Row(
        cells: [id, title[common.language], count[common.language]],
        json: .object([
          ("id", .string(id)), ("name", .string(title[common.language])), ("products", .integer(all.count)),
          ("free", .integer(free)),
        ]))
    }
  }

  private func products(of capability: String, in catalogue: Catalogue) throws -> [Row] {
    guard catalogue.capabilities[capability] != nil else { throw ValidationError(unknown(capability, catalogue)) }
    let found = catalogue.products.values.filter { $0.has(capability) && (!free || $0.isFreeSomewhere(catalogue)) }
    let order: (Product) -> (Int, String, String) = { ($0.isFreeSomewhere(catalogue) ? 0 : 1, $0.name, $0.id) }
    return found.sorted { order($0) < order($1) }.map { row($0, catalogue) }
  }

  private func row(_ product: Product, _ catalogue: Catalogue) -> Row {
    let isFree = catalogue.isFree(product.id, edition: nil)
    let depends = LocalizedText(fr: "selon l’édition", en: "depends on the edition")
    let isMixed = isFree == nil && product.isFreeSomewhere(catalogue)
    let word = isMixed ? depends : catalogue.freedomWord(isFree)
    return Row(
      cells: [product.id, product.name, word[common.language], product.delivery],
      json: .object([
        ("id", .string(product.id)), ("name", .string(product.name)), ("free", isFree.map(JSON.boolean) ?? .null),
        ("delivery", .string(product.delivery)),
      ]))
  }

  private func unknown(_ capability: String, _ catalogue: Catalogue) -> String {
    let text = LocalizedText(fr: "usage inconnu\u{A0}: \(capability)", en: "unknown use: \(capability)")
    return text.with(suggestionFor: capability, among: Array(catalogue.capabilities.keys), in: common.language)
  }
}
