import CLibXML2

/// Prepares libxml2 once for the whole process.
enum Library {
  /// Denies every external entity, DTD and include, whatever the options of a parser say.
  static let ready: Bool = {
    xmlInitParser()
    xmlSetExternalEntityLoader { _, _, _ in nil }
    xmlSchemaInitTypes()
    return true
  }()

  /// Never `NOENT`, `DTDLOAD`, `RECOVER` nor `HUGE`: the limits of libxml2 stay in force.
  static let options = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_BIG_LINES.rawValue)
}

/// What a document may weigh before it is refused.
package struct Limits: Sendable {
  /// Bytes.
  package var size: Int
  /// Elements.
  package var elements: Int
  /// Bytes of one text: what libxml2 allows a stream.
  package var text = 10_000_000

  package init(size: Int, elements: Int) {
    self.size = size
    self.elements = elements
  }

  /// For documents loaded whole.
  package static let document = Limits(size: 64 << 20, elements: 2_000_000)
  /// For files that are streamed.
  package static let stream = Limits(size: 2 << 30, elements: 50_000_000)
}

/// What to do with a document type declaration.
package enum DoctypePolicy: Sendable {
  /// Refused: our own files carry none.
  case refuse
  /// Read over, nothing of it being used: some foreign formats carry one.
  case skip
}

/// Gathers what libxml2 reports, through its structured callbacks only.
final class DiagnosticSink {
  let file: String
  private(set) var diagnostics: [Diagnostic] = []
  /// Line on which a refused DOCTYPE was met.
  var lineOfDoctype: Int?

  private let describe: (String, Location) -> Diagnostic

  init(file: String, describe: @escaping (String, Location) -> Diagnostic = Diagnostic.malformed) {
    self.file = file
    self.describe = describe
  }

  func record(_ error: xmlError) {
    guard diagnostics.count < 200 else { return }
    let text = error.message.map { String(cString: $0).trimmed } ?? "?"
    let line = error.line > 0 ? Int(error.line) : nil
    let column = error.domain == Int32(XML_FROM_PARSER.rawValue) && error.int2 > 0 ? Int(error.int2) : nil
    diagnostics.append(describe(text, Location(file: file, line: line, column: column)))
  }
}

extension Diagnostic {
  static func malformed(_ text: String, at location: Location) -> Diagnostic {
    Diagnostic(
      .error, "XML-001", at: location,
      LocalizedText(fr: "XML mal formé\u{A0}: \(text)", en: "malformed XML: \(text)"),
      help: LocalizedText(
        fr: "corrigez cet endroit avec un éditeur de texte, puis relancez «\u{202F}draille check\u{202F}»",
        en: "mend this place with a text editor, then run “draille check” again"))
  }
}
