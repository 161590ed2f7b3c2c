internal import CZlib

/// Gives the bytes of one entry of an archive, piece after piece; its checksum is compared at the end.
package final class ZipEntryReader {
  private let bytes: [UInt8]
  private let entry: ZipArchive.Entry
  private let inflater: Inflater?
  private var position: Int
  private var made = 0
  private var checksum: UInt = 0

  init(_ bytes: [UInt8], _ entry: ZipArchive.Entry) throws {
    self.bytes = bytes
    self.entry = entry
    position = entry.body.lowerBound
    inflater = entry.isDeflated ? try Inflater(.raw, limit: entry.size) : nil
  }

  /// Fills the buffer as far as there is something; 0 at the end only.
  ///
  /// - Throws: `ArchiveFailure`.
  package func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    let count = try inflater.map { try inflate($0, into: buffer) } ?? copy(into: buffer)
    guard count > 0 else {
      guard made == entry.size, position == entry.body.upperBound, Int(checksum) == entry.checksum else {
        throw ArchiveFailure.damaged
      }
      return 0
    }
    made += count
    checksum = crc32(checksum, buffer.bindMemory(to: UInt8.self).baseAddress, UInt32(count))
    return count
  }

  private func copy(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, entry.body.upperBound - position)
    buffer.copyBytes(from: bytes[position..<(position + count)])
    position += count
    return count
  }

  private func inflate(_ inflater: Inflater, into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    while !inflater.isFinished {
      let step = try bytes.withUnsafeBytes { all in
        try inflater.inflate(UnsafeRawBufferPointer(rebasing: all[position..<entry.body.upperBound]), into: buffer)
      }
      position += step.taken
      if step.made > 0 { return step.made }
      guard step.taken > 0 || inflater.isFinished else { throw ArchiveFailure.damaged }
    }
    return 0
  }
}
