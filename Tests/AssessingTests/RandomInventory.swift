import Inventories
import Knowledge
import LibXML
import TestSupport

/// Inventories made up from the schema itself: any fact that the format can hold, known or not.
struct RandomInventory {
  private let outline: SchemaOutline
  private let catalogue: Catalogue
  private let vocabulary: Vocabulary
  /// A few products, so that the same one stands in several places.
  private let products: [String]
  private let systems: [String]
  private(set) var random: Random
  private var ids: [String: [String]] = [:]

  /// Sections that say who stated a fact, or what was decided: no facts themselves.
  private static let skipped: Set<String> = ["claims", "sources", "exceptions", "decisions", "note"]

  init(seed: Int, catalogue: Catalogue) throws {
    outline = try InventorySchema().outline
    self.catalogue = catalogue
    vocabulary = Vocabulary(catalogue)
    var random = Random(seed: seed)
    let all = catalogue.products.values.sorted { $0.id < $1.id }
    let suites = all.filter { $0.capabilities.contains("office-suite") && $0.delivery == "installed" }
    products = (all.shuffled(using: &random).prefix(8) + suites.shuffled(using: &random).prefix(2)).map(\.id)
    systems = all.filter { $0.kind == "system" }.shuffled(using: &random).prefix(4).map(\.id)
    self.random = random
  }

  /// An inventory of some entries of each section; each fact is known one time out of two.
  mutating func make() -> Inventory {
    let document = Document(root: outline.root, name: "random")
    document.root.set("version", to: "1")
    ids = [:]
    let sections = (outline.rules[outline.root]?.children ?? []).filter { !Self.skipped.contains($0.rule) }
    for section in sections { makeIDs(of: section.rule) }
    ids["organisation"] = ["organisation-0"]
    let inventory = Inventory(document)
    for section in sections {
      let name = element(section.rule)?.name ?? section.rule
      fill(document.root.append(name, ["id": ids[name]?.first]), section.rule, inventory)
    }
    return inventory
  }

  /// The facts that an inventory leaves unknown, and that can be stated.
  func unknowns(in inventory: Inventory) -> [(node: Node, attribute: SchemaOutline.Attribute)] {
    inventory.root.children.filter { !Self.skipped.contains($0.name) }.flatMap(\.subtree).flatMap { node in
      (rule(of: node)?.attributes ?? []).filter {
        node[$0.name] == nil && !$0.isKey && $0.standing == nil && !isGiven($0.name, of: node)
      }.map { (node, $0) }
    }
  }

  /// States a fact; half of the facts are proven, so that criteria which ask for evidence can pass too.
  mutating func state(_ value: String?, of attribute: String, on node: Node, in inventory: Inventory) {
    node.set(attribute, to: value)
    guard Bool.random(using: &random), let id = node["id"], let value else { return }
    let claims = inventory.root.first("claims") ?? inventory.root.append("claims")
    claims.append("claim", ["of": "\(id)/@\(attribute)", "value": value, "source": "source", "rank": "tested"])
  }

  /// A value that suits the fact, and that the format allows there.
  mutating func value(of attribute: SchemaOutline.Attribute, on node: Node) -> String? {
    let isList = if case .data("NMTOKENS", _, _, _) = attribute.values { true } else { false }
    if !attribute.refers.isEmpty {
      // What is not a copy in the cloud lies on a machine.
      let isLocal = node.name == "backup" && attribute.name == "where" && node["to"] != "cloud"
      let kinds = attribute.refers.filter { !isLocal || $0 != "service" }
      let known = kinds.flatMap { ids[$0] ?? [] }.shuffled(using: &random)
      return known.isEmpty
        ? nil : known.prefix(isList ? Int.random(in: 1...2, using: &random) : 1).joined(separator: " ")
    }
    if let kind = attribute.catalogue {
      if kind == "capability" { return catalogue.capabilities.keys.sorted().randomElement(using: &random) }
      return (attribute.name == "system" ? systems : products).randomElement(using: &random)
    }
    switch attribute.name {
    // An edition or a version is one of the product; of an unknown product, nobody can say which.
    case "edition", "system-edition":
      return catalogue.product(of: node)?.editions.randomElement(using: &random)?.id
    case "version", "system-version":
      return catalogue.cycles(of: node).randomElement(using: &random)?.matches.first?.replacing("*", with: "1") ?? "1"
    // What was measured under one name is one product.
    case "name" where node.name == "installed": return "logiciel \(Int.random(in: 0...999_999, using: &random))"
    case "to" where node["where"]?.hasPrefix("service") == true: return "cloud"
    case "hosting-country":
      if let known = catalogue.product(of: node)?.hostingCountries.randomElement(using: &random) { return known }
    default: break
    }
    return vocabulary.words[node.name + "/@" + attribute.name]?.randomElement(using: &random) ?? value(attribute.values)
  }

  /// Whether the catalogue, or another fact, already tells the fact.
  ///
  /// Stating another value is then no answer but a correction, which may well change a result.
  private func isGiven(_ attribute: String, of node: Node) -> Bool {
    // Where data lie is one question: a service, machines or a place.
    if node.name == "data-location", ["in", "on", "site"].contains(attribute) {
      return node["in"] != nil || node["on"] != nil || node["site"] != nil
    }
    if node.name == "data-location", attribute == "host-country", node["on"] != nil || node["site"] != nil {
      return true
    }
    if node.name == "data-location", attribute == "host-country", let service = node["in"] {
      return node.document.root.subtree.first { $0["id"] == service }.map {
        $0["hosting-country"] != nil || isGiven("hosting-country", of: $0)
      } ?? false
    }
    if node.name == "service", attribute == "hosting-country", isPlaced(node) { return true }
    // A name stands where the catalogue knows no product; an entry without either says nothing.
    if node.name == "installed", attribute == "product" || attribute == "name" { return true }
    guard let product = catalogue.product(of: node) else { return false }
    return switch attribute {
    case "edition", "system-edition":
      product.edition(nil) != nil && catalogue.cycles(of: node).allSatisfy(\.editions.isEmpty)
    case "capability": !product.capabilities.isEmpty
    case "personal-data": product.handlesPersonalData != nil
    case "export-complete": product.isExportComplete != nil
    case "parent-country":
      product.vendor.flatMap { catalogue.vendors[$0] }.flatMap { $0.parentCountry ?? $0.country } != nil
    // What runs on our machines only has no data centre.
    case "hosting-country": product.delivery == "installed" || product.hostingCountries.count == 1
    case "closed-features": product.editions.allSatisfy { catalogue.isFree(licence: $0.licence) == true }
    default: false
    }
  }

  /// Whether a place of the data of a service tells a country.
  private func isPlaced(_ service: Node) -> Bool {
    service.document.root.subtree.contains { $0["in"] == service["id"] && $0["host-country"] != nil }
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

  private mutating func fill(_ node: Node, _ rule: String, _ inventory: Inventory) {
    // Products first: other facts depend on them.
    let facts = attributes(rule).filter { !$0.isKey }
    for attribute in facts.filter({ $0.catalogue == "product" }) + facts.filter({ $0.catalogue != "product" }) {
      let isName = node.name == "installed" && attribute.name == "name"
      guard attribute.isRequired || (isName ? node["product"] == nil : Bool.random(using: &random)) else { continue }
      state(value(of: attribute, on: node), of: attribute.name, on: node, in: inventory)
    }
    for child in children(rule) where !Self.skipped.contains(child.rule) {
      let name = element(child.rule)?.name ?? child.rule
      let named = attributes(child.rule).contains { $0.isKey && $0.isRequired }
      if named {
        for id in ids[name] ?? [] {
          let entry = node.append(name, ["id": id])
          fill(entry, child.rule, inventory)
        }
      } else if Bool.random(using: &random) {
        fill(node.append(name), child.rule, inventory)
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

/// Words that criteria know, for the facts that may hold any word.
private struct Vocabulary {
  /// By `element/@attribute`.
  let words: [String: [String]]

  init(_ catalogue: Catalogue) {
    var words = [
      "activity/@purpose": ["adhesion", "paie", "lettre"], "service/@label": ["hds", "chatons", "iso27001"],
      "data/@category": ["members", "donors", "contacts", "accounts"],
    ]
    let expressions = catalogue.criteria.flatMap { [$0.select, $0.known, $0.pass] + $0.lets.map(\.value) + $0.facts.map(\.path) }
    for (fact, start) in [
      ("measure/@kind", "measure[@kind='"), ("document/@topic", "document[@topic='"),
      ("person/@referent-for", "(@referent-for, '"),
    ] {
      let found = expressions.flatMap {
        $0.split(separator: start).dropFirst().compactMap { $0.split(separator: "'").first }
      }
      words[fact] = Set(found.map(String.init)).sorted()
    }
    self.words = words
  }
}

extension Catalogue {
  func product(of node: Node) -> Product? {
    (node["product"] ?? (node.name == "device" ? node["system"] : nil)).flatMap { products[$0] }
  }

  fileprivate func cycles(of node: Node) -> [Lifecycle.Cycle] {
    product(of: node)?.lifecycle.flatMap { lifecycles[$0] }?.cycles ?? []
  }
}
