import CLibXML2
import Glibc

/// A document that is read once, from its start to its end: three flat lists instead of a tree of nodes.
///
/// For files that are known to be sound. libxml2 still parses them; building its tree takes three times as long.
package final class FlatDocument {
  fileprivate struct Element {
    var name: UnsafePointer<xmlChar>
    var attributes: Range<Int>
    /// Where its text, and that of all that is in it, lies.
    var text: Range<Int>
    var child = -1
    var sibling = -1
  }

  fileprivate struct Attribute {
    var name: UnsafePointer<xmlChar>
    var length: Int
    /// Of the XML namespace, such as `xml:lang`.
    var isXML: Bool
    var value: Range<Int>
  }

  fileprivate let elements: UnsafeMutableBufferPointer<Element>
  fileprivate let attributes: UnsafeMutableBufferPointer<Attribute>
  fileprivate let texts: UnsafeMutableBufferPointer<UInt8>
  fileprivate let values: UnsafeMutableBufferPointer<UInt8>
  /// Keeps the names of elements and attributes.
  private let names: xmlDictPtr?

  /// - Throws: `XMLFailure` when the bytes are not well formed or carry a DOCTYPE.
  package init(bytes: [UInt8], name: String) throws {
    guard Library.ready, let context = xmlNewParserCtxt() else { throw XMLFailure([]) }
    defer { xmlFreeParserCtxt(context) }
    let sink = DiagnosticSink(file: name)
    var reading = FlatReading(sink: sink, size: bytes.count)
    withUnsafeMutablePointer(to: &reading) { reading in
      context.pointee._private = UnsafeMutableRawPointer(reading)
      FlatReading.listen(context)
      bytes.withUnsafeBytes { buffer in
        // Without a DOCTYPE there are no entities but the five of XML, which are the ones replaced.
        let options = Library.options | Int32(XML_PARSE_NOENT.rawValue)
        let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
        xmlFreeDoc(xmlCtxtReadMemory(context, start, Int32(buffer.count), nil, nil, options))
      }
    }
    guard !reading.hasDoctype else { throw XMLFailure([.doctype(file: name)]) }
    guard context.pointee.wellFormed == 1, !reading.elements.isEmpty else {
      throw XMLFailure(sink.diagnostics.isEmpty ? [.empty(file: name)] : sink.diagnostics)
    }
    names = context.pointee.dict
    xmlDictReference(names)
    elements = Self.kept(reading.elements)
    attributes = Self.kept(reading.attributes)
    texts = Self.kept(reading.texts)
    values = Self.kept(reading.values)
  }

  deinit {
    elements.deallocate()
    attributes.deallocate()
    texts.deallocate()
    values.deallocate()
    xmlDictFree(names)
  }

  /// Lends the root; no element may be kept after that.
  package func withRoot<Result>(_ body: (FlatNode) throws -> Result) rethrows -> Result {
    try withExtendedLifetime(self) { try body(FlatNode(document: self, index: 0)) }
  }

  private static func kept<Value>(_ list: [Value]) -> UnsafeMutableBufferPointer<Value> {
    let kept = UnsafeMutableBufferPointer<Value>.allocate(capacity: list.count)
    _ = kept.initialize(from: list)
    return kept
  }
}

/// A flat document while it is read.
private struct FlatReading {
  let sink: DiagnosticSink
  var elements: [FlatDocument.Element] = []
  var attributes: [FlatDocument.Attribute] = []
  var texts: [UInt8] = []
  var values: [UInt8] = []
  var hasDoctype = false
  /// The elements that are open, with the last child of each.
  private var open: [(element: Int, last: Int)] = []

  init(sink: DiagnosticSink, size: Int) {
    self.sink = sink
    texts.reserveCapacity(size)
    values.reserveCapacity(size)
  }

  private static func of(_ data: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<FlatReading>? {
    data?.assumingMemoryBound(to: xmlParserCtxt.self).pointee._private?.assumingMemoryBound(to: FlatReading.self)
  }

  /// Takes the place of the functions that build the tree.
  static func listen(_ context: xmlParserCtxtPtr) {
    guard let sax = context.pointee.sax else { return }
    sax.pointee = xmlSAXHandler()
    sax.pointee.initialized = XML_SAX2_MAGIC
    sax.pointee.serror = { data, error in
      guard let error else { return }
      FlatReading.of(data)?.pointee.sink.record(error.pointee)
    }
    sax.pointee.internalSubset = { data, _, _, _ in
      FlatReading.of(data)?.pointee.hasDoctype = true
      xmlStopParser(data?.assumingMemoryBound(to: xmlParserCtxt.self))
    }
    sax.pointee.characters = { data, text, count in
      FlatReading.of(data)?.pointee.texts.append(contentsOf: UnsafeBufferPointer(start: text, count: Int(count)))
    }
    sax.pointee.startElementNs = { data, name, _, _, _, _, count, _, attributes in
      guard let name else { return }
      FlatReading.of(data)?.pointee.start(name, Int(count), attributes)
    }
    sax.pointee.endElementNs = { data, _, _, _ in FlatReading.of(data)?.pointee.end() }
  }

  /// Each attribute is told by its name, prefix and namespace, and by where its value starts and ends.
  private mutating func start(
    _ name: UnsafePointer<xmlChar>, _ count: Int, _ found: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    let first = attributes.count
    for at in stride(from: 0, to: count * 5, by: 5) {
      guard let found, let name = found[at], let start = found[at + 3], let end = found[at + 4] else { continue }
      let isXML = found[at + 1].map { FlatNode.isNamed($0, "xml") }
      guard isXML != false else { continue }
      let place = values.count
      values.append(contentsOf: UnsafeBufferPointer(start: start, count: end - start))
      let length = Int(xmlStrlen(name))
      attributes.append(.init(name: name, length: length, isXML: isXML ?? false, value: place..<values.count))
    }
    let index = elements.count
    elements.append(.init(name: name, attributes: first..<attributes.count, text: texts.count..<texts.count))
    if let parent = open.last {
      if parent.last < 0 { elements[parent.element].child = index } else { elements[parent.last].sibling = index }
      open[open.count - 1].last = index
    }
    open.append((index, -1))
  }

  private mutating func end() {
    guard let element = open.popLast()?.element else { return }
    elements[element].text = elements[element].text.lowerBound..<texts.count
  }
}

/// One element of a flat document; what a `Node` tells, it tells in the same words.
package struct FlatNode {
  /// Counting who holds it would cost as much as reading it.
  fileprivate unowned(unsafe) let document: FlatDocument
  fileprivate let index: Int

  package var name: String { String(cString: document.elements[index].name) }

  /// The text of the element and of all that is in it.
  package var text: String { String(decoding: document.texts[document.elements[index].text], as: UTF8.self) }

  /// Reads an attribute by its name; `xml:lang` is written with its prefix; nil when absent.
  package subscript(attribute: String) -> String? {
    var attribute = attribute
    return attribute.withUTF8 { name in
      let isXML = name.count > 4 && name[3] == UInt8(ascii: ":") && name.starts(with: "xml".utf8)
      let local = isXML ? UnsafeBufferPointer(rebasing: name[4...]) : name
      return value(local, isXML: isXML).map { String(decoding: $0, as: UTF8.self) }
    }
  }

  private func value(_ name: UnsafeBufferPointer<UInt8>, isXML: Bool) -> Slice<UnsafeMutableBufferPointer<UInt8>>? {
    guard let start = name.baseAddress else { return nil }
    for at in document.elements[index].attributes {
      let found = document.attributes[at]
      if found.length == name.count, found.isXML == isXML, memcmp(found.name, start, name.count) == 0 {
        return document.values[found.value]
      }
    }
    return nil
  }

  private func isWritten(in language: StaticString) -> Bool {
    let name = StaticString("lang")
    return value(UnsafeBufferPointer(start: name.utf8Start, count: 4), isXML: true)?
      .elementsEqual(UnsafeBufferPointer(start: language.utf8Start, count: 2)) ?? false
  }

  /// The text, trimmed; it nearly always is.
  private var trimmedText: String {
    var wasBlank = true
    for byte in document.texts[document.elements[index].text] {
      guard byte > 0x20 || byte == 0x20 && !wasBlank else { return text.trimmed }
      wasBlank = byte == 0x20
    }
    return wasBlank ? text.trimmed : text
  }

  /// The words of an attribute that holds a list.
  package func list(_ attribute: String) -> [String] {
    self[attribute]?.utf8.split { $0 <= 0x20 }.map { String(Substring($0)) } ?? []
  }

  package func children(_ name: String) -> [FlatNode] {
    var found: [FlatNode] = []
    var at = document.elements[index].child
    while at >= 0 {
      if Self.isNamed(document.elements[at].name, name) { found.append(FlatNode(document: document, index: at)) }
      at = document.elements[at].sibling
    }
    return found
  }

  package func first(_ name: String) -> FlatNode? {
    var at = document.elements[index].child
    while at >= 0 {
      if Self.isNamed(document.elements[at].name, name) { return FlatNode(document: document, index: at) }
      at = document.elements[at].sibling
    }
    return nil
  }

  /// Reads the children of that name, one a language; nil when there is none.
  package func localizedText(_ name: String) -> LocalizedText? {
    let texts = children(name)
    guard let first = texts.first else { return nil }
    func text(in language: StaticString) -> String? { texts.first { $0.isWritten(in: language) }?.trimmedText }
    let fr = text(in: "fr") ?? first.trimmedText
    return LocalizedText(fr: fr, en: text(in: "en") ?? fr)
  }

  /// Reads a list of texts written one after the other in each language, paired by their order.
  package func localizedTexts(_ name: String) -> [LocalizedText] {
    let texts = children(name)
    guard !texts.isEmpty else { return [] }
    let french = texts.filter { !$0.isWritten(in: "en") }.map(\.trimmedText)
    let english = texts.filter { $0.isWritten(in: "en") }.map(\.trimmedText)
    return french.enumerated().map { index, fr in
      LocalizedText(fr: fr, en: english.indices.contains(index) ? english[index] : fr)
    }
  }

  fileprivate static func isNamed(_ found: UnsafePointer<xmlChar>, _ name: String) -> Bool {
    var at = found
    for byte in name.utf8 {
      guard at.pointee == byte else { return false }
      at += 1
    }
    return at.pointee == 0
  }
}
