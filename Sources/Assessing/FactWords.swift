package import Inventories
package import Knowledge
package import LibXML

/// What people call facts, their values and their sources: the format of inventories says what each value is.
package struct FactWords {
  private let inventory: Inventory
  private let catalogue: Catalogue
  /// What an attribute may hold, by `element/@attribute`, and by `@attribute` whatever bears it.
  private let rules: [String: SchemaOutline.Attribute]
  private let sources: [String: Source]

  package init(_ inventory: Inventory, _ catalogue: Catalogue) {
    self.inventory = inventory
    self.catalogue = catalogue
    sources = Dictionary(inventory.sources.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let outline = InventorySchema.shipped
    let elements = outline?.order.compactMap { outline?.rules[$0] } ?? []
    let named = elements.flatMap { element in element.attributes.map { ("\(element.name)/@\($0.name)", $0) } }
    let bare = elements.flatMap(\.attributes).map { ("@\($0.name)", $0) }
    rules = Dictionary(named + bare, uniquingKeysWith: { first, _ in first })
  }

  /// What people call a fact.
  package func name(of fact: Fact) -> LocalizedText {
    catalogue.word(for: fact, in: inventory)
  }

  /// The value of a fact in words; nil when nobody knows it.
  package func value(of fact: Fact, in finding: Finding) -> LocalizedText? {
    fact.value.map { value($0, of: fact.attribute ?? "", on: fact.element, product: finding.product) }
  }

  /// The value of an attribute in words; `product` tells which editions are meant.
  package func value(
    _ value: String, of attribute: String, on element: String?, product: String? = nil
  ) -> LocalizedText {
    guard !value.isEmpty else { return .present }
    guard let rule = rule(of: attribute, on: element) else { return catalogue.word(forValue: value, of: attribute) }
    if !rule.refers.isEmpty { return list(value) { inventory.label($0) } }
    if rule.catalogue != nil { return list(value, entry) }
    if let name = edition(value, rule, of: product) { return LocalizedText(name) }
    return words(value, as: rule.values, of: attribute)
  }

  /// What people call a source: who spoke, else what it is and of which day.
  package func source(_ id: String) -> LocalizedText {
    guard let source = sources[id] else { return LocalizedText(id) }
    if let role = source.role { return catalogue.word(forValue: role, of: "role") }
    if let by = source.by { return inventory.label(by) }
    let kind = catalogue.word(forValue: source.kind, of: "kind")
    guard let day = source.date?.words else { return kind }
    return LocalizedText(fr: "\(kind.fr) du \(day.fr)", en: "\(kind.en) of \(day.en)")
  }

  /// The name of an entry of the catalogue.
  private func entry(_ id: String) -> LocalizedText {
    catalogue.capabilities[id] ?? LocalizedText(catalogue.productName(id))
  }

  private func rule(of attribute: String, on element: String?) -> SchemaOutline.Attribute? {
    element.flatMap { rules["\($0)/@\(attribute)"] } ?? rules["@\(attribute)"]
  }

  /// Editions are words of each product: the same word means something else elsewhere.
  private func edition(_ value: String, _ rule: SchemaOutline.Attribute, of product: String?) -> String? {
    guard rule.name == "edition" || rule.name == "system-edition" else { return nil }
    let editions = product.flatMap { catalogue.products[$0]?.editions } ?? []
    return editions.first { $0.id == value }?.name ?? value
  }

  private func words(_ value: String, as values: SchemaOutline.Values, of attribute: String) -> LocalizedText {
    switch values {
    case .either(let parts):
      parts.first { $0.allows(value) }.map { words(value, as: $0, of: attribute) } ?? LocalizedText(value)
    case .oneOf, .listOf: catalogue.word(forValue: value, of: attribute)
    case .anyText: LocalizedText(value)
    case .data(let type, let pattern, _, _):
      written(value, type: type, hasPattern: pattern != nil) ?? free(value, type: type, of: attribute)
    }
  }

  /// Days, durations, countries and numbers as people write them.
  private func written(_ value: String, type: String, hasPattern: Bool) -> LocalizedText? {
    switch type {
    case "date": Day(value)?.words
    case "decimal", "integer", "nonNegativeInteger", "positiveInteger": Double(value).map(LocalizedText.number)
    case "string" where hasPattern: .month(value) ?? Day(value)?.words ?? Period.words(value) ?? country(value)
    default: nil
    }
  }

  private func country(_ code: String) -> LocalizedText? {
    code.utf8.count == 2 ? catalogue.jurisdictions[code]?.title : nil
  }

  /// A text, or words that people choose themselves.
  private func free(_ value: String, type: String, of attribute: String) -> LocalizedText {
    guard type.hasPrefix("NMTOKEN") else { return LocalizedText(value) }
    return list(value) { token in
      let word = attribute == "role" ? catalogue.words["role:\(token)"] : catalogue.words["@\(attribute)=\(token)"]
      return word ?? catalogue.capabilities[token] ?? LocalizedText(token.split(separator: "-").joined(separator: " "))
    }
  }

  private func list(_ value: String, _ word: (String) -> LocalizedText) -> LocalizedText {
    let words = value.split(separator: " ").map { word(String($0)) }
    return LocalizedText(fr: words.map(\.fr).joined(separator: ", "), en: words.map(\.en).joined(separator: ", "))
  }
}

extension LocalizedText {
  /// What stands there without a value of its own.
  fileprivate static let present = LocalizedText(fr: "oui", en: "yes")

  fileprivate static func number(_ value: Double) -> LocalizedText {
    LocalizedText(fr: Numeral.french(value), en: Numeral.english(value))
  }

  /// `octobre 2023` for `2023-10`.
  fileprivate static func month(_ value: String) -> LocalizedText? {
    let parts = value.split(separator: "-")
    guard parts.count == 2, parts[0].count == 4, parts[1].count == 2, let month = Int(parts[1]) else { return nil }
    let fr = Day.month(month, in: .fr), en = Day.month(month, in: .en)
    return fr.isEmpty ? nil : LocalizedText(fr: "\(fr)\u{A0}\(parts[0])", en: "\(en)\u{A0}\(parts[0])")
  }
}
