internal import LibXML

// Inside a text.

extension JSONMender {
  /// Copies up to what must be looked at, and handles that.
  mutating func stepInString() {
    let start = position
    while position < bytes.count, Self.isPlain(bytes[position]) { position += 1 }
    output += bytes[start..<position]
    guard position < bytes.count else { return }
    switch bytes[position] {
    case UInt8(ascii: "\""):
      isInString = false
      if let start = texts[closers.count]?.lowerBound { texts[closers.count] = start..<output.count }
      keep(1)
    case UInt8(ascii: "\\"): escape()
    case 0xEF: CodedLetter.isNoncharacter(bytes[position...].prefix(3)) ? drop(3, .noncharacters) : keep(1)
    default:
      output.append(0x20)
      drop(1, .controls)
    }
  }

  private mutating func escape() {
    guard position + 1 < bytes.count else { return keep(1) }
    switch bytes[position + 1] {
    case UInt8(ascii: "u"): escapedLetter()
    case let next where "\"\\/bfnrt".utf8.contains(next): keep(2)
    default: restoreBackslash()
    }
  }

  /// A path that nobody escaped.
  private mutating func restoreBackslash() {
    log.count(.backslashes)
    output += [UInt8(ascii: "\\"), UInt8(ascii: "\\")]
    position += 1
  }

  private mutating func escapedLetter() {
    guard let code = code(at: position) else { return restoreBackslash() }
    switch code {
    case 0: drop(6, .zeros)
    case 0x09, 0x0A, 0x0D: keep(6)
    case ..<0x20: drop(6, .controls)
    case 0xFFFE, 0xFFFF: drop(6, .noncharacters)
    case 0xD800..<0xDC00 where (0xDC00..<0xE000).contains(self.code(at: position + 6) ?? 0): keep(12)
    case 0xD800..<0xE000:
      output += "\\uFFFD".utf8
      drop(6, .encoding)
    default: keep(6)
    }
  }

  /// The code of an escaped letter such as `\u00e9`.
  private func code(at place: Int) -> UInt32? {
    guard place + 6 <= bytes.count, bytes[place] == UInt8(ascii: "\\"), bytes[place + 1] == UInt8(ascii: "u") else {
      return nil
    }
    return UInt32(String(decoding: bytes[(place + 2)..<(place + 6)], as: UTF8.self), radix: 16)
  }

  private mutating func keep(_ count: Int) {
    output += bytes[position..<(position + count)]
    position += count
  }

  private mutating func drop(_ count: Int, _ repair: Repair) {
    log.count(repair)
    position += count
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && byte != 0xEF
  }
}
