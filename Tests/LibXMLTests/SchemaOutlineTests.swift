import LibXML
import TestSupport
import Testing

struct SchemaOutlineTests {
  private let outline: SchemaOutline

  init() throws {
    outline = SchemaOutline(try Document(contentsOf: Paths.knowledge + "/schemas/inventory.rng"))
  }

  private func attribute(_ element: String, _ name: String) throws -> SchemaOutline.Attribute {
    try #require(outline.rules[element]?.attributes.first { $0.name == name })
  }

  @Test
  func elementsAttributesAndChildren() throws {
    #expect(outline.root == "inventory")
    #expect(outline.order.first == "inventory")
    let inventory = try #require(outline.rules["inventory"])
    let organisation = try #require(inventory.children.first { $0.rule == "organisation" })
    #expect(organisation.isRequired && !organisation.isRepeatable)
    let note = try #require(inventory.children.first { $0.rule == "note" })
    #expect(!note.isRequired && note.isRepeatable)
    #expect(outline.rules["note"]?.hasText == true)
    #expect(outline.rules["device"]?.hasText == false)
    #expect(outline.rules.values.allSatisfy { !$0.documentation.isEmpty && !$0.isOpen })
  }

  @Test
  func annotations() throws {
    #expect(try attribute("device", "id").isKey)
    #expect(try attribute("device", "id").isRequired)
    #expect(try !attribute("device", "kind").isRequired)
    #expect(try attribute("backup", "of").refers == ["data-location", "device", "service"])
    #expect(try attribute("device", "system").catalogue == "product")
    #expect(try attribute("device", "kind").documentation == "Kind.")
  }

  @Test(arguments: [
    ("device", "kind", "laptop", true), ("device", "kind", "Laptop", false), ("device", "kind", "", false),
    ("service", "origin", "mimicry  stacking", true), ("service", "origin", "mimicry other-thing", false),
    ("service", "origin", "  ", false),
    ("backup", "last-run", "never", true), ("backup", "last-run", "2025-02-28", true),
    ("backup", "last-run", "2025-02-30", false), ("backup", "last-run", "28/02/2025", false),
    ("backup", "frequency", "P1W", true), ("backup", "frequency", "P1M", true),
    ("backup", "frequency", "monthly", false),
    ("service", "hosting-country", "FR", true), ("service", "hosting-country", "fr", false),
    ("service", "hosting-country", "FRA", false), ("skill", "level", "8", true), ("skill", "level", "9", false),
    ("skill", "level", "-1", false), ("device", "memory-gb", "7.5", true), ("device", "memory-gb", "7,5", false),
    ("device", "count", "0", true), ("device", "count", "1.5", false), ("device", "bought", "2017", true),
    ("device", "bought", "2017-13-01", true), ("device", "bought", "17", false), ("device", "id", "9a", false),
    ("device", "id", "a b", false), ("device", "id", "é-1", true), ("organisation", "name", "", false),
    ("organisation", "season-start", "--09-01", true), ("organisation", "season-start", "09-01", false),
    ("claim", "of", "d-1/@kind", true), ("claim", "of", "d-1/kind", false), ("claim", "value", "", true),
  ])
  func values(_ element: String, _ name: String, _ value: String, _ isAllowed: Bool) throws {
    let values = try attribute(element, name).values
    #expect(values.allows(value) == isAllowed)
  }

  @Test
  func everyKindOfValueSaysWhatIsExpected() {
    for element in outline.rules.values {
      for attribute in element.attributes {
        let expectation = attribute.values.expectation
        #expect(!expectation.fr.isEmpty && !expectation.en.isEmpty, "\(element.name)/@\(attribute.name)")
        #expect(
          !expectation.en.contains("[0-9") && !expectation.en.contains("\\i"), "\(element.name)/@\(attribute.name)")
      }
    }
  }
}
