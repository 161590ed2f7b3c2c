import Glibc
import LibXML
import TestSupport
import Testing

/// What a hostile file may try, read by `Document` (a DOCTYPE is refused) and by `StreamReader` (refused or skipped).
@Suite(.serialized)
struct HostileInputTests {
  private let folder: TemporaryFolder
  private static let secret = "root:x:0:0"

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test
  func fileEntityIsNeverRead() throws {
    let secret = try folder.write(Self.secret, to: "secret.txt")
    let text = #"<!DOCTYPE a [<!ENTITY x SYSTEM "file://\#(secret)">]><a b="1">&x;</a>"#
    try expectRefused(text)
    expectRefusedThoughSkipping(text)
  }

  @Test
  func httpEntityIsNeverFetched() throws {
    let listener = try Listener()
    let address = "http://127.0.0.1:\(listener.port)/x"
    let text = #"<!DOCTYPE a [<!ENTITY x SYSTEM "\#(address)">]><a>&x;</a>"#
    let printed = try StandardError.during {
      try expectRefused(text)
      expectRefusedThoughSkipping(text)
    }
    #expect(!listener.wasCalled)
    #expect(!printed.contains("I/O") && !printed.contains("network") && !printed.contains(address))
  }

  @Test
  func parameterEntityIsNeverRead() throws {
    let entities = try folder.write("<!ENTITY x '\(Self.secret)'>", to: "entities.ent")
    let text = #"<!DOCTYPE a [<!ENTITY % p SYSTEM "file://\#(entities)"> %p;]><a>&x;</a>"#
    try expectRefused(text)
    expectRefusedThoughSkipping(text)
  }

  @Test
  func externalDTDIsNeverRead() throws {
    let dtd = try folder.write("<!ENTITY x '\(Self.secret)'><!ATTLIST a b CDATA '\(Self.secret)'>", to: "a.dtd")
    let text = #"<!DOCTYPE a SYSTEM "file://\#(dtd)"><a>&x;</a>"#
    try expectRefused(text)
    #expect(try skim(text) == "")
  }

  @Test
  func internalEntityIsRefusedRatherThanLost() throws {
    let text = #"<!DOCTYPE a [<!ENTITY y "inside">]><a>before &y; after</a>"#
    try expectRefused(text)
    expectRefusedThoughSkipping(text)
  }

  @Test
  func billionLaughsInTextEndAtOnce() throws {
    let text = Self.laughs + "<a>&l9;</a>"
    try expectRefused(text)
    expectRefusedThoughSkipping(text)
  }

  @Test
  func billionLaughsInAnAttributeEndAtOnce() throws {
    let text = Self.laughs + #"<a b="&l9;"/>"#
    try expectRefused(text)
    expectRefusedThoughSkipping(text)
  }

  @Test
  func quadraticBlowUpEndsAtOnce() throws {
    let entity = #"<!DOCTYPE a [<!ENTITY y "\#(String(repeating: "y", count: 100_000))">]>"#
    let uses = String(repeating: "&y;", count: 20_000)
    for text in [entity + "<a>\(uses)</a>", entity + #"<a b="\#(uses)"/>"#] {
      try expectRefused(text)
      expectRefusedThoughSkipping(text)
    }
  }

  @Test
  func moreThan256LevelsAreMalformed() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
    }
    #expect(try Document(bytes: Array(nested(250).utf8), name: "deep").root.subtree.count == 250)
    #expect(codes { _ = try Document(bytes: Array(nested(300).utf8), name: "deep") }.first == "XML-001")
    #expect(codes { _ = try skim(nested(300)) }.first == "XML-001")
  }

  @Test
  func textAboveTenMegabytesIsMalformed() throws {
    let text = "<a>" + String(repeating: "x", count: 11_000_000) + "</a>"
    #expect(codes { _ = try Document(bytes: Array(text.utf8), name: "long") }.first == "XML-001")
    #expect(codes { _ = try skim(text) }.first == "XML-001")
  }

  @Test
  func gzipIsNotDecompressed() throws {
    let path = try folder.write(bytes: Self.gzip, to: "inventory.xml.gz")
    #expect(codes { _ = try Document(contentsOf: path) }.first == "XML-001")
    #expect(codes { _ = try skim(path: path, doctype: .refuse) }.first == "XML-001")
  }

  @Test
  func streamRefusesADoctypeBeforeAnyElement() throws {
    let path = try folder.write("\n<!DOCTYPE a [<!ENTITY y 'z'>]>\n<a/>", to: "doctype.xml")
    let failure = #expect(throws: XMLFailure.self) { _ = try StreamReader(path: path, doctype: .refuse) }
    #expect(failure?.diagnostics.first?.location.line == 2)
  }

  @Test
  func controlCharactersAndBrokenUTF8AreMalformed() {
    #expect(codes { _ = try Document(bytes: Array("<a>\u{0}</a>".utf8), name: "nul") }.first == "XML-001")
    #expect(codes { _ = try Document(bytes: Array("<a>\u{1B}[2J</a>".utf8), name: "escape") }.first == "XML-001")
    #expect(
      codes { _ = try Document(bytes: [60, 97, 62, 0xC3, 0x28, 60, 47, 97, 62], name: "utf8") }.first == "XML-001")
  }

  // MARK: -

  private static let laughs: String = {
    let entities = (1...9).map { level in
      "<!ENTITY l\(level) \"\(String(repeating: "&l\(level - 1);", count: 10))\">"
    }
    return "<!DOCTYPE a [<!ENTITY l0 \"ha\">\(entities.joined())]>"
  }()

  /// `<inventory version="1"/>`, compressed.
  private static let gzip: [UInt8] = [
    31, 139, 8, 0, 0, 0, 0, 0, 2, 3, 179, 201, 204, 43, 75, 205, 43, 201, 47, 170, 84, 40, 75, 45, 42, 206, 204, 207,
    179, 85, 50, 84, 210, 183, 3, 0, 36, 208, 193, 171, 24, 0, 0, 0,
  ]

  private func expectRefused(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let path = try folder.write(text, to: "hostile.xml")
    #expect(codes { _ = try Document(contentsOf: path) } == ["XML-002"], sourceLocation: sourceLocation)
    #expect(codes { _ = try skim(path: path, doctype: .refuse) } == ["XML-002"], sourceLocation: sourceLocation)
  }

  /// A DOCTYPE may be skipped only when it declares nothing by itself; the refusal comes at once.
  private func expectRefusedThoughSkipping(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    var found: [String] = []
    let time = ContinuousClock().measure { found = codes { _ = try skim(text) } }
    #expect(found == ["XML-002"], sourceLocation: sourceLocation)
    #expect(time < .seconds(5), sourceLocation: sourceLocation)
  }

  private func codes(_ body: () throws -> Void) -> [String] {
    do {
      try body()
      return []
    } catch let failure as XMLFailure {
      return failure.diagnostics.map(\.code)
    } catch {
      return ["\(error)"]
    }
  }

  private func skim(_ text: String) throws -> String {
    try skim(path: folder.write(text, to: "skim.xml"), doctype: .skip)
  }

  /// All the text of a file, with the values of the attributes `b`.
  private func skim(path: String, doctype: DoctypePolicy) throws -> String {
    var reader = try StreamReader(path: path, doctype: doctype)
    var found = ""
    while let event = try reader.next() {
      if case .text(let text) = event { found += text }
      if case .start = event, let value = reader.attribute("b"), value != "1" { found += value }
    }
    return found
  }
}

/// Waits for a connection that must not come.
private final class Listener {
  private let descriptor: Int32
  let port: UInt16

  init() throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let descriptor = descriptor
    let bound = withUnsafeMutablePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && listen(descriptor, 4) == 0 && getsockname(descriptor, $0, &length) == 0
      }
    }
    try #require(bound)
    port = UInt16(bigEndian: address.sin_port)
  }

  deinit {
    close(descriptor)
  }

  var wasCalled: Bool {
    var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&waiting, 1, 50) > 0
  }
}
