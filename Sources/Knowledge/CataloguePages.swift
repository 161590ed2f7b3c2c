internal import LibXML
internal import Inventories

/// The reference pages of the catalogue, made from its files; in English with French titles.
package enum CataloguePages {
  /// Every page, by its path in the project.
  package static func all(of catalogue: Catalogue) -> [(path: String, text: String)] {
    [
      ("docs/catalogue/README.md", summary(catalogue)), ("docs/catalogue/products.md", products(catalogue)),
      ("docs/catalogue/lifecycles.md", lifecycles(catalogue)), ("docs/catalogue/jurisdictions.md", law(catalogue)),
      ("docs/catalogue/routes.md", routes(catalogue)),
    ]
  }

  private static func summary(_ catalogue: Catalogue) -> String {
    let statistics = CatalogueStatistics(catalogue)
    func rows(_ rows: [CatalogueStatistics.Row]) -> String {
      table(
        ["", "Number", "With a source", "Checked", "Oldest check"],
        rows.map { [$0.name.en, "\($0.count)", "\($0.sourced)", "\($0.verified)", $0.oldest?.description ?? "–"] })
    }
    return """
      # The catalogue

      Generated from `Knowledge/` by `make docs`; `draille catalogue` shows the same, entry by entry.

      - [Products](products.md): by use, free ones first
      - [Lifecycles](lifecycles.md): support dates
      - [Jurisdictions](jurisdictions.md): where data may go, and since when
      - [Routes](routes.md): ways out of one product and into another
      - [Criteria](../criteria.md)

      ## Entries

      \(rows(statistics.entries))

      ## Dated facts

      \(rows(statistics.facts))

      \(statistics.verifiedShare)% of the dated facts are checked against a source; reports mark the others “to be
      checked”.

      """
  }

  private static func products(_ catalogue: Catalogue) -> String {
    let uses = catalogue.capabilities.sorted { ($0.value.en, $0.key) < ($1.value.en, $1.key) }
    let sections = uses.map { id, title in
      let products = catalogue.products.values.filter { $0.has(id) }
      let order: (Product) -> (Int, String, String) = { ($0.isFreeSomewhere(catalogue) ? 0 : 1, $0.name, $0.id) }
      let rows = products.sorted { order($0) < order($1) }.map { row($0, catalogue) }
      let head = ["Product", "Vendor", "Editions and licences", "Delivery", "Checked"]
      return "## \(title.en) · \(title.fr)\n\n`\(id)`\n\n\(table(head, rows))\n"
    }
    return head("Products", "\(catalogue.products.count) products") + sections.joined(separator: "\n")
  }

  private static func row(_ product: Product, _ catalogue: Catalogue) -> [String] {
    let editions = product.editions.map { edition in
      let isFree = catalogue.isFree(licence: edition.licence)
      return "\(edition.name ?? edition.id): \(edition.licence) (\(catalogue.freedomWord(isFree).en))"
    }
    let vendor = product.vendor.flatMap { catalogue.vendors[$0]?.summary.en } ?? ""
    let checked = product.sources.compactMap(\.verifiedOn).max()
    return [
      "\(product.name) `\(product.id)`", vendor, editions.joined(separator: "; "), product.delivery,
      checked?.description ?? Product.Source.toCheck.en,
    ]
  }

  private static func lifecycles(_ catalogue: Catalogue) -> String {
    let sections = catalogue.lifecycles.values.sorted { $0.id < $1.id }.map { lifecycle in
      let rows = lifecycle.cycles.map { cycle in
        let sources = cycle.sources.isEmpty ? lifecycle.sources : cycle.sources
        return [
          cycle.id, cycle.editions.joined(separator: " "), day(cycle.released), day(cycle.active),
          cycle.isOpen ? "no end announced" : day(cycle.security),
          day(cycle.extended) + (cycle.isExtendedPaid ? " (paid)" : ""),
          sources.compactMap(\.verifiedOn).max()?.description ?? Product.Source.toCheck.en,
        ]
      }
      let head = ["Version", "Editions", "Released", "Active until", "Security until", "Extended until", "Checked"]
      return "## \(lifecycle.name)\n\n`\(lifecycle.id)`\n\n\(table(head, rows))\n"
    }
    return head("Lifecycles", "\(catalogue.lifecycles.count) lifecycles") + sections.joined(separator: "\n")
  }

  private static func law(_ catalogue: Catalogue) -> String {
    let rows = catalogue.jurisdictions.values.sorted { $0.country < $1.country }.map { jurisdiction in
      let decisions = jurisdiction.adequacies.map { decision in
        let doubt = decision.sources.contains { $0.verifiedOn != nil } ? "" : ", \(Product.Source.toCheck.en)"
        return "\(decision.from) → \(decision.to?.description ?? "…"), \(decision.scope), \(decision.decision)\(doubt)"
      }
      let reach = jurisdiction.isExtraterritorial.map { $0 ? "yes" : "no" } ?? "unknown"
      return [
        jurisdiction.country, "\(jurisdiction.title.en) · \(jurisdiction.title.fr)", jurisdiction.isEEA ? "yes" : "no",
        reach, decisions.joined(separator: "; "),
      ]
    }
    let columns = ["Country", "Name", "EEA", "Its law reaches data held elsewhere", "Adequacy decisions"]
    return head("Jurisdictions", "\(catalogue.jurisdictions.count) jurisdictions") + table(columns, rows) + "\n"
  }

  private static func routes(_ catalogue: Catalogue) -> String {
    let rows = catalogue.routes.map { route in
      [
        "\(route.title.en) · \(route.title.fr) `\(route.id)`",
        route.from.map(catalogue.productName).joined(separator: ", "),
        route.to.map(catalogue.productName).joined(separator: ", "), route.cutover, "\(route.steps.count)",
        route.losses.map(\.en).joined(separator: " "),
      ]
    }
    return head("Routes", "\(catalogue.routes.count) routes, in the order of waves")
      + table(["Route", "From", "To", "Cutover", "Steps", "What does not come along"], rows) + "\n"
  }

  private static func head(_ title: String, _ count: String) -> String {
    "# \(title)\n\nGenerated from `Knowledge/` by `make docs`: \(count).\n\n"
  }

  private static func day(_ day: Day?) -> String { day?.description ?? "–" }

  private static func table(_ head: [String], _ rows: [[String]]) -> String {
    let lines = [head, head.map { _ in "---" }] + rows.map { $0.map { $0.replacing("|", with: "\\|") } }
    return lines.map { "| " + $0.joined(separator: " | ") + " |" }.joined(separator: "\n")
  }
}
