import LibXML
import TestSupport
import Testing

struct DocumentTests {
  @Test
  func placesOfTagsOnSeveralLines() throws {
    let document = try parse(
      """
      <?xml version="1.0"?>
      <!-- <not a="tag"> -->
      <a one="1"
         two='2 > 1'>
        <![CDATA[<b>]]><b/><c
          three = "3"/>
      </a>
      """)
    let root = document.root
    #expect(place(root.location) == "3:1")
    #expect(place(root.location(of: "one")) == "3:4")
    #expect(place(root.location(of: "two")) == "4:4")
    #expect(try place(#require(root.first("b")).location) == "5:18")
    let c = try #require(root.first("c"))
    #expect(place(c.location) == "5:22")
    #expect(place(c.location(of: "three")) == "6:5")
    #expect(place(c.location(of: "absent")) == "5:22")
  }

  @Test
  func columnsCountCharactersNotBytes() throws {
    let document = try parse("<a é=\"ñ’✓😀\" b=\"1\"><c/></a>")
    #expect(place(document.root.location(of: "b")) == "1:13")
    #expect(try place(#require(document.root.first("c")).location) == "1:19")
  }

  @Test
  func byteOrderMarkTakesNoColumn() throws {
    let document = try Document(bytes: [0xEF, 0xBB, 0xBF] + Array("<a b='1'/>".utf8), name: "t")
    #expect(place(document.root.location) == "1:1")
    #expect(place(document.root.location(of: "b")) == "1:4")
  }

  @Test
  func otherEncodingsAreRead() throws {
    let latin = Array("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<a b=\"".utf8) + [0xE9] + Array("\"/>".utf8)
    #expect(try Document(bytes: latin, name: "latin").root["b"] == "é")
    let wide = "<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n<a b=\"é\"/>".utf16.flatMap {
      [UInt8($0 & 0xFF), UInt8($0 >> 8)]
    }
    let document = try Document(bytes: [0xFF, 0xFE] + wide, name: "wide")
    #expect(document.root["b"] == "é")
    #expect(document.root.location.column == nil, "the map of places reads UTF-8 only")
  }

  @Test
  func malformedDocumentTellsItsPlace() {
    let failure = #expect(throws: XMLFailure.self) { try parse("<a>\n  <b>\n</a>") }
    let first = failure?.diagnostics.first
    #expect(first?.code == "XML-001")
    #expect(first?.location.line == 3)
    #expect(first?.location.column != nil)
  }

  @Test
  func everySyntaxFaultIsTold() {
    let failure = #expect(throws: XMLFailure.self) { try parse("<a b='1' b='2'>\n<c d=e/></a>") }
    #expect((failure?.diagnostics.count ?? 0) >= 2)
  }

  @Test
  func whatHoldsNoXMLIsRefused() {
    #expect(codes { try parse("") } == ["XML-003"])
    #expect(codes { try parse(" \r\n\t") } == ["XML-003"])
    #expect(codes { try parse("hello") } == ["XML-001"])
    #expect(codes { try parse("<!-- nothing -->") } == ["XML-001"])
  }

  @Test
  func doctypeIsRefusedWithItsLine() {
    let failure = #expect(throws: XMLFailure.self) { try parse("<?xml version='1.0'?>\n\n<!DOCTYPE a>\n<a/>") }
    #expect(failure?.diagnostics.map(\.code) == ["XML-002"])
    #expect(failure?.diagnostics.first?.location.line == 3)
  }

  @Test
  func sizeAndNumberOfElementsAreLimited() throws {
    let bytes = Array("<a><b/><b/></a>".utf8)
    _ = try Document(bytes: bytes, name: "t", limits: Limits(size: 15, elements: 3))
    #expect(codes { _ = try Document(bytes: bytes, name: "t", limits: Limits(size: 14, elements: 3)) } == ["XML-004"])
    #expect(codes { _ = try Document(bytes: bytes, name: "t", limits: Limits(size: 15, elements: 2)) } == ["XML-004"])
  }

  @Test
  func missingFileAndFolderAreFileFailures() throws {
    let folder = try TemporaryFolder()
    let missing = #expect(throws: FileFailure.self) { try Document(contentsOf: folder.path + "/none.xml") }
    #expect(missing?.isMissing == true)
    let directory = #expect(throws: FileFailure.self) { try Document(contentsOf: folder.path) }
    #expect(directory?.diagnostic.code == "FILE-001")
  }

  @discardableResult
  private func parse(_ text: String) throws -> Document {
    try Document(bytes: Array(text.utf8), name: "t.xml")
  }

  private func codes(_ body: () throws -> Void) -> [String] {
    #expect(throws: XMLFailure.self, performing: body)?.diagnostics.map(\.code) ?? []
  }

  private func place(_ location: Location) -> String {
    "\(location.line ?? 0):\(location.column ?? 0)"
  }
}
