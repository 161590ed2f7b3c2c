import CLibXML2

/// A RELAX NG schema compiled by libxml2: the published contract, and the safety net behind our own messages.
package final class RelaxNGSchema {
  private let pointer: xmlRelaxNGPtr

  /// Compiles a schema from memory; it must stand alone.
  ///
  /// - Throws: `XMLFailure` when the schema itself is faulty.
  package init(bytes: [UInt8], name: String) throws {
    _ = Library.ready
    let sink = DiagnosticSink(file: name)
    let compiled: xmlRelaxNGPtr? = bytes.withUnsafeBytes { buffer in
      let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      guard let parser = xmlRelaxNGNewMemParserCtxt(start, Int32(buffer.count)) else { return nil }
      defer { xmlRelaxNGFreeParserCtxt(parser) }
      xmlRelaxNGSetParserStructuredErrors(parser, Self.report, Unmanaged.passUnretained(sink).toOpaque())
      return xmlRelaxNGParse(parser)
    }
    guard let compiled, sink.diagnostics.isEmpty else { throw XMLFailure(sink.diagnostics) }
    pointer = compiled
  }

  deinit {
    xmlRelaxNGFree(pointer)
  }

  /// Validates a document.
  ///
  /// - Returns: Nothing when it is valid; one diagnostic a line otherwise: libxml2 tells one fault several times.
  package func validate(_ document: Document) -> [Diagnostic] {
    let sink = DiagnosticSink(file: document.name, describe: Diagnostic.againstContract)
    guard let context = xmlRelaxNGNewValidCtxt(pointer) else { return [] }
    defer { xmlRelaxNGFreeValidCtxt(context) }
    xmlRelaxNGSetValidStructuredErrors(context, Self.report, Unmanaged.passUnretained(sink).toOpaque())
    guard xmlRelaxNGValidateDoc(context, document.pointer) != 0 else { return [] }
    var lines: Set<Int> = []
    return sink.diagnostics.filter { lines.insert($0.location.line ?? 0).inserted }
  }

  private static let report: @convention(c) (UnsafeMutableRawPointer?, xmlErrorPtr?) -> Void = { data, error in
    guard let data, let error else { return }
    Unmanaged<DiagnosticSink>.fromOpaque(data).takeUnretainedValue().record(error.pointee)
  }
}

extension Diagnostic {
  fileprivate static func againstContract(_ text: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "XML-005", at: location,
      LocalizedText(fr: "le schéma refuse ceci\u{A0}: \(text)", en: "the schema refuses this: \(text)"),
      help: LocalizedText(
        fr: "comparez cet endroit avec la description du format", en: "compare this place with the page of the format"))
  }
}
