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
    let text = String(scalars)
    guard text.contains("(") else { return text }
    return ["(R)", "(r)", "(TM)", "(tm)"].reduce(text) { $0.replacing($1, with: "") }
  }

  /// The name in small letters without accents, trademark signs and double spaces, as bytes: what rules are compared
  /// with.
  static func key(_ name: String) -> [UInt8] {
    var name = name
    return name.withUTF8 { text in
      // Anything but plain text takes the longer way.
      text.contains { $0 >= 0x80 } ? folded(unmangled(String(decoding: text, as: UTF8.self))) : plain(text)
    }
  }

  /// Whether a name, told alone, is one that a package manager gives: one word, small letters, digits and a few signs.
  static func looksLikePackage(_ name: String) -> Bool {
    guard let first = name.utf8.first, first.isLetter || first.isDigit else { return false }
    return name.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x2B...0x3A).contains($0) || $0 == UInt8(ascii: "_") }
  }

  private static func plain(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: text.count) { output, count in
      var at = 0
      while at < text.count {
        let byte = text[at]
        if byte == UInt8(ascii: "("), let sign = signLength(text, at) {
          at += sign
          continue
        }
        at += 1
        if byte > .space, byte != 0x7F {
          output[count] = byte.isUpper ? byte | 0x20 : byte
          count += 1
        } else if byte == .space || (0x9...0xD).contains(byte), count > 0, output[count - 1] != .space {
          output[count] = .space
          count += 1
        }
      }
      if count > 0, output[count - 1] == .space { count -= 1 }
    }
  }

  /// The length of `(R)`, `(TM)` or `(C)` at that place; nil when there is none.
  private static func signLength(_ text: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int? {
    func letter(_ offset: Int) -> UInt8 { at + offset < text.count ? text[at + offset] | 0x20 : 0 }
    let close = UInt8(ascii: ")") | 0x20
    if letter(2) == close, letter(1) == UInt8(ascii: "r") || letter(1) == UInt8(ascii: "c") { return 3 }
    return letter(3) == close && letter(1) == UInt8(ascii: "t") && letter(2) == UInt8(ascii: "m") ? 4 : nil
  }

  private static func folded(_ name: String) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(name.utf8.count)
    for scalar in name.unicodeScalars { append(scalar, to: &text) }
    return text.withUnsafeBufferPointer(plain)
  }

  /// Adds what NFKD leaves of a letter of the Latin script; other scripts stay, in small letters.
  private static func append(_ scalar: Unicode.Scalar, to text: inout [UInt8]) {
    switch scalar.value {
    case ..<0x80: text.append(UInt8(scalar.value))
    case 0xC0...0x17F where bases[Int(scalar.value) - 0xC0] != UInt8(ascii: "*"):
      text.append(bases[Int(scalar.value) - 0xC0])
    case 0xA0, 0x2000...0x200A, 0x202F, 0x3000: text.append(.space)
    case 0x2010...0x2015, 0x2212: text.append(.dash)
    case 0x2018, 0x2019, 0x2BC: text.append(UInt8(ascii: "'"))
    case 0xC6, 0xE6: text.append(contentsOf: Array("ae".utf8))
    case 0x152, 0x153: text.append(contentsOf: Array("oe".utf8))
    case 0xDF: text.append(contentsOf: Array("ss".utf8))
    case 0xFF01...0xFF5E: text.append(UInt8(scalar.value - 0xFEE0))
    // Trademark signs, accents that stand alone, what cannot be seen, what is no character.
    case 0x80...0x9F, 0xA9, 0xAE, 0x2122, 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F, 0xFEFF, 0xFFF0...0xFFFF:
      break
    default: text.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
    }
  }

  /// A text of UTF-8 that was read as Windows-1252 (`Ã©` for `é`), read again; any other text as it is.
  private static func unmangled(_ name: String) -> String {
    var bytes: [UInt8] = []
    for scalar in name.unicodeScalars {
      if scalar.value < 0x100 {
        bytes.append(UInt8(scalar.value))
      } else if let index = windows1252.firstIndex(of: scalar.value) {
        bytes.append(UInt8(0x80 + index))
      } else {
        return name
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? name
  }

  /// The letter under the accent, for U+00C0 to U+017F.
  private static let bases = Array(
    ("aaaaaa*ceeeeiiiidnooooo*ouuuuy**aaaaaa*ceeeeiiiidnooooo*ouuuuy*y"
      + "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkk*lllllll"
      + "lllnnnnnn***oooooo**rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs").utf8)

  private static let windows1252: [UInt32] = [
    0x20AC, 0, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17D, 0, 0,
    0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0, 0x17E, 0x178,
  ]
}
