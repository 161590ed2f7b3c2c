internal import Archives
internal import LibXML

/// Opens spreadsheets of OpenDocument.
enum Spreadsheet {
  private static let type = "application/vnd.oasis.opendocument.spreadsheet"
  /// Bytes of a packed file; sheets that people keep weigh a thousand times less.
  private static let packedSize = 64 << 20
  private static let limits = Limits(size: 256 << 20, elements: 5_000_000)

  /// The sheets of a file.
  ///
  /// - Throws: `ArchiveFailure`, `NotAnInventory`, `XMLFailure`, `FileFailure`.
  static func table(_ input: ForeignInput) throws -> Table {
    let bytes = try input.bytes(limit: packedSize)
    guard bytes.count <= packedSize else { throw NotAnInventory.tooLarge }
    let archive = try ZipArchive(bytes, limits: .init(size: limits.size))
    guard let content = archive["content.xml"], try isSpreadsheet(archive) else {
      throw archive["xl/workbook.xml"] == nil ? NotAnInventory.notAList : .closedSpreadsheet
    }
    guard try !isLocked(archive) else { throw NotAnInventory.locked }
    var head = [UInt8](repeating: 0, count: 1 << 16)
    let count = try head.withUnsafeMutableBytes { try EntrySource(archive.open(content)).fill($0) }
    let reader = try StreamReader(
      source: EntrySource(archive.open(content)), head: Array(head[..<count]), name: "content.xml", doctype: .refuse,
      limits: limits)
    return try SheetReader.table(reader)
  }

  private static func isSpreadsheet(_ archive: ZipArchive) throws -> Bool {
    guard let entry = archive["mimetype"], entry.size < 200 else { return false }
    return try String(decoding: archive.read(entry), as: UTF8.self).cleaned.hasPrefix(type)
  }

  /// Whether a password closes it: the manifest then tells how it was encrypted.
  private static func isLocked(_ archive: ZipArchive) throws -> Bool {
    guard let entry = archive["META-INF/manifest.xml"], entry.size < 1 << 20 else { return false }
    return try String(decoding: archive.read(entry), as: UTF8.self).contains("encryption-data")
  }
}

/// An entry of an archive as libxml2 reads it.
private final class EntrySource: ByteSource {
  private let reader: ZipEntryReader

  init(_ reader: ZipEntryReader) {
    self.reader = reader
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    try reader.read(into: buffer)
  }

  /// Reads until the buffer is full, or to the end.
  func fill(_ buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = try read(into: UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
      if count == 0 { break }
      filled += count
    }
    return filled
  }
}
