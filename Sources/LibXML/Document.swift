import CLibXML2

/// An XML document held whole in memory.
///
/// Not thread-safe: keep a document inside one task.
package final class Document {
  let pointer: xmlDocPtr
  /// Name used in diagnostics, usually the path as the user gave it.
  package let name: String
  private var positions: [xmlNodePtr: ElementPosition] = [:]

  /// Parses bytes; refuses document types, and what is larger than the limits.
  ///
  /// - Throws: `XMLFailure` with every fault that libxml2 saw.
  package init(bytes: [UInt8], name: String, limits: Limits = .document) throws {
    guard Library.ready else { throw XMLFailure([]) }
    guard bytes.count <= limits.size else { throw XMLFailure([.tooLarge(bytes.count, limits.size, file: name)]) }
    let tags = Self.startTags(in: bytes)
    guard tags <= limits.elements else { throw XMLFailure([.tooMany(tags, limits.elements, file: name)]) }
    guard bytes.contains(where: { $0 != 0x20 && !(0x9...0xD).contains($0) }) else {
      throw XMLFailure([.empty(file: name)])
    }
    guard Self.longestRun(in: bytes) <= limits.text else { throw XMLFailure([.longText(limits.text, file: name)]) }
    self.name = name
    self.pointer = try Self.parse(bytes, name: name)
    positions = SourceMap.positions(of: bytes, in: self)
  }

  /// Opens a file through our own descriptor, then parses it.
  package convenience init(contentsOf path: String, name: String? = nil, limits: Limits = .document) throws {
    try self.init(bytes: Files.read(path, limit: limits.size), name: name ?? path, limits: limits)
  }

  /// Starts an empty document with one root element.
  package init(root: String, name: String) {
    _ = Library.ready
    self.name = name
    // libxml2 returns nil here only when memory is exhausted.
    guard let document = xmlNewDoc("1.0"), let node = xmlNewDocNode(document, nil, root, nil) else {
      preconditionFailure("out of memory")  // proven: no input of a user can lead here
    }
    xmlDocSetRootElement(document, node)
    pointer = document
  }

  /// Copies all of it; the copy shares nothing with this one, and its nodes know no place in a file.
  package func copy() -> Document {
    guard let copy = xmlCopyDoc(pointer, 1) else {
      preconditionFailure("out of memory")  // proven: libxml2 fails here only when memory is exhausted
    }
    return Document(copy, name: name)
  }

  private init(_ pointer: xmlDocPtr, name: String) {
    self.pointer = pointer
    self.name = name
  }

  deinit {
    xmlFreeDoc(pointer)
  }

  package var root: Node {
    guard let node = xmlDocGetRootElement(pointer) else {
      preconditionFailure("a parsed document has a root")  // proven: the parser refuses documents without one
    }
    return Node(document: self, pointer: node)
  }

  /// Where an element, or one of its attributes, stands in the file it was read from.
  package func location(of node: Node, attribute: String? = nil) -> Location {
    guard let position = positions[node.pointer] else {
      let line = xmlGetLineNo(node.pointer)
      return Location(file: name, line: line > 0 ? Int(line) : nil)
    }
    let place = attribute.flatMap { position.attributes[$0] } ?? position.start
    return Location(file: name, line: place.line, column: place.column)
  }

  /// Bytes of the longest stretch without a tag: in memory, libxml2 lets through a text that its stream refuses.
  private static func longestRun(in bytes: [UInt8]) -> Int {
    bytes.withUnsafeBufferPointer { buffer in
      var longest = 0, start = 0
      for index in buffer.indices where buffer[index] == UInt8(ascii: "<") {
        longest = max(longest, index - start)
        start = index
      }
      return max(longest, buffer.count - start)
    }
  }

  /// Counts what looks like a start tag, before libxml2 builds a tree that may weigh a hundred times its file.
  private static func startTags(in bytes: [UInt8]) -> Int {
    bytes.withUnsafeBufferPointer { buffer in
      var count = 0
      for index in buffer.indices.dropLast() where buffer[index] == UInt8(ascii: "<") {
        let next = buffer[index + 1]
        if next != UInt8(ascii: "/"), next != UInt8(ascii: "!"), next != UInt8(ascii: "?") { count += 1 }
      }
      return count
    }
  }

  private static func parse(_ bytes: [UInt8], name: String) throws -> xmlDocPtr {
    let sink = DiagnosticSink(file: name)
    guard let context = xmlNewParserCtxt() else { throw XMLFailure([]) }
    defer { xmlFreeParserCtxt(context) }
    context.pointee._private = Unmanaged.passUnretained(sink).toOpaque()
    context.pointee.sax.pointee.serror = { data, error in
      guard let data, let error else { return }
      let context = data.assumingMemoryBound(to: xmlParserCtxt.self)
      guard let sink = context.pointee._private else { return }
      Unmanaged<DiagnosticSink>.fromOpaque(sink).takeUnretainedValue().record(error.pointee)
    }
    context.pointee.sax.pointee.internalSubset = { data, _, _, _ in
      // Stops before the first entity is declared.
      guard let data else { return }
      let context = data.assumingMemoryBound(to: xmlParserCtxt.self)
      context.pointee.hasExternalSubset = -1
      if let sink = context.pointee._private, let input = context.pointee.input {
        Unmanaged<DiagnosticSink>.fromOpaque(sink).takeUnretainedValue().lineOfDoctype = Int(input.pointee.line)
      }
      xmlStopParser(context)
    }
    let document = bytes.withUnsafeBytes { buffer in
      xmlCtxtReadMemory(
        context, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil, nil,
        Library.options)
    }
    let refused = context.pointee.hasExternalSubset == -1
    let wellFormed = context.pointee.wellFormed == 1
    guard let document, wellFormed, !refused, xmlDocGetRootElement(document) != nil else {
      document.map(xmlFreeDoc)
      guard !refused else { throw XMLFailure([.doctype(file: name, line: sink.lineOfDoctype)]) }
      throw XMLFailure(sink.diagnostics.isEmpty ? [.empty(file: name)] : sink.diagnostics)
    }
    return document
  }
}

extension Diagnostic {
  static func doctype(file: String, line: Int? = nil) -> Diagnostic {
    Diagnostic(
      .error, "XML-002", at: Location(file: file, line: line),
      LocalizedText(
        fr: "une déclaration DOCTYPE est refusée ici", en: "a DOCTYPE declaration is refused here"),
      help: LocalizedText(fr: "retirez la ligne «\u{202F}<!DOCTYPE …>\u{202F}»", en: "remove the “<!DOCTYPE …>” line"))
  }

  static func empty(file: String) -> Diagnostic {
    Diagnostic(
      .error, "XML-003", at: Location(file: file),
      LocalizedText(fr: "le fichier ne contient pas de XML", en: "the file holds no XML"))
  }

  static func tooLarge(_ found: Int, _ limit: Int, file: String) -> Diagnostic {
    Diagnostic(
      .error, "XML-004", at: Location(file: file),
      LocalizedText(
        fr: "fichier trop grand\u{A0}: \(found) octets, la limite est \(limit)",
        en: "file too large: \(found) bytes, the limit is \(limit)"))
  }

  /// The code is that of the stream, which libxml2 gives for the same text.
  static func longText(_ limit: Int, file: String) -> Diagnostic {
    Diagnostic(
      .error, "XML-001", at: Location(file: file),
      LocalizedText(
        fr: "XML mal formé\u{A0}: un texte dépasse \(limit) octets",
        en: "malformed XML: a text is longer than \(limit) bytes"))
  }

  static func tooMany(_ found: Int, _ limit: Int, file: String) -> Diagnostic {
    Diagnostic(
      .error, "XML-004", at: Location(file: file),
      LocalizedText(
        fr: "trop d’éléments\u{A0}: au moins \(found), la limite est \(limit)",
        en: "too many elements: at least \(found), the limit is \(limit)"))
  }
}
