import LibXML
import Testing

struct RelaxNGSchemaTests {
  private static let grammar = """
    <grammar xmlns="http://relaxng.org/ns/structure/1.0"
             datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
      <start><element name="a"><zeroOrMore><element name="b">
        <attribute name="day"><data type="date"/></attribute></element></zeroOrMore></element></start>
    </grammar>
    """

  private func validate(_ text: String) throws -> [Diagnostic] {
    let schema = try RelaxNGSchema(bytes: Array(Self.grammar.utf8), name: "a.rng")
    return try schema.validate(Document(bytes: Array(text.utf8), name: "a.xml"))
  }

  @Test
  func validDocumentGivesNothing() throws {
    #expect(try validate("<a><b day='2026-01-15'/></a>") == [])
  }

  @Test
  func faultsAreToldOnceALine() throws {
    let faults = try validate("<a>\n<b day='2026-01-15'/>\n<b day='soon'>.</b>\n<b>.</b>\n</a>")
    #expect(!faults.isEmpty)
    #expect(faults.allSatisfy { $0.code == "XML-005" && $0.location.file == "a.xml" })
    #expect(Set(faults.map(\.location.line)).count == faults.count)
  }

  @Test
  func faultySchemaIsRefusedUnderItsOwnName() {
    let failure = #expect(throws: XMLFailure.self) {
      try RelaxNGSchema(bytes: Array("<grammar xmlns='http://relaxng.org/ns/structure/1.0'/>".utf8), name: "bad.rng")
    }
    #expect(failure?.diagnostics.first?.location.file == "bad.rng")
    #expect(throws: XMLFailure.self) { try RelaxNGSchema(bytes: Array("<grammar".utf8), name: "bad.rng") }
    #expect(throws: XMLFailure.self) { try RelaxNGSchema(bytes: [], name: "bad.rng") }
  }

  @Test
  func schemaCannotIncludeFiles() {
    let text = """
      <grammar xmlns="http://relaxng.org/ns/structure/1.0"><include href="file:///etc/passwd"/>
      <start><empty/></start></grammar>
      """
    #expect(throws: XMLFailure.self) { try RelaxNGSchema(bytes: Array(text.utf8), name: "include.rng") }
  }
}
