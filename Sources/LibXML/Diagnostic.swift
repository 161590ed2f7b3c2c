/// A place in a file; lines and columns start at 1, a column counts characters.
package struct Location: Sendable, Hashable {
  package var file: String
  package var line: Int?
  package var column: Int?

  package init(file: String, line: Int? = nil, column: Int? = nil) {
    self.file = file
    self.line = line
    self.column = column
  }
}

/// One fault or remark about an input, as people and editors read it.
package struct Diagnostic: Sendable, Hashable {
  /// How grave it is: an error stops the work, a warning does not.
  package enum Severity: String, Sendable {
    case error, warning, note
  }

  package var severity: Severity
  /// Stable code such as `INV-003`; documented in `docs/errors.md`.
  package var code: String
  package var location: Location
  /// What was found and what was expected.
  package var message: LocalizedText
  /// What to do next.
  package var help: LocalizedText?

  package init(
    _ severity: Severity, _ code: String, at location: Location, _ message: LocalizedText, help: LocalizedText? = nil
  ) {
    self.severity = severity
    self.code = code
    self.location = location
    self.message = message
    self.help = help
  }

  /// The line `file:line:column: error: message [code]`, then the help on a line of its own.
  package func rendered(in language: Language) -> String {
    let place = [location.line, location.line == nil ? nil : location.column].compactMap { $0 }
    let prefix = ([location.file] + place.map(String.init)).joined(separator: ":")
    let line = "\(prefix): \(severity.rawValue): \(message[language]) [\(code)]"
    guard let help else { return line }
    return line + "\n  help: " + help[language]
  }
}

/// An input that cannot be used, with everything that is wrong with it.
package struct XMLFailure: Error {
  package var diagnostics: [Diagnostic]

  package init(_ diagnostics: [Diagnostic]) {
    self.diagnostics = diagnostics
  }
}

extension Diagnostic {
  /// Orders by place, so that a list reads like the file.
  package static func inFileOrder(_ left: Diagnostic, _ right: Diagnostic) -> Bool {
    let a = (left.location.file, left.location.line ?? 0, left.location.column ?? 0, left.code)
    let b = (right.location.file, right.location.line ?? 0, right.location.column ?? 0, right.code)
    return a < b
  }
}
