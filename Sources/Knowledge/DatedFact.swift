package import Inventories
package import LibXML

/// A statement of the knowledge that time can make wrong: a support date, a decision of law, a list, a price.
package struct DatedFact: Sendable {
  /// What sort of statement it is.
  package enum Kind: String, Sendable, CaseIterable {
    case support, adequacy, listing, price
  }

  package var kind: Kind
  /// Entry that states it.
  package var owner: String
  /// Which of the statements of the entry: a cycle, a decision, a framework, an edition.
  package var detail: String
  package var sources: [Product.Source]

  /// Last day on which somebody checked it against a source; nil: to be checked.
  package var verifiedOn: Day? { sources.compactMap(\.verifiedOn).max() }
}

extension Catalogue {
  /// Every dated fact, in the order of kinds and ids.
  package var datedFacts: [DatedFact] {
    supportFacts + adequacyFacts + listingFacts + priceFacts
  }

  private var supportFacts: [DatedFact] {
    lifecycles.values.sorted { $0.id < $1.id }.flatMap { lifecycle in
      lifecycle.cycles.map { cycle in
        DatedFact(
          kind: .support, owner: lifecycle.id, detail: cycle.id,
          sources: cycle.sources.isEmpty ? lifecycle.sources : cycle.sources)
      }
    }
  }

  private var adequacyFacts: [DatedFact] {
    jurisdictions.values.sorted { $0.country < $1.country }.flatMap { jurisdiction in
      jurisdiction.adequacies.map {
        DatedFact(
          kind: .adequacy, owner: jurisdiction.country, detail: $0.decision.isEmpty ? "\($0.from)" : $0.decision,
          sources: $0.sources)
      }
    }
  }

  private var listingFacts: [DatedFact] {
    vendors.values.sorted { $0.id < $1.id }.flatMap { vendor in
      vendor.listings.map {
        DatedFact(kind: .listing, owner: vendor.id, detail: $0.framework, sources: $0.sources)
      }
    }
  }

  private var priceFacts: [DatedFact] {
    products.values.sorted { $0.id < $1.id }.flatMap { product in
      product.prices.map {
        DatedFact(kind: .price, owner: product.id, detail: $0.edition ?? "\($0.seen)", sources: $0.sources)
      }
    }
  }
}

extension Product.Source {
  /// What readers see when nobody checked the source.
  package static let toCheck = LocalizedText(fr: "à vérifier", en: "to be checked")
}
