package import Inventories
package import LibXML

/// How much the catalogue holds, and how much of it somebody checked.
package struct CatalogueStatistics: Sendable {
  /// One sort of entry.
  package struct Row: Sendable {
    package var name: LocalizedText
    package var key: String
    package var count: Int
    package var sourced: Int
    package var verified: Int
    /// Oldest day on which one of the verified entries was checked.
    package var oldest: Day?
  }

  /// Entries, a row a sort; sorts that bear no source of their own say zero.
  package private(set) var entries: [Row] = []
  /// Dated facts, a row a kind.
  package private(set) var facts: [Row] = []
  package let hash: String

  package init(_ catalogue: Catalogue) {
    hash = catalogue.hash
    let facts = catalogue.datedFacts
    self.facts = DatedFact.Kind.allCases.map { kind in
      Row(kind.title, kind.rawValue, facts.filter { $0.kind == kind }.map(\.sources))
    }
    entries = Self.rows(catalogue)
  }

  /// Share of the dated facts that were checked, in per cent, rounded down; 0 when there is none.
  package var verifiedShare: Int {
    let count = facts.map(\.count).reduce(0, +)
    return count == 0 ? 0 : facts.map(\.verified).reduce(0, +) * 100 / count
  }

  private static func rows(_ catalogue: Catalogue) -> [Row] {
    let jurisdictions = catalogue.jurisdictions.values.map { $0.sources + $0.adequacies.flatMap(\.sources) }
    return [
      Row(
        LocalizedText(fr: "logiciels et services", en: "products"), "products", catalogue.products.values.map(\.sources)
      ),
      Row(
        LocalizedText(fr: "éditeurs et hébergeurs", en: "vendors"), "vendors", catalogue.vendors.values.map(\.sources)),
      Row(LocalizedText(fr: "licences", en: "licences"), "licences", catalogue.licences.values.map(\.sources)),
      Row(LocalizedText(fr: "pays", en: "jurisdictions"), "jurisdictions", jurisdictions),
      Row(
        LocalizedText(fr: "durées de vie", en: "lifecycles"), "lifecycles", catalogue.lifecycles.values.map(\.sources)),
      Row(LocalizedText(fr: "usages", en: "capabilities"), "capabilities", catalogue.capabilities.map { _ in [] }),
      Row(LocalizedText(fr: "critères", en: "criteria"), "criteria", catalogue.criteria.map { _ in [] }),
      Row(LocalizedText(fr: "routes", en: "routes"), "routes", catalogue.routes.map(\.sources)),
      Row(LocalizedText(fr: "tâches", en: "tasks"), "tasks", catalogue.tasks.map { _ in [] }),
      Row(
        LocalizedText(fr: "modules de formation", en: "training modules"), "modules", catalogue.modules.map(\.sources)),
    ]
  }
}

extension CatalogueStatistics.Row {
  /// Counts entries by their sources.
  fileprivate init(_ name: LocalizedText, _ key: String, _ sources: [[Product.Source]]) {
    let checked = sources.compactMap { $0.compactMap(\.verifiedOn).max() }
    self.init(
      name: name, key: key, count: sources.count, sourced: sources.count { !$0.isEmpty }, verified: checked.count,
      oldest: checked.min())
  }
}

extension DatedFact.Kind {
  fileprivate var title: LocalizedText {
    switch self {
    case .support: LocalizedText(fr: "dates de fin de suivi", en: "support dates")
    case .adequacy: LocalizedText(fr: "décisions d’adéquation", en: "adequacy decisions")
    case .listing: LocalizedText(fr: "inscriptions sur une liste", en: "listings")
    case .price: LocalizedText(fr: "prix relevés", en: "prices seen")
    }
  }
}

extension CatalogueStatistics {
  /// The statistics as programs read them.
  package var json: JSON {
    .object([
      ("schema", .string("draille-catalogue-stats-1")), ("knowledge", .string(hash)),
      ("entries", .array(entries.map(\.json))), ("datedFacts", .array(facts.map(\.json))),
      ("verifiedPercent", .integer(verifiedShare)),
    ])
  }

  /// The statistics as people read them.
  package func text(in language: Language) -> String {
    let share = LocalizedText(
      fr: "\(verifiedShare)\u{A0}% des faits datés sont vérifiés\u{202F}; les autres portent «\u{A0}à vérifier\u{A0}».",
      en: "\(verifiedShare)% of the dated facts are checked; the others bear “to be checked”.")
    let rows =
      [Self.head(LocalizedText(fr: "Entrées", en: "Entries"), language)] + entries.map { $0.cells(language) }
      + [[], Self.head(LocalizedText(fr: "Faits datés", en: "Dated facts"), language)]
      + facts.map { $0.cells(language) }
    return (TextTable.lines(rows, right: [1, 2, 3]) + ["", share[language]]).joined(separator: "\n")
  }

  private static func head(_ name: LocalizedText, _ language: Language) -> [String] {
    let columns = [
      name, LocalizedText(fr: "nombre", en: "number"), LocalizedText(fr: "avec source", en: "with source"),
      LocalizedText(fr: "vérifiés", en: "checked"), LocalizedText(fr: "le plus ancien", en: "oldest check"),
    ]
    return columns.map { $0[language] }
  }
}

extension CatalogueStatistics.Row {
  fileprivate var json: JSON {
    .object([
      ("kind", .string(key)), ("count", .integer(count)), ("sourced", .integer(sourced)),
      ("verified", .integer(verified)), ("oldest", .optional(oldest?.description)),
    ])
  }

  fileprivate func cells(_ language: Language) -> [String] {
    [name[language], String(count), String(sourced), String(verified), oldest?.description ?? "–"]
  }
}
