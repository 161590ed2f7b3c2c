/// Letters beyond ASCII, byte by byte.
enum CodedLetter {
  /// Bytes of the UTF-8 sequence at the start; 0 when it is not well formed.
  static func length(_ bytes: some Collection<UInt8>) -> Int {
    guard let first = bytes.first else { return 0 }
    let length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
    guard length > 0, bytes.count >= length else { return 0 }
    let rest = bytes.dropFirst().prefix(length - 1)
    guard let second = rest.first, rest.allSatisfy({ $0 & 0xC0 == 0x80 }) else { return 0 }
    switch first {
    case 0xE0 where second < 0xA0, 0xED where second > 0x9F, 0xF0 where second < 0x90, 0xF4 where second > 0x8F:
      return 0
    default: return length
    }
  }

  /// Whether a well-formed sequence is one of the two that XML forbids.
  static func isNoncharacter(_ bytes: some Collection<UInt8>) -> Bool {
    bytes.elementsEqual([0xEF, 0xBF, 0xBE]) || bytes.elementsEqual([0xEF, 0xBF, 0xBF])
  }

  /// The letter that Windows means by a byte of its western code page, in UTF-8.
  static func ofWindows(_ byte: UInt8) -> [UInt8] {
    let code = (0x80...0x9F).contains(byte) ? special[Int(byte) - 0x80] : UInt32(byte)
    return Array(String(Unicode.Scalar(code).map(Character.init) ?? "\u{FFFD}").utf8)
  }

  /// 0x80 to 0x9F; the five that mean nothing become the mark of a lost letter.
  private static let special: [UInt32] = [
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD,
    0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
    0x0153, 0xFFFD, 0x017E, 0x0178,
  ]
}
