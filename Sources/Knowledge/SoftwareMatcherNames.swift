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

  /// The cleaned name in lower case, as bytes: what rules are compared with.
  static func key(_ name: String) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(name.utf8.count)
    var previous = UInt8.space
    for byte in name.utf8 {
      // Anything but plain text takes the longer way.
      guard byte >= 0x20, byte < 0x80, byte != .space || previous != .space else { return slowKey(name) }
      bytes.append(byte.isUpper ? byte | 0x20 : byte)
      previous = byte
    }
    return previous == .space ? slowKey(name) : bytes
  }

  private static func slowKey(_ name: String) -> [UInt8] {
    Array(cleaned(name).lowercased().utf8)
  }

  /// The key without what often follows a name: versions, architectures, languages, remarks between brackets.
  ///
  /// - Returns: nil when nothing can be cut, or when nothing would be left.
  static func shortened(_ key: [UInt8]) -> [UInt8]? {
    var rest = key[...]
    for tail in packageTails where rest.ends(in: tail) {
      rest = rest.dropLast(tail.count)
      break
    }
    while let shorter = withoutLastWord(rest) { rest = shorter }
    return rest.count == key.count || rest.isEmpty ? nil : Array(rest)
  }

  private static func withoutLastWord(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    if let open = opening(of: text.last), let start = text.lastIndex(of: open) {
      return start == text.startIndex ? nil : trimmedEnd(text[..<start])
    }
    guard let space = text.lastIndex(of: .space), space != text.startIndex else { return nil }
    return isTail(text[(space + 1)...]) ? trimmedEnd(text[..<space]) : nil
  }

  private static func opening(of byte: UInt8?) -> UInt8? {
    switch byte {
    case UInt8(ascii: ")"): UInt8(ascii: "(")
    case UInt8(ascii: "]"): UInt8(ascii: "[")
    default: nil
    }
  }

  private static func trimmedEnd(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text
    while let last = text.last, last == .space || last == .dash || last == UInt8(ascii: ",") { text = text.dropLast() }
    return text
  }

  private static func isTail(_ word: ArraySlice<UInt8>) -> Bool {
    isVersion(word) || tailWords.contains(String(decoding: word, as: UTF8.self))
  }

  /// Digits first, then also dots, dashes and a few letters: `3.0.21`, `v12`, `2.3.8-i001`.
  private static func isVersion(_ word: ArraySlice<UInt8>) -> Bool {
    let body = word.first == UInt8(ascii: "v") ? word.dropFirst() : word
    guard let first = body.first, first.isDigit else { return false }
    return body.allSatisfy { $0.isDigit || $0 == 0x2E || $0 == 0x2D || $0 == 0x5F || (0x61...0x69).contains($0) }
  }

  private static let packageTails: [[UInt8]] = [
    ":amd64", ":i386", ":arm64", ":all", ".x86_64", ".noarch", ".i686", ".i586", ".i386", ".aarch64",
    "_0", "_1", "_2", "_3",
  ].map { Array($0.utf8) }

  private static let tailWords: Set<String> = [
    "x64", "x86", "x86_64", "amd64", "arm64", "64-bit", "32-bit", "64bit", "32bit", "64", "bits", "version", "edition",
    "fr", "en", "fr-fr", "en-us", "en-gb", "de", "es", "it", "french", "français", "english", "anglais", "beta", "esr",
    "lts", "-", "–",
  ]
}

extension UInt8 {
  static let space = UInt8(ascii: " ")
  static let dash = UInt8(ascii: "-")
  static let star = UInt8(ascii: "*")
  var isDigit: Bool { (0x30...0x39).contains(self) }
  var isUpper: Bool { (0x41...0x5A).contains(self) }
  /// A small letter, or a byte of one that is not ASCII.
  var isLetter: Bool { (0x61...0x7A).contains(self) || self >= 0x80 }
}

extension RandomAccessCollection<UInt8> where Index == Int {
  /// Whether the bytes end with others.
  func ends(in tail: [UInt8]) -> Bool {
    guard count >= tail.count else { return false }
    var at = endIndex - tail.count
    for byte in tail {
      if self[at] != byte { return false }
      at += 1
    }
    return true
  }

  /// Whether others stand at that place.
  func holds(_ other: [UInt8], at start: Int) -> Bool {
    guard endIndex - start >= other.count else { return false }
    var at = start
    for byte in other {
      if self[at] != byte { return false }
      at += 1
    }
    return true
  }

  /// Whether others stand anywhere.
  func holds(_ other: [UInt8]) -> Bool {
    guard let first = other.first, count >= other.count else { return other.isEmpty }
    for at in startIndex...(endIndex - other.count) where self[at] == first && holds(other, at: at) { return true }
    return false
  }
}
