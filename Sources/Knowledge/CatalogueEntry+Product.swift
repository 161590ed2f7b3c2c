internal import Inventories
package import LibXML

extension CatalogueEntry {
  /// A product with all that is known of it.
  init(_ product: Product, in catalogue: Catalogue) {
    self.init(kind: .product, id: product.id, title: LocalizedText(product.name))
    let vendor = product.vendor.flatMap { catalogue.vendors[$0] }
    add("vendor", fr: "Éditeur", en: "Vendor", vendor.map { [$0.summary] } ?? [])
    let kind = SoftwareMatch.Kind(rawValue: product.kind) ?? .unknown
    add("kind-of-software", fr: "Sorte", en: "Sort", [kind.word])
    add("delivery", fr: "Mise à disposition", en: "Delivery", [product.deliveryWord])
    add("editions", fr: "Éditions", en: "Editions", product.editions.map { catalogue.text(of: $0) })
    add("capabilities", fr: "Usages", en: "Capabilities", product.capabilities.map(catalogue.capabilityName))
    add("data", fr: "Données personnelles", en: "Personal data", product.dataText(catalogue))
    add("protocols", fr: "Protocoles ouverts", en: "Open protocols", product.protocols.joinedOrNil)
    add("exports", fr: "Exports", en: "Exports", product.exportText.map { [$0] } ?? [])
    add("hosting", fr: "Hébergement", en: "Hosting", product.hostingCountries.map { catalogue.countryName($0) })
    add("domains", fr: "Domaines", en: "Domains", product.domains.joinedOrNil)
    add("names", fr: "Noms dans un inventaire", en: "Names in an inventory", product.matches.map(\.summary))
    addSupport(product, catalogue)
    add("successor", fr: "Remplacé par", en: "Followed by", product.successor.map(catalogue.productName))
    addAlternatives(product, catalogue)
    add("traps", fr: "À savoir", en: "Know before", product.traps)
    add("prices", fr: "Prix relevés", en: "Prices seen", product.prices.map { $0.text(catalogue) })
    add(product.sources)
  }

  private mutating func addSupport(_ product: Product, _ catalogue: Catalogue) {
    guard let lifecycle = product.lifecycle.flatMap({ catalogue.lifecycles[$0] }) else { return }
    add("support", fr: "Fin de suivi", en: "End of support", lifecycle.cycles.map(\.text))
  }

  private mutating func addAlternatives(_ product: Product, _ catalogue: Catalogue) {
    let found = product.alternatives.map { catalogue.text(of: $0) }
    let gaps = product.gaps.map { gap in
      let use = catalogue.capabilityName(gap.capability)
      return LocalizedText(
        fr: "\(use.fr)\u{A0}: aucune connue. \(gap.note?.fr ?? "")".trimmed,
        en: "\(use.en): none known. \(gap.note?.en ?? "")".trimmed)
    }
    add("alternatives", fr: "Candidats libres", en: "Free candidates", found + gaps)
  }
}

extension Catalogue {
  /// Freedom of an edition in a word.
  package func freedomWord(_ isFree: Bool?) -> LocalizedText {
    switch isFree {
    case true?: LocalizedText(fr: "libre", en: "free")
    case false?: LocalizedText(fr: "pas libre", en: "not free")
    case nil: LocalizedText(fr: "liberté inconnue", en: "freedom unknown")
    }
  }

  fileprivate func text(of edition: Product.Edition) -> LocalizedText {
    let freedom = freedomWord(isFree(licence: edition.licence))
    let name = [edition.name ?? edition.id, edition.licence].joined(separator: ", ")
    let uses = edition.capabilities.map(capabilityName)
    let fr = uses.isEmpty ? "" : " — " + uses.map(\.fr).joined(separator: ", ")
    let en = uses.isEmpty ? "" : " — " + uses.map(\.en).joined(separator: ", ")
    return LocalizedText(fr: "\(name), \(freedom.fr)\(fr)", en: "\(name), \(freedom.en)\(en)")
  }

  fileprivate func text(of alternative: Product.Alternative) -> LocalizedText {
    let use = alternative.capability.map(capabilityName)
    let name = productName(alternative.product)
    let fit = Product.Alternative.words[alternative.fit ?? ""] ?? LocalizedText("")
    func line(_ language: Language, _ colon: String) -> String {
      let head = [use?[language], name].compactMap { $0 }.joined(separator: colon)
      let fit = fit[language].isEmpty ? "" : " (\(fit[language]))"
      return (head + fit + (alternative.note.map { ". " + $0[language] } ?? "")).trimmed
    }
    return LocalizedText(fr: line(.fr, "\u{A0}: "), en: line(.en, ": "))
  }

  func countryName(_ code: String) -> LocalizedText {
    jurisdictions[code]?.title ?? LocalizedText(code)
  }
}

extension Product {
  fileprivate var deliveryWord: LocalizedText {
    switch delivery {
    case "installed": LocalizedText(fr: "installé", en: "installed")
    case "hosted": LocalizedText(fr: "hébergé", en: "hosted")
    default: LocalizedText(fr: "installé ou hébergé", en: "installed or hosted")
    }
  }

  fileprivate var exportText: LocalizedText? {
    let complete = isExportComplete.map {
      $0
        ? LocalizedText(fr: "export complet", en: "complete export")
        : LocalizedText(fr: "export incomplet", en: "incomplete export")
    }
    let parts = [exports.map { LocalizedText($0) }, complete].compactMap { $0 }
    guard !parts.isEmpty else { return nil }
    return LocalizedText(fr: parts.map(\.fr).joined(separator: ", "), en: parts.map(\.en).joined(separator: ", "))
  }

  fileprivate func dataText(_ catalogue: Catalogue) -> [LocalizedText] {
    if !data.isEmpty { return data.map { catalogue.word(forValue: $0, of: "data") } }
    guard let handlesPersonalData else { return [] }
    return [handlesPersonalData ? LocalizedText(fr: "oui", en: "yes") : LocalizedText(fr: "non", en: "no")]
  }
}

extension Product.Alternative {
  fileprivate static let words = [
    "good": LocalizedText(fr: "convient bien", en: "good fit"),
    "partial": LocalizedText(fr: "convient en partie", en: "partial fit"),
    "poor": LocalizedText(fr: "convient mal", en: "poor fit"),
  ]
}

extension Product.Match {
  fileprivate var summary: String {
    let bounds = [publisher, system, edition.map { "→ \($0)" }].compactMap { $0 }
    let written = form == .prefix ? text + "…" : text
    return bounds.isEmpty ? written : "\(written) (\(bounds.joined(separator: ", ")))"
  }
}

extension Product.Price {
  fileprivate func text(_ catalogue: Catalogue) -> LocalizedText {
    func line(_ language: Language) -> String {
      let amount = yearly.map { JSON.number($0).text + LocalizedText(fr: "\u{A0}€ par an", en: " € a year")[language] }
      let parts = [edition, amount, per.map { catalogue.word(forValue: $0, of: "per")[language] }, note?[language]]
        .compactMap { $0 }
      let checked = sources.compactMap(\.verifiedOn).max() == nil ? " — " + Product.Source.toCheck[language] : ""
      return parts.joined(separator: ", ") + " (\(seen))" + checked
    }
    return LocalizedText(fr: line(.fr), en: line(.en))
  }
}

extension Lifecycle.Cycle {
  /// The version with its dates.
  package var text: LocalizedText {
    func line(_ language: Language) -> String {
      let names: [(LocalizedText, String?)] = [
        (LocalizedText(fr: "évolutions", en: "active"), active?.description),
        (
          LocalizedText(fr: "corrections de sécurité", en: "security fixes"),
          security?.description ?? (isOpen ? "…" : nil)
        ),
        (
          LocalizedText(
            fr: isExtendedPaid ? "prolongation payante" : "prolongation",
            en: isExtendedPaid ? "paid extension" : "extension"),
          extended?.description
        ),
      ]
      let told = names.compactMap { name, day in day.map { "\(name[language]) → \($0)" } }
      let label = editions.isEmpty ? id : "\(id) [\(editions.joined(separator: " "))]"
      return "\(label)  \(told.joined(separator: ", "))"
    }
    return LocalizedText(fr: line(.fr), en: line(.en))
  }
}

extension [String] {
  fileprivate var joinedOrNil: String? { isEmpty ? nil : joined(separator: ", ") }
}
