package import Inventories
package import LibXML

/// Everything that draille knows: shipped with the binary, extended or corrected by a folder of the user.
package struct Catalogue: Sendable {
  package internal(set) var families: [Family] = []
  /// In the order of families, then of ids.
  package internal(set) var criteria: [Criterion] = []
  /// By element, the heaviest first.
  private(set) var weightRules: [String: [WeightRule]] = [:]
  package internal(set) var stages: [Stage] = []
  package internal(set) var tasks: [String: TaskTemplate] = [:]
  /// In the order of waves, then of ids.
  package internal(set) var routes: [Route] = []
  /// In the order of ids.
  package internal(set) var modules: [TrainingModule] = []
  package internal(set) var capabilities: [String: LocalizedText] = [:]
  package internal(set) var waves: [String: Int] = [:]
  package internal(set) var topics: [String: LocalizedText] = [:]
  /// What people call facts and values, by `element/@attribute`, `=value` or `@attribute=value`.
  package internal(set) var words: [String: LocalizedText] = [:] {
    didSet { attributeWords = nil }
  }
  /// The first of the words of each attribute, whatever bears it.
  private var attributeWords: [String: LocalizedText]?
  package internal(set) var products: [String: Product] = [:]
  package internal(set) var vendors: [String: Vendor] = [:]
  package internal(set) var licences: [String: Licence] = [:]
  package internal(set) var jurisdictions: [String: Jurisdiction] = [:]
  package internal(set) var lifecycles: [String: Lifecycle] = [:]
  /// How people head the columns of their lists.
  package internal(set) var columns = ListVocabulary()
  /// Where machines keep their settings.
  package internal(set) var probes = Probes()
  /// SHA-256 of each file of the user's folder; nil when none took part.
  var localHashes: [String]?
  /// SHA-256 of every file read, in a fixed order; counted when it is asked for, which most commands never do.
  package var hash: String { givenHash ?? Fingerprint.of((Self.shippedHashes + (localHashes ?? [])).joined()) }
  /// The hash of a catalogue that is made of nothing of the above.
  var givenHash: String?
  /// SHA-256 of the files of the user's folder; nil when none took part.
  package var localHash: String? { localHashes.map { Fingerprint.of($0.joined()) } }
  /// Whether a folder of the user took part.
  package var isExtended: Bool { localHashes != nil }

  private static let shippedHashes = Embedded.files(endingIn: ".xml").map { Fingerprint.of($0.bytes) }

  /// Reasons for which a subject of that element counts more, the heaviest first.
  package func weights(of element: String) -> [WeightRule] {
    weightRules[element] ?? []
  }

  mutating func add(_ rule: WeightRule) {
    var rules = weightRules[rule.element, default: []].filter { $0.id != rule.id } + [rule]
    rules.sort { ($1.weight, $0.id) < ($0.weight, $1.id) }
    weightRules[rule.element] = rules
  }

  package func criterion(_ id: String) -> Criterion? {
    criteria.first { $0.id == id }
  }

  package func module(_ id: String) -> TrainingModule? {
    modules.first { $0.id == id }
  }

  package func capabilityName(_ id: String) -> LocalizedText {
    capabilities[id] ?? LocalizedText(id)
  }

  package func productName(_ id: String) -> String {
    products[id]?.name ?? id
  }
}

extension Catalogue {
  /// What people call a fact written `id/@attribute`; the attribute itself when no word is known.
  package func word(forFact fact: String, in inventory: Inventory) -> LocalizedText {
    guard let (id, attribute) = Inventory.parts(ofFact: fact) else { return LocalizedText(fact) }
    let element = inventory[id]?.name ?? ""
    return words["\(element)/@\(attribute)"] ?? word(forAttribute: attribute) ?? LocalizedText(attribute)
  }

  /// What people call an attribute, whatever bears it: a fact of a criterion may be an expression.
  private func word(forAttribute attribute: String) -> LocalizedText? {
    attributeWords.map { $0[attribute] } ?? Self.attributeWords(words)[attribute]
  }

  private static func attributeWords(_ words: [String: LocalizedText]) -> [String: LocalizedText] {
    var found: [String: (key: String, word: LocalizedText)] = [:]
    for (key, word) in words {
      guard let slash = key.lastIndex(of: "@"), slash != key.startIndex else { continue }
      let attribute = String(key[key.index(after: slash)...])
      if found[attribute].map({ key < $0.key }) ?? true { found[attribute] = (key, word) }
    }
    return found.mapValues(\.word)
  }

  /// Makes what looking words up needs, once everything is read.
  mutating func prepareWords() {
    attributeWords = Self.attributeWords(words)
  }

  /// What people call a value of an attribute, word by word for a list; the value itself when no word is known.
  package func word(forValue value: String, of attribute: String) -> LocalizedText {
    if let word = knownWord(value, of: attribute) { return word }
    let parts = value.split(separator: " ").map(String.init)
    let known = parts.compactMap { knownWord($0, of: attribute) }
    guard parts.count > 1, known.count == parts.count else { return LocalizedText(value) }
    return LocalizedText(fr: known.map(\.fr).joined(separator: ", "), en: known.map(\.en).joined(separator: ", "))
  }

  private func knownWord(_ value: String, of attribute: String) -> LocalizedText? {
    if attribute == "role", let role = words["role:\(value)"] { return role }
    return words["@\(attribute)=\(value)"] ?? words["=\(value)"] ?? products[value].map { LocalizedText($0.name) }
      ?? capabilities[value]
  }

  /// Loads the embedded knowledge, then the files of a folder: an entry of the same id replaces, another is added.
  ///
  /// Shapes are always checked; whether the entries of the folder fit together is left out when `isChecked` is false.
  /// - Throws: `XMLFailure` with every fault of the files, `FileFailure` when the folder cannot be read.
  package static func load(overrides directory: String? = nil, isChecked: Bool = true) throws -> Catalogue {
    var files = Embedded.files(endingIn: ".xml")
    let shipped = files.count
    if let directory {
      for name in try Files.tree(directory) where name.hasSuffix(".xml") && !name.hasSuffix(".cases.xml") {
        let path = directory + "/" + name
        files.append((path, try Files.read(path, limit: Limits.document.size)))
      }
    }
    var loader = CatalogueLoader(shipped: files[..<shipped])
    for file in files[shipped...] { loader.read(file.bytes, path: file.path, isTrusted: false) }
    var catalogue = try loader.finish()
    catalogue.localHashes = directory.map { _ in files[shipped...].map { Fingerprint.of($0.bytes) } }
    // The shipped knowledge is checked by the tests; what a user adds is checked here.
    let faults = catalogue.isExtended && isChecked ? CatalogueCheck.faults(of: catalogue) : []
    guard faults.isEmpty else { throw XMLFailure(faults) }
    return catalogue
  }
}
