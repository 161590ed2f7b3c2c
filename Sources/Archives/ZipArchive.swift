/// A ZIP archive that comes from a stranger, as OpenDocument files are.
///
/// It is held in memory and never unpacked to a folder; names are checked all the same.
package struct ZipArchive: Sendable {
  /// What an archive may hold before it is refused.
  package struct Limits: Sendable {
    package var entries: Int
    /// Bytes of all entries together, once unpacked.
    package var size: Int

    package init(entries: Int = 4096, size: Int = 256 << 20) {
      self.entries = entries
      self.size = size
    }
  }

  /// One file of the archive.
  package struct Entry: Sendable, Equatable {
    package let name: String
    /// Bytes once unpacked, as the archive says; a reading that gives another number fails.
    package let size: Int
    let head: Int
    let body: Range<Int>
    let isDeflated: Bool
    let checksum: Int
  }

  /// In the order of the directory.
  package let entries: [Entry]
  private let bytes: [UInt8]

  /// Reads the directory; the entries themselves are read when they are asked for.
  ///
  /// - Throws: `ArchiveFailure`: `.damaged` also for an encrypted archive, `.escapes` for a name that leads out of the
  ///   folder or stands twice.
  package init(_ bytes: [UInt8], limits: Limits = Limits()) throws {
    self.bytes = bytes
    entries = try ZipDirectory(bytes, limits: limits).entries
  }

  package subscript(name: String) -> Entry? {
    entries.first { $0.name == name }
  }

  /// Starts to read an entry.
  ///
  /// - Throws: `ArchiveFailure`.
  package func open(_ entry: Entry) throws -> ZipEntryReader {
    try ZipEntryReader(bytes, entry)
  }

  /// The whole of an entry.
  ///
  /// - Throws: `ArchiveFailure`.
  package func read(_ entry: Entry) throws -> [UInt8] {
    let reader = try open(entry)
    var result: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = try chunk.withUnsafeMutableBytes { try reader.read(into: $0) }
      if count == 0 { return result }
      result += chunk[..<count]
    }
  }
}
