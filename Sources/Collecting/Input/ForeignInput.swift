internal import Inventories
internal import LibXML

/// One foreign file: unpacked when it is packed, recognised by what it holds, mended where it is broken.
final class ForeignInput {
  let path: String
  /// Name shown to people and kept in the case.
  let name: String
  let format: ForeignFormat?
  let repairs = RepairLog()
  private let head: [UInt8]
  private static let headSize = 1 << 16

  /// Opens the file and looks at its start.
  ///
  /// - Throws: `FileFailure`, `ArchiveFailure`.
  init(path: String, name: String) throws {
    self.path = path
    self.name = name
    let source = try PackedSource(path: path)
    if source.isPacked { repairs.note(.unpacked) }
    head = try Self.read(source, upTo: Self.headSize)
    format = ForeignFormat(head: head)
  }

  var isEmpty: Bool { head.isEmpty }

  /// The file as XML, mended while it is read.
  ///
  /// - Throws: `FileFailure`, `ArchiveFailure`, `XMLFailure` when it carries a DOCTYPE that is refused.
  func stream(doctype: DoctypePolicy = .refuse) throws -> StreamReader {
    let source = try PackedSource(path: path)
    guard !isWide else { return try StreamReader(source: source, head: head, name: name, doctype: doctype) }
    let leading = leadingBytes
    if leading > 0 { repairs.note(.leadingText) }
    let mended = try RepairingSource(source, skipping: leading, isUTF8: isUTF8, log: repairs)
    return try StreamReader(
      source: mended, head: Array(head.dropFirst(leading)), name: name, doctype: doctype)
  }

  /// The whole file, unpacked, otherwise as it is; at most `limit` bytes and one, so that the caller can tell.
  ///
  /// - Throws: `FileFailure`, `ArchiveFailure`.
  func bytes(limit: Int) throws -> [UInt8] {
    try Self.read(PackedSource(path: path), upTo: limit + 1)
  }

  /// The whole file as text: UTF-8, UTF-16 with its mark, or letters of Windows, without zeros and controls.
  ///
  /// - Throws: `FileFailure`, `ArchiveFailure`; `NotAnInventory.tooLarge` beyond the limit.
  func text(limit: Int) throws -> String {
    let bytes = try bytes(limit: limit)
    guard bytes.count <= limit else { throw NotAnInventory.tooLarge }
    return PlainText.decode(bytes, log: repairs)
  }

  private static func read(_ source: PackedSource, upTo limit: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < limit {
      let count = try chunk.withUnsafeMutableBytes { try source.read(into: $0) }
      if count == 0 { break }
      bytes += chunk[..<min(count, limit - bytes.count)]
    }
    return bytes
  }

  /// Two bytes a letter: libxml2 reads it as it is.
  private var isWide: Bool {
    head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) || head.starts(with: [0x3C, 0x00])
      || head.starts(with: [0x00, 0x3C])
  }

  /// Bytes before the document: a byte order mark stays, a line of a log goes.
  private var leadingBytes: Int {
    let mark = head.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let rest = head[mark...]
    if let start = rest.place(of: "<?xml") { return start == mark ? 0 : start }
    // The root may come after a comment or a declaration, but nothing else than blanks may come before.
    let first = rest.firstIndex { !" \t\r\n".utf8.contains($0) } ?? mark
    guard head.indices.contains(first), head[first] != UInt8(ascii: "<") else { return 0 }
    return rest.indices.first { head[$0] == UInt8(ascii: "<") && rest[$0...].startsRoot } ?? 0
  }

  /// Unless the declaration names another encoding.
  private var isUTF8: Bool {
    guard let start = head[...].place(of: "<?xml") else { return true }
    let declaration = head[start...].prefix { $0 != UInt8(ascii: ">") }.prefix(200)
    let text = String(decoding: declaration, as: UTF8.self).lowercased()
    return !text.contains("encoding") || text.contains("utf-8") || text.contains("us-ascii")
  }
}

extension ArraySlice<UInt8> {
  fileprivate func place(of text: StaticString) -> Int? {
    text.withUTF8Buffer { mark in indices.first { self[$0] == mark[0] && self[$0...].starts(with: mark) } }
  }

  /// Whether a root of a known format starts here.
  fileprivate var startsRoot: Bool { ForeignFormat(head: Array(prefix(64))) != nil }
}
