internal import Inventories
internal import LibXML

// What a consultant relies on when leaving a product: a candidate for each of its uses, editions that exist, sources.
extension CatalogueCheck {
  mutating func checkEditions() {
    for product in sortedProducts {
      let editions = Set(product.editions.map(\.id))
      let named = product.matches.compactMap(\.edition) + product.prices.compactMap(\.edition)
      for edition in named.unique where !editions.contains(edition) {
        report(.dangling(edition, "edition", of: product.id))
      }
      requireCapabilities(product.editions.flatMap(\.capabilities), of: product.id)
    }
  }

  /// Every use of a product that is not free has a free candidate, or says that none is known.
  mutating func checkCandidates() {
    for product in sortedProducts where isToLeave(product) {
      for capability in product.allCapabilities where !hasCandidate(product, for: capability) {
        report(.withoutCandidate(product.id, capability))
      }
      for alternative in product.alternatives where catalogue.products[alternative.product].map(isToLeave) == true {
        report(.candidateNotFree(alternative.product, of: product.id))
      }
    }
  }

  mutating func checkSources() {
    for fact in catalogue.datedFacts where fact.sources.isEmpty {
      report(.withoutSource("\(fact.owner) (\(fact.detail))"))
    }
  }

  private var sortedProducts: [Product] {
    catalogue.products.values.sorted { $0.id < $1.id }
  }

  /// A program or system whose editions are all known not to be free.
  private func isToLeave(_ product: Product) -> Bool {
    ["application", "system"].contains(product.kind)
      && product.editions.allSatisfy { catalogue.isFree(licence: $0.licence) == false }
  }

  private func hasCandidate(_ product: Product, for capability: String) -> Bool {
    if product.gaps.contains(where: { $0.capability == capability }) { return true }
    return product.alternatives.contains { alternative in
      guard let candidate = catalogue.products[alternative.product] else { return false }
      return alternative.capability == capability || alternative.capability == nil && candidate.has(capability)
    }
  }
}

extension Product {
  /// What the product and its editions do.
  package var allCapabilities: [String] { (capabilities + editions.flatMap(\.capabilities)).unique }
}

extension Diagnostic {
  fileprivate static func withoutCandidate(_ product: String, _ capability: String) -> Diagnostic {
    Diagnostic(
      .error, "KNO-005", at: Location(file: product),
      LocalizedText(
        fr: "n’a pas de candidat libre pour «\u{202F}\(capability)\u{202F}»",
        en: "has no free candidate for “\(capability)”"),
      help: LocalizedText(
        fr: "ajoutez <alternative>, ou <no-alternative> qui dit pourquoi aucun n’est connu",
        en: "add <alternative>, or <no-alternative> that says why none is known"))
  }

  fileprivate static func candidateNotFree(_ candidate: String, of owner: String) -> Diagnostic {
    Diagnostic(
      .error, "KNO-006", at: Location(file: owner),
      LocalizedText(
        fr: "propose «\u{202F}\(candidate)\u{202F}», qui n’est pas libre",
        en: "offers “\(candidate)”, which is not free"))
  }

  fileprivate static func withoutSource(_ fact: String) -> Diagnostic {
    Diagnostic(
      .error, "KNO-007", at: Location(file: fact),
      LocalizedText(fr: "porte une date sans source", en: "bears a date without a source"),
      help: LocalizedText(
        fr: "ajoutez <source>\u{202F}; sans verified-on, il sera marqué «\u{A0}à vérifier\u{A0}»",
        en: "add <source>; without verified-on it will be marked “to be checked”"))
  }
}
