/// The families of systems that a rule of the catalogue can be bound to.
package enum SystemFamily: String, Sendable, CaseIterable {
  case windows, macos, linux, android
}

/// Names of software and systems, brought to a form in which they can be compared.
package enum SoftwareName {
  /// The name without trademark signs, with plain single spaces; letters keep their case.
  package static func cleaned(_ name: String) -> String {
    var scalars = String.UnicodeScalarView()
    var pendingSpace = false
    for scalar in name.unicodeScalars {
      switch scalar {
      case "®", "™", "©", "\u{200B}", "\u{FEFF}": continue
      case " ", "\t", "\n", "\r", "\u{A0}", "\u{202F}", "\u{2009}":
        pendingSpace = !scalars.isEmpty
      default:
        if pendingSpace { scalars.append(" ") }
        pendingSpace = false
        scalars.append(scalar == "’" ? "'" : scalar)
      }
    }
    return String(scalars)
  }

  /// The cleaned name in lower case: what rules are compared with.
  package static func key(_ name: String) -> String {
    isPlain(name) ? name.lowercased() : cleaned(name).lowercased()
  }

  /// Whether cleaning would change nothing: the usual case, told without making a new text.
  private static func isPlain(_ name: String) -> Bool {
    var previous = UInt8(ascii: " ")
    for byte in name.utf8 {
      guard byte >= 0x20, byte < 0x80, byte != UInt8(ascii: " ") || previous != UInt8(ascii: " ") else { return false }
      previous = byte
    }
    return previous != UInt8(ascii: " ")
  }

  /// The key without what often follows a name: versions, architectures, languages, remarks between brackets.
  ///
  /// - Returns: nil when nothing can be cut, or when nothing would be left.
  static func shortened(_ key: String) -> String? {
    var rest = Substring(key)
    for tail in packageTails where rest.hasSuffix(tail) { rest = rest.dropLast(tail.count) }
    while let shorter = withoutLastWord(rest) { rest = shorter }
    return rest.count == key.count || rest.isEmpty ? nil : String(rest)
  }

  private static func withoutLastWord(_ text: Substring) -> Substring? {
    let text = text.last == " " ? text.dropLast() : text
    if let close = text.last, let open = [")": "(", "]": "["][close] as Character?, let start = text.lastIndex(of: open) {
      return start == text.startIndex ? nil : trimmedEnd(text[..<start])
    }
    guard let space = text.lastIndex(of: " "), space != text.startIndex else { return nil }
    let word = text[text.index(after: space)...]
    return isTail(word) ? trimmedEnd(text[..<space]) : nil
  }

  private static func trimmedEnd(_ text: Substring) -> Substring {
    var text = text
    while let last = text.last, last == " " || last == "-" || last == "–" || last == "," { text = text.dropLast() }
    return text
  }

  private static func isTail(_ word: Substring) -> Bool {
    tailWords.contains(String(word)) || isVersion(word)
  }

  /// Numbers and dots, a letter before or after allowed: `3.0.21`, `v12`, `2.3.8-i001`.
  private static func isVersion(_ word: Substring) -> Bool {
    let body = word.first == "v" ? word.dropFirst() : word
    guard let first = body.utf8.first, (0x30...0x39).contains(first) else { return false }
    return body.utf8.allSatisfy { (0x30...0x39).contains($0) || [0x2E, 0x2D, 0x5F].contains($0) || (0x61...0x69).contains($0) }
  }

  private static let packageTails = [
    ":amd64", ":i386", ":arm64", ":all", ".x86_64", ".noarch", ".i686", ".i586", ".i386", ".aarch64",
    "_0", "_1", "_2", "_3",
  ]

  private static let tailWords: Set<String> = [
    "x64", "x86", "x86_64", "amd64", "arm64", "64-bit", "32-bit", "64bit", "32bit", "64", "bits", "version", "edition",
    "fr", "en", "fr-fr", "en-us", "en-gb", "de", "es", "it", "french", "français", "english", "anglais", "beta", "esr", "lts", "-",
  ]
}
