import LibXML
import Testing

struct XMLWriterTests {
  private static let prolog = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

  private func written(_ body: (inout XMLWriter) -> Void) -> String {
    var writer = XMLWriter()
    body(&writer)
    return String(writer.output.dropFirst(Self.prolog.count))
  }

  @Test
  func layout() {
    let text = written { writer in
      writer.start("a", [("x", "1"), ("y", nil)])
      writer.comment(" why ")
      writer.empty("b")
      writer.element("c", [("z", "")], text: "t")
      writer.start("d")
      writer.empty("e")
      writer.end()
      writer.end()
      writer.end()
    }
    #expect(text == "<a x=\"1\">\n  <!-- why -->\n  <b/>\n  <c z=\"\">t</c>\n  <d>\n    <e/>\n  </d>\n</a>\n")
  }

  @Test
  func escaping() throws {
    let hostile = "\"'<>&\n\t\r]]>\u{0}\u{1B}\u{FFFE}é😀"
    #expect(
      XMLWriter.escapeAttribute(hostile) == "&quot;'&lt;&gt;&amp;&#10;&#9;&#13;]]&gt;\u{FFFD}\u{FFFD}\u{FFFD}é😀")
    #expect(XMLWriter.escapeText(hostile) == "\"'&lt;&gt;&amp;\n\t&#13;]]&gt;\u{FFFD}\u{FFFD}\u{FFFD}é😀")
    var writer = XMLWriter()
    writer.element("a", [("b", hostile)], text: hostile)
    let root = try Document(bytes: Array(writer.output.utf8), name: "t").root
    #expect(root["b"] == hostile.forXML)
    #expect(root.text == hostile.forXML)
  }

  @Test
  func attributesWrapAt120ColumnsUnderTheFirst() throws {
    let attributes = (1...12).map { (name: "attribute\($0)", value: Optional("value \($0)")) }
    let text = written { writer in
      writer.start("a")
      writer.empty("device", attributes)
      writer.end()
    }
    let lines = text.split(separator: "\n")
    #expect(lines.count > 3)
    #expect(lines.allSatisfy { $0.count <= 122 })
    #expect(lines[2].hasPrefix("          attribute"))
    let line = written { $0.empty("a", [("b", String(repeating: "x", count: 200)), ("c", "1")]) }
    #expect(line.split(separator: "\n").count == 2)
  }

  @Test
  func widthCountsTheWholeLine() {
    // `<a b="…"` of 118 characters leaves room for ` c=""` no more.
    let text = written { $0.empty("a", [("b", String(repeating: "x", count: 111)), ("c", "")]) }
    #expect(text.split(separator: "\n").count == 2)
    let fits = written { $0.empty("a", [("b", String(repeating: "x", count: 108)), ("c", "")]) }
    #expect(fits.split(separator: "\n").count == 1)
  }

  @Test(arguments: ["--", "---", "a----b", "->", "-", "", " -- - --- ", "]]>", "<!--", "\u{0}"])
  func commentsAreAlwaysWellFormed(_ text: String) throws {
    let output = written { writer in
      writer.comment(text)
      writer.empty("a")
    }
    let document = try Document(bytes: Array(output.utf8), name: "t")
    #expect(document.serialised == Self.prolog + output)
  }
}
