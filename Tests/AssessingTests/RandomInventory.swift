import Inventories
import Knowledge
import LibXML
import TestSupport

/// Inventories made up from the schema itself: any fact that the format can hold, known or not.
struct RandomInventory {
  private let outline: SchemaOutline
  private let catalogue: Catalogue
  private let products: [String]
  private(set) var random: Random
  private var ids: [String: [String]] = [:]

  /// Sections that say who stated a fact, or what was decided: no facts themselves.
  private static let skipped: Set<String> = ["claims", "sources", "exceptions", "decisions", "note"]

  init(seed: Int, catalogue: Catalogue) throws {
    outline = try InventorySchema().outline
    self.catalogue = catalogue
    random = Random(seed: seed)
    products = catalogue.products.keys.sorted()
  }

  /// An inventory of some entries of each section; each fact is known one time out of two.
  mutating func make() -> Inventory {
    let document = Document(root: outline.root, name: "random")
    document.root.set("version", to: "1")
    ids = [:]
    let sections = (outline.rules[outline.root]?.children ?? []).filter { !Self.skipped.contains($0.rule) }
    for section in sections { makeIDs(of: section.rule) }
    for section in sections { fill(document.root.append(element(section.rule)?.name ?? section.rule), section.rule) }
    return Inventory(document)
  }

  /// The facts that an inventory leaves unknown, and that can be stated.
  func unknowns(in inventory: Inventory) -> [(node: Node, attribute: SchemaOutline.Attribute)] {
    inventory.root.subtree.flatMap { node in
      (rule(of: node)?.attributes ?? []).filter { node[$0.name] == nil && !$0.isKey && $0.standing == nil }.map {
        (node, $0)
      }
    }
  }

  /// A value that the format allows there.
  mutating func value(of attribute: SchemaOutline.Attribute) -> String? {
    if !attribute.refers.isEmpty { return attribute.refers.flatMap { ids[$0] ?? [] }.randomElement(using: &random) }
    if let kind = attribute.catalogue {
      return kind == "capability"
        ? catalogue.capabilities.keys.sorted().randomElement(using: &random)
        : kind == "product" ? products.randomElement(using: &random) : nil
    }
    return value(attribute.values)
  }

  private func element(_ rule: String) -> SchemaOutline.Element? { outline.rules[rule] }
  private func attributes(_ rule: String) -> [SchemaOutline.Attribute] { element(rule)?.attributes ?? [] }
  private func children(_ rule: String) -> [SchemaOutline.Child] { element(rule)?.children ?? [] }

  private func rule(of node: Node) -> SchemaOutline.Element? {
    outline.rules.values.first { $0.name == node.name && !Self.skipped.contains($0.name) }
  }

  /// Names for the entries of a section, made first so that any other can cite them.
  private mutating func makeIDs(of section: String) {
    for child in children(section) where attributes(child.rule).contains(where: \.isKey) {
      let name = element(child.rule)?.name ?? child.rule
      ids[name] = (0..<Int.random(in: 0...3, using: &random)).map { "\(name)-\($0)" }
    }
  }

  private mutating func fill(_ node: Node, _ rule: String) {
    for attribute in attributes(rule) where !attribute.isKey {
      guard attribute.isRequired || Bool.random(using: &random) else { continue }
      node.set(attribute.name, to: value(of: attribute))
    }
    for child in children(rule) where !Self.skipped.contains(child.rule) {
      let name = element(child.rule)?.name ?? child.rule
      let named = attributes(child.rule).contains { $0.isKey && $0.isRequired }
      if named {
        for id in ids[name] ?? [] {
          let entry = node.append(name, ["id": id])
          fill(entry, child.rule)
        }
      } else if Bool.random(using: &random) {
        fill(node.append(name), child.rule)
      }
    }
  }

  private mutating func value(_ values: SchemaOutline.Values) -> String? {
    switch values {
    case .anyText: "texte"
    case .oneOf(let words), .listOf(let words): words.randomElement(using: &random)
    case .either(let kinds): kinds.randomElement(using: &random).flatMap { value($0) }
    case .data(let type, let pattern, let minimum, let maximum): data(type, pattern, minimum, maximum)
    }
  }

  private mutating func data(_ type: String, _ pattern: String?, _ minimum: Double?, _ maximum: Double?) -> String? {
    switch type {
    case "date": Day(number: 20_600 - Int.random(in: 0...900, using: &random)).description
    case "nonNegativeInteger", "positiveInteger", "decimal", "integer":
      String(Int(minimum ?? 1) + Int.random(in: 0...Int(min(maximum ?? 30, 30)), using: &random))
    case "NMTOKEN", "NMTOKENS", "NCName": "mot"
    default: text(of: pattern)
    }
  }

  /// A text for the few patterns that the format has; nil for another one.
  private mutating func text(of pattern: String?) -> String? {
    guard let pattern else { return "texte" }
    if pattern.hasPrefix("[A-Z]{2}") { return ["FR", "US", "DE", "BR", "CN"].randomElement(using: &random) }
    if pattern.hasPrefix("[0-9]{4}") { return String(Int.random(in: 2012...2026, using: &random)) }
    if pattern.hasPrefix("(P") { return ["P1Y", "P30D", "PT4H"].randomElement(using: &random) }
    return nil
  }
}
