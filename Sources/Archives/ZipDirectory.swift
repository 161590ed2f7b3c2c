/// The directory at the end of a ZIP archive, read with distrust.
///
/// It must be the whole truth: no byte after it, no entry that lies on another, no head that contradicts it. Archives
/// of more than 4 GB (ZIP64) and encrypted ones are refused: no office document needs the first, nobody can read the
/// second.
struct ZipDirectory {
  private let bytes: [UInt8]
  private var start = 0
  private var count = 0
  private(set) var entries: [ZipArchive.Entry] = []

  /// - Throws: `ArchiveFailure`.
  init(_ bytes: [UInt8], limits: ZipArchive.Limits) throws {
    self.bytes = bytes
    try findEnd()
    guard count <= limits.entries else { throw ArchiveFailure.tooLarge }
    try readEntries()
    guard entries.reduce(0, { $0 + $1.size }) <= limits.size else { throw ArchiveFailure.tooLarge }
    try checkOverlaps()
  }

  private static let localSize = 30, centralSize = 46, endSize = 22
  /// What stands where the real number is in a ZIP64 record.
  private static let elsewhere = 0xFFFF_FFFF, elsewhereShort = 0xFFFF

  private func number(_ at: Int, _ size: Int) throws -> Int {
    guard at >= 0, at + size <= bytes.count else { throw ArchiveFailure.damaged }
    return bytes[at..<(at + size)].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  private func require(_ condition: Bool) throws {
    guard condition else { throw ArchiveFailure.damaged }
  }

  /// The end record is the last thing in the file, but for a comment of the length that it tells.
  private mutating func findEnd() throws {
    let last = bytes.count - Self.endSize
    try require(last >= 0)
    let places = stride(from: last, through: max(0, last - Self.elsewhereShort), by: -1)
    let end = try places.first { at in
      try bytes[at] == 0x50 && number(at, 4) == 0x0605_4B50 && number(at + 20, 2) == last - at
    }
    guard let end else { throw ArchiveFailure.damaged }
    count = try number(end + 10, 2)
    start = try number(end + 16, 4)
    try require(number(end + 4, 4) == 0 && number(end + 8, 2) == count && count != Self.elsewhereShort)
    try require(start + number(end + 12, 4) == end)
  }

  private mutating func readEntries() throws {
    var at = start
    var names: Set<[UInt8]> = []
    for _ in 0..<count {
      try require(number(at, 4) == 0x0201_4B50)
      let length = try number(at + 28, 2)
      let next = try at + Self.centralSize + length + number(at + 30, 2) + number(at + 32, 2)
      try require(next <= bytes.count - Self.endSize)
      let name = Array(bytes[(at + Self.centralSize)..<(at + Self.centralSize + length)])
      guard ZipName.isSafe(name), names.insert(name).inserted else {
        throw ArchiveFailure.escapes(String(decoding: name, as: UTF8.self))
      }
      entries.append(try entry(at, name))
      at = next
    }
    try require(number(at, 4) == 0x0605_4B50)
  }

  private func entry(_ at: Int, _ name: [UInt8]) throws -> ZipArchive.Entry {
    let method = try number(at + 10, 2), packed = try number(at + 20, 4), size = try number(at + 24, 4)
    let head = try number(at + 42, 4)
    try require(number(at + 8, 2) & Self.unreadable == 0 && (method == 0 || method == 8))
    try require(packed != Self.elsewhere && size != Self.elsewhere && head != Self.elsewhere)
    try require(method == 8 || packed == size)
    let body = try bodyStart(head, name, method)
    try require(body + packed <= start)
    return ZipArchive.Entry(
      name: String(decoding: name, as: UTF8.self), size: size, head: head, body: body..<(body + packed),
      isDeflated: method == 8, checksum: try number(at + 16, 4))
  }

  /// Encrypted, strongly encrypted, patched, or with a masked head.
  private static let unreadable = 1 << 0 | 1 << 5 | 1 << 6 | 1 << 13

  /// Where the data of an entry start, once its own head was seen to say the same as the directory.
  private func bodyStart(_ head: Int, _ name: [UInt8], _ method: Int) throws -> Int {
    try require(number(head, 4) == 0x0403_4B50 && number(head + 8, 2) == method)
    try require(number(head + 6, 2) & Self.unreadable == 0 && number(head + 26, 2) == name.count)
    let after = head + Self.localSize + name.count
    try require(after <= start && bytes[(head + Self.localSize)..<after].elementsEqual(name))
    return try after + number(head + 28, 2)
  }

  /// Entries that share bytes make bombs whose parts all look innocent.
  private func checkOverlaps() throws {
    var end = 0
    for entry in entries.sorted(by: { $0.head < $1.head }) {
      guard entry.head >= end else { throw ArchiveFailure.explodes }
      end = entry.body.upperBound
    }
  }
}
