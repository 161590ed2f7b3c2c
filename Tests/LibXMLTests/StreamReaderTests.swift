import LibXML
import TestSupport
import Testing

struct StreamReaderTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func events(_ text: String, doctype: DoctypePolicy = .refuse, limits: Limits = .stream) throws
    -> [StreamReader.Event]
  {
    var reader = try StreamReader(path: folder.write(text, to: "t.xml"), doctype: doctype, limits: limits)
    var events: [StreamReader.Event] = []
    while let event = try reader.next() { events.append(event) }
    return events
  }

  @Test
  func eventsComeInOrder() throws {
    let found = try events("<?xml version='1.0'?><!-- c -->\n<a x='1'>\n <b/>t&amp;u<![CDATA[<v>]]></a>")
    #expect(
      found.filter { if case .text(let text) = $0 { !text.trimmed.isEmpty } else { true } } == [
        .start(name: "a", isEmpty: false), .start(name: "b", isEmpty: true), .text("t&u"), .text("<v>"),
        .end(name: "a"),
      ])
  }

  @Test
  func attributesAndNamespaces() throws {
    var reader = try StreamReader(
      path: folder.write("<p:a xmlns:p='urn:p' x='é' y=''/>", to: "n.xml"), name: "shown", doctype: .refuse)
    #expect(try reader.next() == .start(name: "a", isEmpty: true))
    #expect(reader.attribute("x") == "é")
    #expect(reader.attribute("y") == "")
    #expect(reader.attribute("z") == nil)
    #expect(reader.name == "shown")
    #expect(try reader.next() == nil)
  }

  @Test
  func doctypeIsReadOverWhenAsked() throws {
    let text = "<!DOCTYPE plist PUBLIC '-//X//DTD' 'http://localhost:1/x.dtd'>\n<plist/>"
    #expect(try events(text, doctype: .skip) == [.start(name: "plist", isEmpty: true)])
    let failure = #expect(throws: XMLFailure.self) { try events("\n" + text) }
    #expect(failure?.diagnostics.map(\.code) == ["XML-002"])
    #expect(failure?.diagnostics.first?.location.line == 2)
  }

  @Test
  func malformedEndIsAnErrorEvenAfterGoodElements() {
    let failure = #expect(throws: XMLFailure.self) { try events("<a>\n<b/>\n<c>\n</a>") }
    #expect(failure?.diagnostics.first?.location.line == 4)
    #expect(throws: XMLFailure.self) { try events("<a><b/>") }
    #expect(throws: XMLFailure.self) { try events("") }
  }

  @Test
  func sizeAndNumberOfElementsAreLimited() throws {
    let text = "<a><b/><b/></a>"
    #expect(try events(text, limits: Limits(size: 15, elements: 3)).count == 4)
    for limits in [Limits(size: 14, elements: 3), Limits(size: 15, elements: 2)] {
      let failure = #expect(throws: XMLFailure.self) { try events(text, limits: limits) }
      #expect(failure?.diagnostics.map(\.code) == ["XML-004"])
    }
  }

  @Test
  func missingFileIsAFileFailure() {
    #expect(throws: FileFailure.self) { _ = try StreamReader(path: folder.path + "/none", doctype: .refuse).line }
  }
}
