import Inventories
import Knowledge
import LibXML
import TestSupport
import Testing

/// People read words, never the names of attributes.
struct WordsTests {
  private let outline: SchemaOutline
  private let words: [String: LocalizedText]

  init() throws {
    outline = try InventorySchema().outline
    words = try Catalogue.load().words
  }

  private var elements: [SchemaOutline.Element] { outline.order.compactMap { outline.rules[$0] } }

  @Test
  func everyElementAndAttributeHasAWord() {
    let elements = elements.filter { words["element:\($0.name)"] == nil }.map(\.name)
    #expect(elements == [])
    let attributes = self.elements.flatMap { element in element.attributes.map { "\(element.name)/@\($0.name)" } }
    #expect(attributes.filter { words[$0] == nil } == [])
    #expect(attributes.count > 300)
  }

  @Test
  func everyEnumeratedValueHasAWord() {
    let values = elements.flatMap(\.attributes).flatMap { attribute in
      attribute.values.words.map { (attribute: attribute.name, value: $0) }
    }
    let missing = values.filter { words["@\($0.attribute)=\($0.value)"] == nil && words["=\($0.value)"] == nil }
    #expect(missing.map { "@\($0.attribute)=\($0.value)" } == [])
    #expect(values.count > 400)
  }

  /// Attributes of a product whose values readers see.
  private static let ofProducts: Set = ["data", "per"]

  @Test
  func everyWordNamesSomethingOfASchema() throws {
    let schema = "schemas/products.rng"
    let products = SchemaOutline(try Document(bytes: try #require(Embedded.bytes(schema)), name: schema))
    let shown = products.rules.values.flatMap(\.attributes).filter { Self.ofProducts.contains($0.name) }
    let values = shown.flatMap { attribute in attribute.values.words.map { "@\(attribute.name)=\($0)" } }
    #expect(values.filter { words[$0] == nil } == [])
    let attributes = elements.flatMap(\.attributes)
    let known = Set(
      elements.map { "element:\($0.name)" }
        + elements.flatMap { element in element.attributes.map { "\(element.name)/@\($0.name)" } }
        + attributes.flatMap(\.values.words).map { "=\($0)" }
        + attributes.flatMap { attribute in attribute.values.words.map { "@\(attribute.name)=\($0)" } })
    let open = Set(attributes.filter(\.takesAnyWord).map(\.name))
    let strangers = words.keys.filter { id in
      !known.contains(id) && !values.contains(id) && !id.hasPrefix("role:")
        && !(id.attributeOfValue.map(open.contains) ?? false)
    }
    #expect(strangers.sorted() == [])
  }

  @Test
  func wordsAreShortAndTypographyIsFrench() {
    for (id, word) in words.sorted(by: { $0.key < $1.key }) {
      #expect(!word.fr.isEmpty && !word.en.isEmpty, "\(id)")
      #expect(word.fr.split(separator: " ").count <= 8 && word.en.split(separator: " ").count <= 8, "\(id)")
      #expect(!(word.fr + word.en).contains { "'·\"".contains($0) }, "\(id)")
      #expect(!word.fr.hasSuffix(".") && !word.en.hasSuffix("."), "\(id)")
    }
  }

  @Test
  func catalogueTellsValuesInWords() throws {
    let catalogue = try Catalogue.load()
    #expect(catalogue.word(forValue: "link-public", of: "access").fr == "toute personne qui a le lien")
    #expect(catalogue.word(forValue: "none", of: "adopted").fr == "personne")
    #expect(catalogue.word(forValue: "none", of: "frequency").fr == "aucun")
    #expect(catalogue.word(forValue: "mimicry stacking", of: "origin").fr == "comme les autres, ajout sans retrait")
    #expect(catalogue.word(forValue: "it-volunteer", of: "role").fr == "bénévole informatique")
    #expect(catalogue.word(forValue: "file-sharing", of: "capability").en == "File sharing")
    #expect(catalogue.word(forValue: "10.0 yes", of: "system-version") == LocalizedText("10.0 yes"))
  }

  @Test
  func formatPageIsUpToDate() throws {
    try expectPage(FormatPage.markdown(outline: outline, words: words), at: "docs/inventory-format.md")
  }

  @Test
  func exampleOfTheFormatPageIsValid() throws {
    let document = try Document(bytes: Array(FormatPage.example.utf8), name: "example")
    #expect(try InventorySchema().check(document).map { $0.rendered(in: .en) } == [])
    #expect(document.root.children.count == 5)
  }
}

extension SchemaOutline.Values {
  /// The words that can be listed.
  fileprivate var words: [String] {
    switch self {
    case .oneOf(let words), .listOf(let words): words
    case .either(let parts): parts.flatMap(\.words)
    case .anyText, .data: []
    }
  }
}

extension SchemaOutline.Attribute {
  /// Whether people choose the words themselves: neither an id nor an entry of the catalogue.
  fileprivate var takesAnyWord: Bool {
    guard case .data(let type, _, _, _) = values, type.hasPrefix("NMTOKEN") else { return false }
    return refers.isEmpty && catalogue == nil && !isKey
  }
}

extension String {
  /// `kind` in `@kind=server`.
  fileprivate var attributeOfValue: String? {
    guard hasPrefix("@"), let equals = firstIndex(of: "=") else { return nil }
    return String(self[index(after: startIndex)..<equals])
  }
}
