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
    case looksLikeUpdate, looksLikePart, category(String), nothing
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
  private let rules: MatchRules
  private let kinds: [String: SoftwareMatch.Kind]

  package init(_ catalogue: Catalogue) {
    rules = MatchRules(catalogue) { $0.kind != "system" }
    kinds = catalogue.products.mapValues { product in
      SoftwareMatch.Kind(rawValue: product.kind) ?? .unknown
    }
  }

  /// Says what a package is; a name that nothing covers stays unknown.
  package func match(_ software: InstalledSoftware) -> SoftwareMatch {
    let key = SoftwareName.key(software.name)
    let version = software.isPackage ? software.version.map(Self.upstream) : software.version
    if software.isUpdate || PackageShape.isUpdate(key) {
      return SoftwareMatch(version: version, kind: .update, confidence: .certain, reason: .looksLikeUpdate)
    }
    guard var found = best(key, software) else { return unmatched(key, software, version: version) }
    found.version = version
    if found.kind == .application, isPart(key, software, found.reason) { found.kind = .library }
    return found
  }

  /// Whether a covered name is only a part of the product; an exact name is the product itself.
  private func isPart(_ key: [UInt8], _ software: InstalledSoftware, _ reason: SoftwareMatch.Reason) -> Bool {
    switch reason {
    case .exactName, .identifier: return false
    default: break
    }
    return software.isPackage ? PackageShape.isPackagePart(key) : PackageShape.isAccessory(key)
  }

  private func unmatched(_ key: [UInt8], _ software: InstalledSoftware, version: String?) -> SoftwareMatch {
    let told = software.category.flatMap { category in
      PackageShape.kind(ofCategory: category).map {
        SoftwareMatch(version: version, kind: $0, confidence: .likely, reason: .category(category))
      }
    }
    if let told, told.kind != .application { return told }
    let isPart = software.isPackage ? PackageShape.isPackagePart(key) : PackageShape.isAccessory(key)
    if isPart { return SoftwareMatch(version: version, kind: .library, confidence: .likely, reason: .looksLikePart) }
    return told ?? SoftwareMatch(version: version, kind: .unknown, reason: .nothing)
  }

  private func best(_ key: [UInt8], _ software: InstalledSoftware) -> SoftwareMatch? {
    if let exact = pick(rules.named(key), software) {
      return result(exact, certain: true, exact.reason)
    }
    let found = pick(rules.covering(key), software)
    guard let short = SoftwareName.shortened(key) else { return found.map { result($0, certain: false, $0.reason) } }
    if let named = pick(rules.named(short), software), named.weight >= found?.weight ?? 0 {
      return result(named, certain: false, .shortenedName(named.written))
    }
    return (found ?? pick(rules.covering(short), software)).map { result($0, certain: false, $0.reason) }
  }

  /// The rule that asks most of the name, among those that the system and the publisher allow.
  private func pick(_ candidates: [Int], _ software: InstalledSoftware) -> MatchRules.Rule? {
    var best: (index: Int, rank: (Int, Int))?
    for index in candidates {
      if let system = rules.rules[index].system, let actual = software.system, system != actual { continue }
      let publisher = rules.rules[index].publisher
      if let publisher {
        guard let actual = software.publisher, SoftwareName.key(actual).holds(publisher) else { continue }
      }
      let rank = (rules.rules[index].weight, (publisher == nil ? 0 : 2) + (rules.rules[index].system == nil ? 0 : 1))
      if best.map({ rank > $0.rank }) ?? true { best = (index, rank) }
    }
    return best.map { rules.rules[$0.index] }
  }

  private func result(
    _ rule: MatchRules.Rule, certain: Bool, _ reason: SoftwareMatch.Reason
  ) -> SoftwareMatch {
    SoftwareMatch(
      product: rule.product, edition: rule.edition, kind: kinds[rule.product] ?? .unknown,
      confidence: certain || rule.publisher != nil ? .certain : .likely, reason: reason)
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
  fileprivate var reason: SoftwareMatch.Reason {
    switch form {
    case .name: .exactName(written)
    case .identifier: .identifier(written)
    case .prefix: .start(written)
    case .pattern, .suffix: .pattern(written)
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
    case .looksLikePart:
      LocalizedText(fr: "c’est une partie d’un autre logiciel", en: "it is a part of another program")
    case .category(let name):
      LocalizedText(
        fr: "l’inventaire le range dans «\u{202F}\(name)\u{202F}»", en: "the inventory files it under “\(name)”")
    case .nothing: LocalizedText(fr: "aucune règle ne couvre ce nom", en: "no rule covers this name")
    }
  }
}
