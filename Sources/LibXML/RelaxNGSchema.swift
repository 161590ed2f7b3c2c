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
    let sink = DiagnosticSink(file: document.name)
    guard let context = xmlRelaxNGNewValidCtxt(pointer) else { return [] }
    defer { xmlRelaxNGFreeValidCtxt(context) }
    xmlRelaxNGSetValidStructuredErrors(context, Self.report, Unmanaged.passUnretained(sink).toOpaque())
    guard xmlRelaxNGValidateDoc(context, document.pointer) != 0 else { return [] }
    var lines: Set<Int> = []
    let reports = sink.diagnostics.filter { lines.insert($0.location.line ?? 0).inserted }
    return reports.map { report in
      var report = report
      report.code = "XML-005"
      return report
    }
  }

  private static let report: @convention(c) (UnsafeMutableRawPointer?, xmlErrorPtr?) -> Void = { data, error in
    guard let data, let error else { return }
    Unmanaged<DiagnosticSink>.fromOpaque(data).takeUnretainedValue().record(error.pointee)
  }
}
