import LibXML
import Testing

/// The parts of the checker that the fixtures of inventories do not reach.
struct SchemaCheckerTests {
  private static let grammar = """
    <grammar xmlns="http://relaxng.org/ns/structure/1.0" xmlns:d="urn:draille:schema:1"
             datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
      <start><ref name="routes"/></start>
      <define name="routes"><element name="routes"><oneOrMore><ref name="route"/></oneOrMore></element></define>
      <define name="route"><element name="route">
        <attribute name="id" d:key="yes"><data type="NCName"/></attribute>
        <zeroOrMore><ref name="step"/></zeroOrMore>
      </element></define>
      <define name="step"><element name="step">
        <attribute name="id" d:key="yes"><data type="NCName"/></attribute>
        <optional><attribute name="after" d:refers="step"><data type="NMTOKENS"/></attribute></optional>
      </element></define>
    </grammar>
    """

  private func check(_ text: String, checksReferences: Bool) throws -> [String] {
    let outline = SchemaOutline(try Document(bytes: Array(Self.grammar.utf8), name: "routes.rng"))
    let document = try Document(bytes: Array(text.utf8), name: "routes.xml")
    return SchemaChecker(outline, checksReferences: checksReferences).check(document).map {
      "\($0.location.line ?? 0):\($0.location.column ?? 0) \($0.code)"
    }
  }

  @Test
  func inKnowledgeAnIdIsUniqueAmongItsSiblings() throws {
    let text =
      "<routes>\n<route id='a'><step id='s'/></route>\n<route id='b'><step id='s'/><step id='s'/></route>\n</routes>"
    #expect(try check(text, checksReferences: false) == ["3:35 INV-008"])
    #expect(try check(text, checksReferences: true) == ["3:21 INV-008", "3:35 INV-008"])
  }

  @Test
  func inKnowledgeReferencesAreCheckedElsewhere() throws {
    let text = "<routes><route id='a'><step id='s' after='t'/></route></routes>"
    #expect(try check(text, checksReferences: false) == [])
    #expect(try check(text, checksReferences: true) == ["1:36 INV-009"])
  }

  @Test
  func everyFaultIsToldAndInOrder() throws {
    let text = "<routes>\nx<route><step id='9'/>\n<stp/></route><route id='a' od='b'/></routes>"
    #expect(
      try check(text, checksReferences: true) == [
        "1:1 INV-007", "2:2 INV-003", "2:15 INV-002", "3:1 INV-004", "3:29 INV-001",
      ])
    #expect(try check("<other/>", checksReferences: true) == ["1:1 INV-004"])
    #expect(try check("<routes/>", checksReferences: true) == ["1:1 INV-005"])
  }

  @Test
  func suggestions() {
    let names = ["desktop", "laptop", "tablet"]
    #expect(LocalizedText.suggestion(for: "destkop", among: names)?.en == "did you mean “desktop”?")
    #expect(LocalizedText.suggestion(for: "x", among: names)?.en == "possible here: desktop, laptop, tablet")
    #expect(LocalizedText.suggestion(for: "x", among: []) == nil)
    #expect(LocalizedText.suggestion(for: "x", among: (0..<13).map { "name\($0)" }) == nil)
    #expect(LocalizedText.suggestion(for: "ab", among: ["aa", "ac"])?.en == "did you mean “aa”?")
  }

  @Test(arguments: [("", "", 0), ("a", "", 1), ("kitten", "sitting", 3), ("été", "ete", 2), ("ab", "ba", 2)])
  func editDistance(_ left: String, _ right: String, _ expected: Int) {
    #expect(left.editDistance(to: right) == expected)
    #expect(right.editDistance(to: left) == expected)
  }
}
