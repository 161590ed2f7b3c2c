import LibXML
import TestSupport
import Testing

/// What may hide a DOCTYPE, or look like one.
struct PrologueTests {
  private func code(_ bytes: [UInt8], _ doctype: DoctypePolicy) throws -> String? {
    let folder = try TemporaryFolder()
    let path = try folder.write(bytes: bytes, to: "f.xml")
    do {
      var reader = try StreamReader(path: path, doctype: doctype)
      while try reader.next() != nil {}
      return nil
    } catch let failure as XMLFailure {
      return failure.diagnostics.first?.code
    }
  }

  @Test(arguments: [
    "<!-- <!DOCTYPE a> --><a/>", "<?x <!DOCTYPE a>?><a/>", "<a><![CDATA[<!DOCTYPE a>]]></a>",
    "<a b='&lt;!DOCTYPE a>'/>",
    "\n<a/>",
  ])
  func whatOnlyLooksLikeOneIsRead(_ text: String) throws {
    #expect(try code(Array(text.utf8), .refuse) == nil)
  }

  @Test(arguments: [
    "<!DOCTYPE a><a/>", "\u{FEFF}<!DOCTYPE a><a/>", "<!-- c --><?p?>\n<!DOCTYPE a SYSTEM 'x'><a/>",
    "<!--\(String(repeating: "c", count: 100_000))--><!DOCTYPE a><a/>",
  ])
  func everyOneIsRefused(_ text: String) throws {
    #expect(try code(Array(text.utf8), .refuse) == "XML-002")
    #expect(try code(Array(text.utf8), .skip) == nil)
  }

  @Test
  func wideCharactersHideNothing() throws {
    let text = "<!DOCTYPE a [<!ENTITY x 'y'>]><a/>".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    #expect(try code([0xFF, 0xFE] + text, .refuse) == "XML-002")
    #expect(try code([0xFF, 0xFE] + text, .skip) == "XML-002")
  }

  @Test
  func declarationsBehindALongCommentAreRefusedToo() throws {
    let text = "<!--\(String(repeating: "c", count: 100_000))--><!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>"
    #expect(try code(Array(text.utf8), .refuse) != nil)
    #expect(try code(Array(text.utf8), .skip) != nil)
  }
}
