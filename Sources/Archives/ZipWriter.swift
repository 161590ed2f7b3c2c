internal import CZlib

/// Writes a ZIP archive: the same entries in the same order give the same bytes.
///
/// No clock looks in: every entry bears the first day that the format knows. OpenDocument wants an entry `mimetype`
/// first, stored as it is.
package struct ZipWriter {
  private var output: [UInt8] = []
  private var directory: [UInt8] = []
  private var names: Set<String> = []

  package init() {}

  /// 1980-01-01, midnight.
  private static let time = 0x0021_0000
  /// Version 2.0 of the format; names are in UTF-8.
  private static let version = 20, flags = 1 << 11

  /// Adds a file; `isStored` leaves it unpacked.
  ///
  /// - Throws: `ArchiveFailure.escapes` for a name that leads out of the folder or was given before, `.tooLarge` beyond
  ///   what the format can count.
  package mutating func add(_ name: String, _ bytes: [UInt8], isStored: Bool = false) throws {
    guard ZipName.isSafe(name.utf8), names.insert(name).inserted else { throw ArchiveFailure.escapes(name) }
    let body = isStored ? bytes : try Self.deflated(bytes)
    guard names.count < 0xFFFF, name.utf8.count < 0xFFFF, output.count + body.count + bytes.count < 0xFFFF_0000 else {
      throw ArchiveFailure.tooLarge
    }
    let checksum = bytes.withUnsafeBufferPointer { Int(crc32(0, $0.baseAddress, UInt32($0.count))) }
    let head = output.count
    let facts: [(Int, Int)] = [
      (Self.version, 2), (Self.flags, 2), (isStored ? 0 : 8, 2), (Self.time, 4), (checksum, 4), (body.count, 4),
      (bytes.count, 4), (name.utf8.count, 2), (0, 2),
    ]
    output += Self.record([(0x0403_4B50, 4)] + facts) + Array(name.utf8) + body
    // No comment, first disk, no attributes; then where the head is.
    let rest = [(0, 2), (0, 2), (0, 2), (0, 4), (head, 4)]
    directory += Self.record([(0x0201_4B50, 4), (Self.version, 2)] + facts + rest) + Array(name.utf8)
  }

  /// The archive.
  package func finished() -> [UInt8] {
    let count = names.count
    let end: [(Int, Int)] = [
      (0x0605_4B50, 4), (0, 2), (0, 2), (count, 2), (count, 2), (directory.count, 4), (output.count, 4), (0, 2),
    ]
    return output + directory + Self.record(end)
  }

  /// Numbers one after the other, the low byte first, each with its count of bytes.
  private static func record(_ fields: [(value: Int, size: Int)]) -> [UInt8] {
    fields.flatMap { field in (0..<field.size).map { UInt8(field.value >> ($0 * 8) & 0xFF) } }
  }

  private static func deflated(_ bytes: [UInt8]) throws -> [UInt8] {
    var stream = z_stream()
    guard bytes.count < 0xFFFF_0000, czlib_deflate_start(&stream) == Z_OK else { throw ArchiveFailure.tooLarge }
    defer { deflateEnd(&stream) }
    let room = Int(deflateBound(&stream, UInt(bytes.count)))
    return try bytes.withUnsafeBufferPointer { input in
      try [UInt8](unsafeUninitializedCapacity: room) { output, count in
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = UInt32(input.count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(room)
        guard deflate(&stream, Z_FINISH) == Z_STREAM_END else { throw ArchiveFailure.tooLarge }
        count = room - Int(stream.avail_out)
      }
    }
  }
}
