package import Inventories
package import LibXML

extension Catalogue {
  /// Whether an edition of a product is free software; nil when that is not known.
  package func isFree(_ product: String, edition: String?) -> Bool? {
    guard let product = products[product] else { return nil }
    let named = product.editions.first { $0.id == edition || $0.name == edition }
    let assumed = edition == nil ? product.edition(nil) : nil
    if let edition = named ?? assumed { return isFree(licence: edition.licence) }
    // The edition cannot be told: an answer only when all agree.
    let answers = Set(product.editions.map { isFree(licence: $0.licence) })
    return answers.count == 1 ? answers.first ?? nil : nil
  }

  /// Whether an SPDX expression is free; nil when that is not known.
  package func isFree(licence: String) -> Bool? {
    switch licence {
    case "proprietary": return false
    case "unknown": return nil
    default:
      // "A OR B" is free when one is; "A AND B" when all are.
      if licence.contains(" OR ") {
        let parts = licence.split(separator: " OR ").map { isFree(licence: String($0)) }
        return parts.contains(true) ? true : parts.contains(nil) ? nil : false
      }
      let parts = licence.split(separator: " AND ").map { licences[String($0)]?.isFree }
      return parts.contains(false) ? false : parts.contains(nil) ? nil : true
    }
  }

  /// What is known of the support of a version.
  package enum Support: Sendable, Equatable {
    case until(Day, cycle: String)
    /// No end is announced.
    case open(cycle: String)
    case unknown(Gap)
  }

  /// What is missing to tell the support of a version.
  package enum Gap: Sendable, Equatable {
    /// The product is not in the catalogue.
    case product
    /// The catalogue holds no support dates for the product.
    case lifecycle
    /// Nobody told the version.
    case version
    /// The dates that are known are for other versions.
    case cycle
    /// The version is known, its end is not.
    case date
    /// Some editions of that version are still supported, others not, and nobody told the edition.
    case edition
  }

  /// The lifecycle of a product, and the version of it that covers another.
  package func cycle(of product: String, version: String?, edition: String?) -> (
    lifecycle: Lifecycle, cycle: Lifecycle.Cycle
  )? {
    guard let key = products[product]?.lifecycle, let lifecycle = lifecycles[key], let version,
      let cycle = lifecycle.cycle(version: version, edition: edition)
    else { return nil }
    return (lifecycle, cycle)
  }

  /// End of security fixes of a version of a product.
  package func support(_ product: String, version: String?, edition: String?) -> Support {
    guard let product = products[product] else { return .unknown(.product) }
    guard let lifecycle = product.lifecycle.flatMap({ lifecycles[$0] }) else { return .unknown(.lifecycle) }
    guard let version else { return .unknown(.version) }
    guard let cycle = lifecycle.cycle(version: version, edition: edition) else { return .unknown(.cycle) }
    if let end = cycle.freeSupportEnd { return .until(end, cycle: cycle.id) }
    return cycle.isOpen ? .open(cycle: cycle.id) : .unknown(.date)
  }

  /// End of security fixes of a version of a product, as far as a day is concerned: without an edition, an answer only
  /// where all the editions are supported on that day, or none.
  package func support(_ product: String, version: String?, edition: String?, on day: Day) -> Support {
    let answer = support(product, version: version, edition: edition)
    guard edition == nil, let version, let lifecycle = products[product]?.lifecycle.flatMap({ lifecycles[$0] })
    else { return answer }
    let isOver = lifecycle.cycles(covering: version).map { cycle in cycle.freeSupportEnd.map { $0 < day } ?? false }
    return Set(isOver).count > 1 ? .unknown(.edition) : answer
  }

  /// Whether data may go to a country without another ground, on that day.
  ///
  /// - Returns: `yes`, `listed` or `commercial` when only some recipients are covered, `no`; nil for an unknown country.
  package func adequacy(of country: String, on day: Day) -> String? {
    guard let jurisdiction = jurisdictions[country] else { return nil }
    if jurisdiction.isEEA { return "yes" }
    guard let decision = jurisdiction.decision(on: day) else { return "no" }
    return decision.scope == "all" ? "yes" : decision.scope
  }

  /// Whether a vendor is on the list that the decision in force for its country or that of its parent asks for.
  ///
  /// - Returns: `listed`, `not-listed`, `not-concerned` when no such decision is in force; nil when nobody looked.
  package func listing(of vendor: Vendor, on day: Day) -> String? {
    if frameworks(asked: vendor, on: day).isEmpty {
      return vendor.country == nil && vendor.parentCountry == nil ? nil : "not-concerned"
    }
    return listingInForce(of: vendor, on: day).map { $0.isListed ? "listed" : "not-listed" }
  }

  /// The newest statement about a list that counts on that day.
  package func listingInForce(of vendor: Vendor, on day: Day) -> Vendor.Listing? {
    let asked = frameworks(asked: vendor, on: day)
    return vendor.listings.filter { asked.contains($0.framework) && $0.holds(on: day) }.max { $0.seen < $1.seen }
  }

  private func frameworks(asked vendor: Vendor, on day: Day) -> Set<String> {
    Set(
      [vendor.country, vendor.parentCountry].compactMap {
        $0.flatMap { jurisdictions[$0]?.decision(on: day)?.framework }
      })
  }

  /// The property that says what the list of a transfer framework tells of the vendor.
  package static let listingProperty = "transfer-listing"

  /// One property of a product, as criteria ask for it on a day; empty when unknown.
  package func about(_ product: String, _ property: String, on day: Day) -> String {
    guard let product = products[product] else { return "" }
    let vendor = product.vendor.flatMap { vendors[$0] }
    switch property {
    case "name": return product.name
    case "vendor": return vendor?.name ?? ""
    case "vendor-country": return vendor?.country ?? ""
    case "parent-country": return vendor?.parentCountry ?? vendor?.country ?? ""
    case Self.listingProperty: return vendor.flatMap { listing(of: $0, on: day) } ?? ""
    case "personal-data": return product.handlesPersonalData.map { $0 ? "yes" : "no" } ?? ""
    case "protocols": return product.protocols.joined(separator: " ")
    case "exports": return product.exports ?? ""
    case "export-complete": return product.isExportComplete.map { $0 ? "yes" : "no" } ?? ""
    case "capabilities": return product.capabilities.joined(separator: " ")
    case "delivery": return product.delivery
    case "hosting-countries": return product.hostingCountries.joined(separator: " ")
    case "kind": return product.kind
    default: return ""
    }
  }
}

extension Jurisdiction {
  /// The decision in force on a day.
  package func decision(on day: Day) -> Adequacy? {
    adequacies.first { $0.from <= day && ($0.to.map { day <= $0 } ?? true) }
  }
}

extension Vendor.Listing {
  func holds(on day: Day) -> Bool {
    (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
  }
}

extension Catalogue.Gap {
  /// The reason as people read it.
  package var text: LocalizedText {
    switch self {
    case .product: LocalizedText(fr: "produit non reconnu", en: "product not recognised")
    case .lifecycle:
      LocalizedText(fr: "aucune date de fin connue pour ce produit", en: "no end date is known for this product")
    case .version: LocalizedText(fr: "la version n’est pas dite", en: "the version is not told")
    case .cycle:
      LocalizedText(fr: "cette version n’est pas dans nos dates", en: "this version is not among the known dates")
    case .date: LocalizedText(fr: "aucune date de fin annoncée", en: "no end date announced")
    case .edition:
      LocalizedText(
        fr: "la fin dépend de l’édition, qui n’est pas dite", en: "the end depends on the edition, which is not told")
    }
  }
}

extension Lifecycle {
  /// The cycles that cover a version, whatever the edition.
  func cycles(covering version: String) -> [Cycle] {
    let version = version.lowercased()
    return cycles.filter { $0.matches.contains { Wildcard.matches(version, $0.lowercased()) } }
  }

  /// The cycle that covers a version; one that names the edition wins over one that covers all.
  package func cycle(version: String, edition: String?) -> Cycle? {
    let covering = cycles(covering: version)
    let named = covering.filter { cycle in
      guard let edition = edition?.lowercased() else { return false }
      return cycle.editions.contains { Wildcard.matches(edition, $0.lowercased()) }
    }
    if let exact = named.first { return exact }
    if let general = covering.first(where: { $0.editions.isEmpty }) { return general }
    // The edition is not known and it matters: the shortest support is the safe answer.
    return edition == nil
      ? covering.min { ($0.security ?? $0.extended) ?? .distant < ($1.security ?? $1.extended) ?? .distant }
      : covering.first
  }
}

extension Lifecycle.Cycle {
  /// Last day of security fixes that need neither a contract nor an enrolment.
  package var freeSupportEnd: Day? {
    guard let extended, !isExtendedPaid else { return security }
    return security.map { max($0, extended) } ?? extended
  }
}

/// Patterns in which `*` stands for any text.
package enum Wildcard {
  package static func matches(_ text: String, _ pattern: String) -> Bool {
    matches(Array(text.utf8)[...], Array(pattern.utf8)[...])
  }

  private static func matches(_ text: ArraySlice<UInt8>, _ pattern: ArraySlice<UInt8>) -> Bool {
    var text = text, pattern = pattern
    var star: (text: ArraySlice<UInt8>, pattern: ArraySlice<UInt8>)?
    while let byte = text.first {
      if let expected = pattern.first, expected == UInt8(ascii: "*") {
        pattern = pattern.dropFirst()
        star = (text, pattern)
      } else if pattern.first == byte {
        text = text.dropFirst()
        pattern = pattern.dropFirst()
      } else if let back = star {
        text = back.text.dropFirst()
        pattern = back.pattern
        star = (text, pattern)
      } else {
        return false
      }
    }
    return pattern.allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
