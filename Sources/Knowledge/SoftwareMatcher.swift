package import LibXML

/// One installed package, as an inventory names it.
package struct InstalledSoftware: Sendable, Hashable {
  package var name: String
  package var version: String?
  package var publisher: String?
  package var system: SystemFamily?
  /// Section, folder or class that the agent gives.
  package var category: String?
  /// The agent says that it corrects something else.
  package var isUpdate: Bool
  /// Installed by the package manager of a distribution.
  package var isPackage: Bool

  package init(
    name: String, version: String? = nil, publisher: String? = nil, system: SystemFamily? = nil,
    category: String? = nil, isUpdate: Bool = false, isPackage: Bool = false
  ) {
    self.name = name
    self.version = version
    self.publisher = publisher
    self.system = system
    self.category = category
    self.isUpdate = isUpdate
    self.isPackage = isPackage
  }
}

/// What is known of one installed package.
package struct SoftwareMatch: Sendable, Hashable {
  /// What it is for the person who uses the machine.
  package enum Kind: String, Sendable {
    case application, system, library, driver, font, update, unknown
  }

  /// How sure it is.
  package enum Confidence: String, Sendable {
    case certain, likely
  }

  /// Why.
  package enum Reason: Sendable, Hashable {
    case identifier(String), exactName(String), shortenedName(String), start(String), pattern(String)
    case looksLikeUpdate, looksLike(Kind), category(String), nothing
  }

  package var product: String?
  package var edition: String?
  /// Version to look up: without what a distribution adds to it.
  package var version: String?
  package var kind: Kind
  package var confidence: Confidence?
  package var reason: Reason

  package init(
    product: String? = nil, edition: String? = nil, version: String? = nil, kind: Kind, confidence: Confidence? = nil,
    reason: Reason
  ) {
    self.product = product
    self.edition = edition
    self.version = version
    self.kind = kind
    self.confidence = confidence
    self.reason = reason
  }
}

/// Recognises installed software from the names that inventories give.
///
/// Make one for a catalogue and use it for many machines.
package struct SoftwareMatcher: Sendable {
  /// What a product lends to its matches.
  fileprivate struct Known: Sendable {
    var id: String
    var kind: SoftwareMatch.Kind
    var editions: [(id: String, words: [UInt8])]
  }

  private let rules: MatchRules
  private let products: [Known]

  package init(_ catalogue: Catalogue) {
    let products = catalogue.products.values.filter { !$0.isOperatingSystem }.sorted { $0.id < $1.id }
    rules = MatchRules(products)
    self.products = products.map { product in
      let kind = SoftwareMatch.Kind(rawValue: product.kind) ?? .unknown
      let tellsEditions = kind == .application && product.editions.count > 1
      return Known(
        id: product.id, kind: kind,
        editions: tellsEditions ? product.editions.flatMap { $0.names(within: product.name) } : [])
    }
  }

  /// Says what a package is; a name that nothing covers stays unknown.
  package func match(_ software: InstalledSoftware) -> SoftwareMatch {
    SoftwareName.key(software.name).withUnsafeBufferPointer { match(software, $0) }
  }

  private func match(_ software: InstalledSoftware, _ key: NameBytes) -> SoftwareMatch {
    let looksLikePackage = SoftwareName.looksLikePackage(software.name)
    let isPackage = software.isPackage || looksLikePackage && (software.system ?? .linux) == .linux
    let shape = NameShape.kind(key, isPackage: isPackage)
    if software.isUpdate || shape == .update {
      return SoftwareMatch(
        version: version(of: software, isPackage), kind: .update, confidence: .certain, reason: .looksLikeUpdate)
    }
    guard let found = best(key, software, looksLikePackage: looksLikePackage) else {
      return identified(software) ?? unmatched(software, shape, isPackage: isPackage)
    }
    let rule = rules.rules[found.rule]
    if rule.form == .pattern, let identified = identified(software) { return identified }
    let product = products[rule.product]
    let edition = rule.edition ?? product.edition(in: key)
    var match = SoftwareMatch(
      product: product.id, edition: edition,
      version: version(of: software, isPackage) ?? nameVersion(key, software, from: found.end, edition: edition),
      kind: product.kind, confidence: found.isExact || rule.publisher != nil ? .certain : .likely,
      reason: rule.reason(isExact: found.isExact))
    if let part = part(found, rule.form, product.kind, key, shape, isPackage: isPackage) {
      match.kind = part
      match.reason = .looksLike(part)
    }
    return match
  }

  /// The kind of a covered name that is only a part of its product, or serves it.
  private func part(
    _ found: MatchRules.Found, _ form: MatchRules.Form, _ kind: SoftwareMatch.Kind, _ key: NameBytes,
    _ shape: SoftwareMatch.Kind?, isPackage: Bool
  ) -> SoftwareMatch.Kind? {
    switch kind {
    case .application where found.isExact:
      // Its own name may speak of fonts or drivers, or start as a library does.
      return isPackage && shape == .library && !key.holds("lib", at: 0) ? shape : nil
    case .application:
      if let shape { return shape }
      // A distribution cuts a program into packages, of which few are the program.
      let isOther = isPackage && form == .prefix && found.end < key.count && !NameTail.isOnlyTail(key, from: found.end)
      return isOther ? .library : nil
    case .system, .library: return !found.isExact && (shape == .driver || shape == .font) ? shape : nil
    default: return nil
    }
  }

  private func unmatched(
    _ software: InstalledSoftware, _ shape: SoftwareMatch.Kind?, isPackage: Bool
  ) -> SoftwareMatch {
    var match = SoftwareMatch(version: version(of: software, isPackage), kind: .unknown, reason: .nothing)
    if let kind = shape ?? software.category.flatMap(PackageCategory.kind) {
      match.kind = kind
      match.confidence = .likely
      match.reason = shape.map { .looksLike($0) } ?? .category(software.category ?? "")
    }
    return match
  }

  /// The rule that asks most of the name, among those that the system and the publisher allow.
  private func best(
    _ key: NameBytes, _ software: InstalledSoftware, looksLikePackage: Bool, isReading: Bool = false
  ) -> MatchRules.Found? {
    let system = software.system
    var publisher: [UInt8]?
    return rules.best(key) { index, rule in
      guard Self.allows(rule, system, looksLikePackage, isReading: isReading) else { return false }
      guard rule.asksPublisher, let asked = rules.rules[index].publisher else { return true }
      publisher = publisher ?? software.publisher.map(SoftwareName.key)
      return publisher?.holds(asked) ?? false
    }
  }

  /// Whether a rule may speak of that system; where none is told, wide rules for one system need a name that fits it.
  private static func allows(
    _ rule: MatchRules.Condition, _ system: SystemFamily?, _ looksLikePackage: Bool, isReading: Bool
  ) -> Bool {
    guard let bound = rule.system else { return true }
    if let system { return system == bound }
    // A word of an identifier is too little for the short names that one system gives its own programs.
    if isReading { return bound == .linux }
    if rule.form == .name || rule.form == .identifier { return true }
    return bound == .linux ? looksLikePackage : !rule.isOpen
  }

  /// What an identifier such as `org.example.Program` or `Maker.Program` names, read as words.
  private func identified(_ software: InstalledSoftware) -> SoftwareMatch? {
    guard !software.isPackage else { return nil }
    for reading in PackageIdentifier.readings(of: software.name) {
      let found = reading.withUnsafeBufferPointer { key in
        NameShape.kind(key, isPackage: false) == nil
          ? best(key, software, looksLikePackage: true, isReading: true) : nil
      }
      guard let rule = found.map({ rules.rules[$0.rule] }), products[rule.product].kind == .application else {
        continue
      }
      return SoftwareMatch(
        product: products[rule.product].id, edition: rule.edition, version: software.version, kind: .application,
        confidence: .likely, reason: .identifier(rule.written))
    }
    return nil
  }

  private func version(of software: InstalledSoftware, _ isPackage: Bool) -> String? {
    isPackage ? software.version.map(Self.upstream) : software.version
  }

  /// The version that the name itself tells, as it writes it; the year of an edition is none.
  private func nameVersion(_ key: NameBytes, _ software: InstalledSoftware, from end: Int, edition: String?) -> String?
  {
    guard end < key.count, let found = NameTail.version(in: key, from: end) else { return nil }
    let text = String(decoding: found, as: UTF8.self)
    guard text != edition else { return nil }
    // Letters keep their case.
    guard found.contains(where: \.isLetter) else { return text }
    return software.name.split(whereSeparator: { " ()_".contains($0) }).map(String.init).first {
      $0.lowercased() == text || $0.lowercased() == "v" + text
    } ?? text
  }

  /// `1:7.3.7-0ubuntu1` is version 7.3.7 of its authors.
  private static func upstream(_ version: String) -> String {
    let bytes = Array(version.utf8)
    var text = bytes[...]
    if let colon = text.firstIndex(of: UInt8(ascii: ":")), text[..<colon].allSatisfy(\.isDigit) {
      text = text[(colon + 1)...]
    }
    if let dash = text.lastIndex(of: .dash) { text = text[..<dash] }
    if let more = text.firstIndex(where: { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "~") }) {
      text = text[..<more]
    }
    return text.isEmpty || text.count == bytes.count ? version : String(decoding: text, as: UTF8.self)
  }
}

extension MatchRules.Rule {
  fileprivate func reason(isExact: Bool) -> SoftwareMatch.Reason {
    switch form {
    case .name: isExact ? .exactName(written) : .shortenedName(written)
    case .identifier: .identifier(written)
    case .prefix: .start(written)
    case .pattern, .suffix: .pattern(written)
    }
  }
}

extension SoftwareMatcher.Known {
  /// The edition that a name tells, the longest one first.
  fileprivate func edition(in key: NameBytes) -> String? {
    guard !editions.isEmpty else { return nil }
    return editions.filter { key.holds($0.words, asWords: true) }.max { $0.words.count < $1.words.count }?.id
  }
}

extension Product {
  /// Whether machines run on it; a product of that kind without a use of its own is only a part of one.
  var isOperatingSystem: Bool { kind == "system" && !capabilities.isEmpty }
}

extension Product.Edition {
  /// What names say when they mean this edition: its own names, without the words of the product.
  fileprivate func names(within product: String) -> [(id: String, words: [UInt8])] {
    let common = Set(product.lowercased().split(separator: " ") + ["edition"])
    return (name ?? id).split(separator: ",").compactMap { part in
      let words = part.lowercased().split(separator: " ").filter { !common.contains($0) }
      let key = SoftwareName.key(words.joined(separator: " "))
      return key.count < 3 ? nil : (id, key)
    }
  }
}

extension SoftwareMatch.Reason {
  /// The reason as people read it.
  package var text: LocalizedText {
    switch self {
    case .identifier(let text):
      LocalizedText(
        fr: "c’est l’identifiant du paquet «\u{202F}\(text)\u{202F}»",
        en: "this is the identifier of the package “\(text)”")
    case .exactName: LocalizedText(fr: "c’est le nom exact", en: "this is the exact name")
    case .shortenedName(let name):
      LocalizedText(
        fr: "c’est le nom «\u{202F}\(name)\u{202F}», suivi d’une version ou d’une langue",
        en: "this is the name “\(name)” with a version or a language after it")
    case .start(let text):
      LocalizedText(fr: "le nom commence par «\u{202F}\(text)\u{202F}»", en: "the name starts with “\(text)”")
    case .pattern(let text):
      LocalizedText(fr: "le nom a la forme «\u{202F}\(text)\u{202F}»", en: "the name has the form “\(text)”")
    case .looksLikeUpdate: LocalizedText(fr: "c’est une mise à jour", en: "it is an update")
    case .looksLike(.driver): LocalizedText(fr: "le nom dit que c’est un pilote", en: "the name says it is a driver")
    case .looksLike(.font): LocalizedText(fr: "le nom dit que c’est une police", en: "the name says it is a font")
    case .looksLike:
      LocalizedText(fr: "c’est une partie d’un autre logiciel", en: "it is a part of another program")
    case .category(let name):
      LocalizedText(
        fr: "l’inventaire le range dans «\u{202F}\(name)\u{202F}»", en: "the inventory files it under “\(name)”")
    case .nothing: LocalizedText(fr: "aucune règle ne couvre ce nom", en: "no rule covers this name")
    }
  }
}
