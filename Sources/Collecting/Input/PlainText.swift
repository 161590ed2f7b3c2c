/// Text files of unknown encoding.
enum PlainText {
  /// The text without byte order mark, zeros nor controls; letters that are not UTF-8 are taken as those of Windows.
  static func decode(_ bytes: [UInt8], log: RepairLog) -> String {
    if bytes.starts(with: [0xFF, 0xFE]) { return wide(bytes.dropFirst(2), low: 0) }
    if bytes.starts(with: [0xFE, 0xFF]) { return wide(bytes.dropFirst(2), low: 1) }
    let body = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    return String(decoding: mended(body, log), as: UTF8.self)
  }

  private static func wide(_ bytes: ArraySlice<UInt8>, low: Int) -> String {
    let units = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map { place in
      UInt16(bytes[place + low]) | UInt16(bytes[place + 1 - low]) << 8
    }
    return String(decoding: units, as: UTF16.self)
  }

  private static func mended(_ bytes: ArraySlice<UInt8>, _ log: RepairLog) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var place = bytes.startIndex
    while place < bytes.endIndex {
      let byte = bytes[place]
      let length = byte < 0x80 ? 1 : CodedLetter.length(bytes[place...].prefix(4))
      if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D {
        log.count(byte == 0 ? .zeros : .controls)
      } else if length == 0 {
        log.count(.encoding)
        output += CodedLetter.ofWindows(byte)
      } else {
        output += bytes[place..<(place + length)]
      }
      place += max(length, 1)
    }
    return output
  }
}
