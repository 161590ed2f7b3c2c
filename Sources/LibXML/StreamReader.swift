import CLibXML2
import Glibc

/// Reads a large file element by element, in constant memory.
///
/// Keep it inside one task. The file is opened by our own descriptor, so nothing is decompressed or fetched behind
/// our back; external entities are never read.
package struct StreamReader: ~Copyable {
  /// What the reader stands on.
  package enum Event: Sendable, Equatable {
    case start(name: String, isEmpty: Bool)
    case text(String)
    case end(name: String)
  }

  package let name: String
  private let reader: xmlTextReaderPtr
  private let source: SourceBox
  private let sink: DiagnosticSink
  private let doctype: DoctypePolicy
  private let limits: Limits
  private var elements = 0

  /// Opens a file.
  ///
  /// - Throws: `FileFailure`, or `XMLFailure` when the file is larger than the limit or carries a refused DOCTYPE.
  package init(path: String, name: String? = nil, doctype: DoctypePolicy, limits: Limits = .stream) throws {
    let source = try FileSource(path: path)
    let name = name ?? path
    if let size = source.size, size > limits.size { throw XMLFailure([.tooLarge(size, limits.size, file: name)]) }
    try self.init(source: source, head: source.head(Prologue.size), name: name, doctype: doctype, limits: limits)
  }

  /// Reads from a source whose first bytes are known, so that a DOCTYPE is seen before libxml2 reads it.
  ///
  /// - Throws: `XMLFailure` when it carries a refused DOCTYPE.
  package init(
    source: any ByteSource, head: [UInt8], name: String, doctype: DoctypePolicy, limits: Limits = .stream
  ) throws {
    _ = Library.ready
    let prologue = Prologue(head: head)
    if let line = prologue.doctypeLine, doctype == .refuse || prologue.hasInternalSubset {
      throw XMLFailure([.doctype(file: name, line: line)])
    }
    let box = SourceBox(source)
    let reader = xmlReaderForIO(
      { context, buffer, count in
        guard let context else { return -1 }
        return Unmanaged<SourceBox>.fromOpaque(context).takeUnretainedValue().read(into: buffer, count: count)
      }, { _ in 0 }, Unmanaged.passUnretained(box).toOpaque(), nil, nil, Library.options)
    guard let reader else { throw FileFailure(.read, name, code: ENOMEM) }
    self.init(reader: reader, source: box, name: name, doctype: doctype, limits: limits)
  }

  private init(reader: xmlTextReaderPtr, source: SourceBox, name: String, doctype: DoctypePolicy, limits: Limits) {
    self.reader = reader
    self.source = source
    self.name = name
    self.doctype = doctype
    self.limits = limits
    sink = DiagnosticSink(file: name)
    xmlTextReaderSetStructuredErrorHandler(
      reader,
      { data, error in
        guard let data, let error else { return }
        Unmanaged<DiagnosticSink>.fromOpaque(data).takeUnretainedValue().record(error.pointee)
      }, Unmanaged.passUnretained(sink).toOpaque())
  }

  deinit {
    xmlFreeTextReader(reader)
  }

  package var line: Int { Int(xmlTextReaderGetParserLineNumber(reader)) }

  /// Attribute of the element that the reader stands on.
  package func attribute(_ name: String) -> String? {
    guard let value = xmlTextReaderGetAttribute(reader, name) else { return nil }
    defer { clibxml2_free(value) }
    return String(cString: value)
  }

  /// Goes to the next start tag, text or end tag.
  ///
  /// - Returns: nil at the end of the document.
  /// - Throws: `XMLFailure` when the document is malformed, too large, or carries a refused DOCTYPE.
  package mutating func next() throws -> Event? {
    while true {
      let status = xmlTextReaderRead(reader)
      guard status == 1 else {
        if status == 0 { return nil }
        throw failure
      }
      if let event = try event() { return event }
    }
  }

  /// What stopped the reading: the source itself, or what libxml2 says of the text.
  private var failure: any Error {
    source.failure ?? XMLFailure(sink.diagnostics.isEmpty ? [.empty(file: name)] : sink.diagnostics)
  }

  private mutating func event() throws -> Event? {
    switch xmlReaderTypes(UInt32(xmlTextReaderNodeType(reader))) {
    case XML_READER_TYPE_ELEMENT:
      elements += 1
      guard elements <= limits.elements else { throw XMLFailure([.tooMany(elements, limits.elements, file: name)]) }
      return .start(name: elementName, isEmpty: xmlTextReaderIsEmptyElement(reader) == 1)
    case XML_READER_TYPE_END_ELEMENT:
      return .end(name: elementName)
    case XML_READER_TYPE_TEXT, XML_READER_TYPE_CDATA:
      return .text(xmlTextReaderConstValue(reader).map { String(cString: $0) } ?? "")
    case XML_READER_TYPE_DOCUMENT_TYPE where doctype == .refuse || declaresSomething:
      throw XMLFailure([.doctype(file: name, line: line)])
    default:
      return nil
    }
  }

  /// Whether the DOCTYPE holds declarations, when a long comment kept it out of sight of the prologue.
  private var declaresSomething: Bool {
    xmlTextReaderCurrentNode(reader)?.pointee.children != nil
  }

  private var elementName: String {
    xmlTextReaderConstLocalName(reader).map { String(cString: $0) } ?? ""
  }

  private var value: String {
    xmlTextReaderConstValue(reader).map { String(cString: $0) } ?? ""
  }
}

extension StreamReader {
  /// Reads over the element whose start tag was just read, without making anything of what is in it.
  ///
  /// - Throws: `XMLFailure`, as `next` does.
  package mutating func skip() throws {
    let depth = xmlTextReaderDepth(reader)
    while let type = try advance() {
      if type == XML_READER_TYPE_END_ELEMENT, xmlTextReaderDepth(reader) == depth { return }
    }
  }

  /// Reads the children of the element whose start tag was just read, up to its end: the name and the text of each.
  ///
  /// Children that are empty, have children of their own only, or are to be ignored are read over.
  ///
  /// - Throws: `XMLFailure`, as `next` does.
  package mutating func readChildren(
    ignoring ignored: Set<String> = [], _ take: (_ name: String, _ text: String) -> Void
  ) throws {
    let depth = xmlTextReaderDepth(reader)
    var name: String?
    var text: String?
    while let type = try advance() {
      switch type {
      case XML_READER_TYPE_ELEMENT where xmlTextReaderDepth(reader) == depth + 1:
        let found = elementName
        name = xmlTextReaderIsEmptyElement(reader) == 1 || ignored.contains(found) ? nil : found
        text = nil
      case XML_READER_TYPE_TEXT, XML_READER_TYPE_CDATA:
        if name != nil, xmlTextReaderDepth(reader) == depth + 2 { text = text.map { $0 + value } ?? value }
      case XML_READER_TYPE_END_ELEMENT:
        let level = xmlTextReaderDepth(reader)
        if level == depth { return }
        if level == depth + 1, let name, let text { take(name, text) }
      default: break
      }
    }
  }

  /// Goes to the next node of any type; nil at the end of the document.
  private mutating func advance() throws -> xmlReaderTypes? {
    let status = xmlTextReaderRead(reader)
    guard status == 1 else {
      if status == 0 { return nil }
      throw failure
    }
    let type = xmlReaderTypes(UInt32(xmlTextReaderNodeType(reader)))
    guard type == XML_READER_TYPE_ELEMENT else { return type }
    elements += 1
    guard elements <= limits.elements else { throw XMLFailure([.tooMany(elements, limits.elements, file: name)]) }
    return type
  }
}
