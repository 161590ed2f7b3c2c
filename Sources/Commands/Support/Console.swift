import Glibc
import LibXML

/// Data go to stdout, everything else to stderr.
enum Console {
  static func print(_ text: String) {
    write(text + "\n", to: 1)
  }

  static func error(_ text: String) {
    write(text.forTerminal + "\n", to: 2)
  }

  /// Writes on stderr without ending the line; raw text may hold controls of the terminal.
  static func prompt(_ text: String, isRaw: Bool = false) {
    write(isRaw ? text : text.forTerminal, to: 2)
  }

  /// Prints diagnostics, fifty at most, and says how many more there are.
  static func report(_ diagnostics: [Diagnostic], in language: Language) {
    for diagnostic in diagnostics.prefix(50) { error(diagnostic.rendered(in: language)) }
    let rest = diagnostics.count - 50
    guard rest > 0 else { return }
    error(LocalizedText(fr: "… et \(rest) de plus", en: "… and \(rest) more")[language])
  }

  /// Puts bytes on stdout as they are.
  static func write(_ bytes: [UInt8]) {
    write(bytes, to: 1)
  }

  private static func write(_ text: String, to descriptor: Int32) {
    write(Array(text.utf8), to: descriptor)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var bytes = bytes[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }  // nobody reads any more
      bytes = bytes.dropFirst(count)
    }
  }
}

extension String {
  /// Without control characters, which could drive a terminal, and with no-break spaces that every font has.
  var forTerminal: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.compactMap { scalar in
          if scalar == "\u{202F}" { return "\u{A0}" }
          if scalar == "\n" || scalar == "\t" { return scalar }
          return scalar.properties.generalCategory == .control ? nil : scalar
        }))
  }
}
