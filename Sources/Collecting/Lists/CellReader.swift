internal import Inventories
internal import Knowledge
internal import LibXML

/// Reads the cells of a list as values of the inventory; what does not fit is never bent until it does.
struct CellReader {
  let catalogue: Catalogue
  let recognition: Recognition
  private let number: CellNumber
  private let date: CellDate
  private let roles: RoleWords
  private let countries: [String: String]

  init(_ recognition: Recognition) {
    self.recognition = recognition
    catalogue = recognition.catalogue
    number = CellNumber(catalogue.columns)
    date = CellDate(catalogue.columns)
    roles = RoleWords(catalogue)
    countries = catalogue.jurisdictions.reduce(into: [:]) { countries, entry in
      for name in [entry.value.title.fr, entry.value.title.en, entry.key] {
        countries[PlainWords.key(name)] = entry.key
      }
    }
  }

  /// The value of a cell; nil when it does not fit the attribute.
  func value(_ text: String, of attribute: SchemaOutline.Attribute, _ rule: ColumnRule, unit: String?) -> String? {
    let value: String?
    switch rule.reading {
    case .role: value = roles.role(text)
    case .country: value = countries[PlainWords.key(text)]
    default:
      value =
        attribute.catalogue == "capability"
        ? capabilities(text) : read(text, as: attribute.values, attribute.name, rule.unit, unit)
    }
    return value.flatMap { attribute.values.allows($0) ? $0 : nil }
  }

  private func read(
    _ text: String, as values: SchemaOutline.Values, _ name: String, _ base: String?, _ unit: String?
  ) -> String? {
    switch values {
    case .oneOf(let words): return word(text, among: words, of: name)
    case .listOf(let words):
      let found = Self.pieces(text).map { word($0, among: words, of: name) }
      return found.contains(nil) ? nil : found.compactMap { $0 }.unique.joined(separator: " ")
    case .either(let parts): return parts.lazy.compactMap { read(text, as: $0, name, base, unit) }.first
    case .anyText: return text
    case .data(let type, let pattern, _, _):
      if type == "date" || pattern?.hasPrefix(Self.yearPattern) == true { return date.read(text) }
      return Self.numbers.contains(type) ? number.read(text, in: base, heading: unit) : text
    }
  }

  /// How the schema writes a year, or more of a date.
  private static let yearPattern = "[0-9]{4}"
  private static let numbers: Set<String> = ["decimal", "integer", "nonNegativeInteger", "positiveInteger"]

  private static func pieces(_ text: String) -> [String] {
    text.split { ",;/&+".contains($0) }.map(String.init)
  }

  /// The value that people call so, words for this very attribute before words for all.
  private func word(_ text: String, among words: [String], of attribute: String) -> String? {
    let key = PlainWords.key(text)
    guard !key.isEmpty else { return nil }
    for prefix in ["@\(attribute)", ""] {
      let found = words.filter { names(of: "\(prefix)=\($0)").contains(key) }
      if found.count == 1 { return found[0] }
      if found.count > 1 { return nil }
    }
    return words.first { PlainWords.key($0) == key }
  }

  private func names(of value: String) -> Set<String> {
    let own = catalogue.words[value].map { [PlainWords.key($0.fr), PlainWords.key($0.en)] } ?? []
    return Set(own).union(catalogue.columns.values[value].map(ListVocabulary.keys) ?? [])
  }

  private func capabilities(_ text: String) -> String? {
    let found = Self.pieces(text).map { piece -> String? in
      let key = PlainWords.key(piece)
      let ids = catalogue.capabilities.filter { id, title in
        [id, title.fr, title.en].contains { PlainWords.key($0) == key }
      }
      return ids.count == 1 ? ids.first?.key : nil
    }
    return found.contains(nil) || found.isEmpty ? nil : found.compactMap { $0 }.sorted().unique.joined(separator: " ")
  }

  /// What a cell of an attribute may hold, in the words of people.
  func expectation(_ attribute: SchemaOutline.Attribute) -> LocalizedText {
    switch attribute.values {
    case .oneOf(let words):
      let names = words.map { catalogue.word(forValue: $0, of: attribute.name) }
      return LocalizedText(fr: names.map(\.fr).joined(separator: ", "), en: names.map(\.en).joined(separator: ", "))
    case .data("decimal", _, _, _): return LocalizedText(fr: "un nombre", en: "a number")
    case .data("date", _, _, _):
      return LocalizedText(fr: "une date comme 31/12/2025", en: "a date such as 31/12/2025")
    case .data(_, let pattern?, _, _) where pattern.hasPrefix(Self.yearPattern):
      return LocalizedText(fr: "une année, ou une date comme 31/12/2025", en: "a year, or a date such as 31/12/2025")
    default: return attribute.values.expectation
    }
  }

  /// What the name of a system tells.
  func system(_ text: String) -> [(String, String?)] {
    let system = recognition.systems.recognise(MeasuredSystem(fullName: text))
    return [
      ("system", system.product), ("system-name", text), ("system-version", system.version),
      ("system-edition", system.edition),
    ]
  }

  /// The product that a name means for sure.
  func product(_ text: String) -> String? {
    let key = PlainWords.key(text)
    let named = catalogue.products.values.filter { PlainWords.key($0.name) == key }.map(\.id)
    if named.count == 1 { return named[0] }
    let match = recognition.software.match(InstalledSoftware(name: text))
    return match.confidence == .certain ? match.product : nil
  }
}
