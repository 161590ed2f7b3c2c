internal import Knowledge
internal import LibXML

extension Anonymiser {
  /// What the copy says instead of a value; nil when it says nothing.
  ///
  /// What is required gets another name where something optional would be left out.
  func value(
    _ value: String, of attribute: SchemaOutline.Attribute, in element: String, beside: (String) -> String?
  ) -> String? {
    let stem = attribute.name == "name" ? "\(element)-name" : attribute.name
    let new = rewritten(value, AttributeFate(attribute, of: element), attribute, stem, beside)
    return new ?? (attribute.isRequired ? pseudonyms.name(stem, value) : nil)
  }

  private func rewritten(
    _ value: String, _ fate: AttributeFate, _ attribute: SchemaOutline.Attribute, _ stem: String,
    _ beside: (String) -> String?
  ) -> String? {
    switch fate {
    case .keep: attribute.values.allows(value) ? value : nil
    case .drop: nil
    case .identity: identities[value]
    case .references: list(value) { identities[$0] ?? (words.hold($0) ? $0 : nil) }
    case .words: list(value) { word($0, attribute.name) }
    case .catalogue(let kind): list(value) { words.isEntry($0, of: kind) ? $0 : nil }
    case .amount: Coarse.amount(value)
    case .day: Coarse.day(value) ?? (attribute.values.allows(value) ? value : nil)
    case .lastDay: Coarse.end(value, seenFrom: date)
    case .moment: Coarse.moment(value)
    case .yearly: Coarse.yearly(value)
    default: named(value, fate, stem, beside)
    }
  }

  private func named(
    _ value: String, _ fate: AttributeFate, _ stem: String, _ beside: (String) -> String?
  ) -> String? {
    switch fate {
    case .version: Coarse.version(value)
    case .edition: words.isEdition(value) ? value : word(value, stem)
    case .system: system(beside("system") ?? beside("product")) ?? pseudonyms.name(stem, value)
    case .vendor: words.isVendor(value) ? value : pseudonyms.name("provider", value)
    case .domain: pseudonyms.domain(value)
    case .serial: pseudonyms.digits(value, of: "serial", 12)
    case .identifier: pseudonyms.identifier(value)
    case .address: pseudonyms.address(value)
    case .hash: pseudonyms.digits(value, of: stem, 64)
    default: pseudonyms.name(stem, value)
    }
  }

  /// Words of a list, each told in its own way; nothing when none is left.
  private func list(_ value: String, _ tell: (String) -> String?) -> String? {
    let words = value.split(whereSeparator: \.isWhitespace).compactMap { tell(String($0)) }
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  private func word(_ text: String, _ attribute: String) -> String {
    words.hold(text) || Self.own.contains(text) ? text : identities[text] ?? pseudonyms.name(attribute, text)
  }

  private func system(_ product: String?) -> String? {
    product.flatMap { words.catalogue.products[$0]?.name }
  }

  /// Words that the program itself writes.
  private static let own = Set(
    DroppedKind.allCases.map(\.rawValue) + Repair.allCases.map(\.rawValue)
      + ForeignFormat.allCases.map(\.rawValue) + ["agent-cannot-see", "x86_64", "i386", "i686", "amd64", "aarch64"])
}
