internal import LibXML

/// What becomes of an attribute in a copy that is shared.
enum AttributeFate: Equatable {
  case keep, drop
  /// The identity of an element, or citations of some.
  case identity, references
  /// Words, kept when everybody can read them in the shipped knowledge.
  case words
  case catalogue(String)
  case amount, day, lastDay, moment, yearly
  case version, edition, system, vendor, domain
  case serial, identifier, address, hash
  case text

  /// By the attribute, else by the values that the schema allows; what is not known to be harmless is a text.
  init(_ attribute: SchemaOutline.Attribute, of element: String) {
    if let told = Self.told["\(element)/@\(attribute.name)"] ?? Self.told["@\(attribute.name)"] {
      self = told
    } else if attribute.isKey {
      self = .identity
    } else if !attribute.refers.isEmpty {
      self = .references
    } else if let kind = attribute.catalogue {
      self = .catalogue(kind)
    } else {
      self = Self.ofValues(attribute.values, named: attribute.name)
    }
  }

  private static func ofValues(_ values: SchemaOutline.Values, named name: String) -> Self {
    switch values {
    case .oneOf, .listOf: .keep
    case .anyText: .text
    // A date, or a word such as “never”.
    case .either(let parts): parts.allSatisfy(isDayOrWord) ? .day : .text
    case .data(let type, let pattern, _, _): ofData(type, pattern, named: name)
    }
  }

  private static func isDayOrWord(_ values: SchemaOutline.Values) -> Bool {
    switch values {
    case .oneOf: true
    case .data(let type, _, _, _): type == "date"
    default: false
    }
  }

  private static func ofData(_ type: String, _ pattern: String?, named name: String) -> Self {
    switch type {
    case "date": return .day
    case "gMonthDay": return .yearly
    case "NMTOKEN", "NMTOKENS": return .words
    case "decimal", "integer", "nonNegativeInteger":
      return amounts.contains { name == $0 || name.hasSuffix("-" + $0) || name.contains("-\($0)-") } ? .amount : .keep
    case "string": return pattern.map { patterns[$0] ?? .drop } ?? .text
    default: return .drop
    }
  }

  /// What is measured or paid, and not counted by hand.
  private static let amounts = ["gb", "mb", "eur", "mbps", "items", "files", "rows", "lost"]

  private static let patterns: [String: Self] = [
    "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?": .moment, "[A-Z]{2}": .keep, "(P([0-9]+[YMWD])+|PT[0-9]+[HM])": .keep,
  ]

  private static let told: [String: Self] = [
    "inventory/@xml:lang": .keep, "exception/@until": .lastDay, "claim/@expires": .lastDay,
    "exception/@by": .references, "source/@file": .drop, "@sha256": .drop, "origin/@file": .drop,
    "@system-version": .version, "@version": .version, "inventory/@version": .keep, "machine/@version": .keep,
    "system/@build": .version, "@system-edition": .edition, "@edition": .edition, "device/@system-name": .system,
    "system/@name": .system, "@provider": .vendor, "@host-entity": .vendor, "domain/@name": .domain,
    "organisation/@email-domain": .domain, "@name-sha256": .hash, "@installation-sha256": .hash, "@serial": .serial,
    "@uuid": .identifier, "@mac": .address, "@installed-raw": .drop, "@booted-raw": .drop, "@date-raw": .drop,
    "skill/@on": .words, "decision/@about": .words, "system/@arch": .words, "@system-arch": .words,
    "system/@cycle": .words, "claim/@because": .words, "drive/@filesystem": .words, "network/@kind": .words,
    "software/@from": .words, "software/@arch": .words, "dropped/@what": .words, "repair/@what": .words,
    "remote-control/@kind": .words, "origin/@format": .words, "source/@format": .words, "network/@vendor": .vendor,
    "guess/@system": .system, "port/@service": .words, "port/@product": .vendor,
    "check/@tool": .drop, "check/@model": .words, "check-result/@what": .words, "check-finding/@result": .words,
    "check-finding/@severity": .words,
  ]
}
