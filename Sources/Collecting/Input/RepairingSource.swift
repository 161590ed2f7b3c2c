internal import LibXML

/// Hands on the bytes of an XML file, mended where they would stop a parser.
///
/// A mended byte never hides a valid one: what cannot be kept is removed or restored, and counted.
final class RepairingSource: ByteSource {
  private let source: any ByteSource
  private let log: RepairLog
  private let isUTF8: Bool
  private var input: [UInt8] = []
  private var position = 0
  private var isAtEnd = false
  private var output: [UInt8] = []
  private var handed = 0
  /// What ends the section in which markup means nothing; nil in text and tags.
  private var opaqueUntil: StaticString?

  private static let chunk = 1 << 16
  /// As far as any decision looks ahead.
  private static let reach = 16

  /// Skips `leading` bytes, which stand before the document.
  init(_ source: any ByteSource, skipping leading: Int, isUTF8: Bool, log: RepairLog) throws {
    self.source = source
    self.log = log
    self.isUTF8 = isUTF8
    while input.count < leading, !isAtEnd { try refill() }
    position = min(leading, input.count)
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    while handed == output.count {
      guard !(isAtEnd && position == input.count) else { return 0 }
      try refill()
      mend()
    }
    let count = min(buffer.count, output.count - handed)
    output.withUnsafeBytes { buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[handed..<(handed + count)])) }
    handed += count
    return count
  }

  private func refill() throws {
    guard !isAtEnd else { return }
    let rest = input[position...]
    input = try [UInt8](unsafeUninitializedCapacity: rest.count + Self.chunk) { buffer, count in
      _ = buffer.initialize(from: rest)
      let free = UnsafeMutableBufferPointer(rebasing: buffer[rest.count...])
      let read = try source.read(into: UnsafeMutableRawBufferPointer(free))
      isAtEnd = read == 0
      count = rest.count + read
    }
    position = 0
  }

  /// Mends what is there, but for the last bytes when more may come.
  private func mend() {
    output.removeAll(keepingCapacity: true)
    handed = 0
    let end = isAtEnd ? input.count : input.count - Self.reach
    input.withUnsafeBufferPointer { bytes in
      while position < end {
        let start = position
        while position < end, Self.isPlain[Int(bytes[position])] { position += 1 }
        output.append(contentsOf: bytes[start..<position])
        if position < end { position += step(bytes) }
      }
    }
  }

  /// Handles one byte that is not plain; returns how many bytes of the input that took.
  private func step(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let rest = bytes[position...]
    if let mark = opaqueUntil, rest.starts(with: mark) { opaqueUntil = nil }
    switch bytes[position] {
    case UInt8(ascii: "<"): return lessThan(rest)
    case UInt8(ascii: "&"): return opaqueUntil == nil ? ampersand(rest) : keep(1)
    case 0x80...: return isUTF8 ? letter(rest) : keep(1)
    case 0: return drop(1, .zeros)
    case 0x09, 0x0A, 0x0D, 0x20...: return keep(1)
    default: return drop(1, .controls)
    }
  }

  private func keep(_ count: Int) -> Int {
    output.append(contentsOf: input[position..<(position + count)])
    return count
  }

  private func drop(_ count: Int, _ repair: Repair) -> Int {
    log.count(repair)
    return count
  }

  private func lessThan(_ rest: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    guard opaqueUntil == nil, rest.count > 1 else { return keep(1) }
    if rest.starts(with: "<![CDATA[") {
      opaqueUntil = "]]>"
    } else if rest.starts(with: "<!--") {
      opaqueUntil = "-->"
    } else if rest.starts(with: "<?") {
      opaqueUntil = "?>"
    } else if !Self.startsTag(rest[rest.startIndex + 1]) {
      log.count(.lessThans)
      output.append(contentsOf: "&lt;".utf8)
      return 1
    }
    return keep(1)
  }

  private func ampersand(_ rest: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    let name = rest.dropFirst().prefix(10).prefix { $0 != UInt8(ascii: ";") }
    let isClosed = name.endIndex < rest.endIndex && rest[name.endIndex] == UInt8(ascii: ";")
    if isClosed {
      let text = String(decoding: name, as: UTF8.self)
      if Self.entities.contains(text) { return keep(1) }
      if let code = Self.reference(text) { return Self.isCharacter(code) ? keep(1) : drop(name.count + 2, .controls) }
    }
    log.count(.ampersands)
    output.append(contentsOf: "&amp;".utf8)
    return 1
  }

  /// A letter beyond ASCII: kept when it is well formed, else taken as a letter of Windows.
  private func letter(_ rest: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    let length = CodedLetter.length(rest)
    guard length > 0 else {
      log.count(.encoding)
      output.append(contentsOf: CodedLetter.ofWindows(rest[rest.startIndex]))
      return 1
    }
    return CodedLetter.isNoncharacter(rest.prefix(length)) ? drop(length, .noncharacters) : keep(length)
  }

  private static func startsTag(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
      UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "!"), UInt8(ascii: "?"), 0x80...:
      true
    default: false
    }
  }

  /// The code of `#65` or `#x41`.
  private static func reference(_ text: String) -> Int? {
    guard text.hasPrefix("#") else { return nil }
    return text.hasPrefix("#x") ? Int(text.dropFirst(2), radix: 16) : Int(text.dropFirst())
  }

  /// Whether XML 1.0 allows the character.
  private static func isCharacter(_ code: Int) -> Bool {
    switch code {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  private static let entities: Set<String> = ["amp", "lt", "gt", "quot", "apos"]

  /// Bytes that mean nothing special anywhere; those that may end an opaque section are not among them.
  private static let isPlain: [Bool] = (0..<256).map { byte in
    let special = "<&-]?".utf8.contains(UInt8(byte))
    return (0x20..<0x7F).contains(byte) && !special || byte == 0x0A || byte == 0x0D || byte == 0x09
  }
}

extension Slice<UnsafeBufferPointer<UInt8>> {
  fileprivate func starts(with text: StaticString) -> Bool {
    text.withUTF8Buffer { count >= $0.count && self.prefix($0.count).elementsEqual($0) }
  }
}
