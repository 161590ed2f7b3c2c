internal import CZlib

/// Unpacks a zlib, gzip or raw deflate stream, piece by piece.
package final class Inflater {
  /// How the stream is wrapped.
  package enum Wrapping: Sendable {
    /// With the head of zlib or of gzip; which one is told by the bytes.
    case headed
    /// Bare, as in a ZIP archive.
    case raw
  }

  private var stream = z_stream()
  private let limit: Int
  private var produced = 0
  private var consumed = 0
  /// Whether the end of the packed data was met.
  package private(set) var isFinished = false

  /// Starts a stream that may give at most `limit` bytes.
  ///
  /// - Throws: `ArchiveFailure.damaged` only when memory is exhausted.
  package init(_ wrapping: Wrapping, limit: Int) throws {
    self.limit = limit
    let window: Int32 = wrapping == .headed ? 47 : -15
    guard czlib_inflate_start(&stream, window) == Z_OK else { throw ArchiveFailure.damaged }
  }

  deinit {
    inflateEnd(&stream)
  }

  /// Unpacks as much of the input as fits into the output.
  ///
  /// - Returns: How many bytes were taken, and how many were made. Taken counts less than given: call again.
  /// - Throws: `ArchiveFailure.damaged`, `.tooLarge` beyond the limit, `.explodes` when a little gives far too much.
  package func inflate(
    _ input: UnsafeRawBufferPointer, into output: UnsafeMutableRawBufferPointer
  ) throws -> (taken: Int, made: Int) {
    guard !isFinished, !output.isEmpty else { return (0, 0) }
    stream.next_in = UnsafeMutablePointer(mutating: input.bindMemory(to: UInt8.self).baseAddress)
    stream.avail_in = UInt32(input.count)
    stream.next_out = output.bindMemory(to: UInt8.self).baseAddress
    stream.avail_out = UInt32(output.count)
    let status = CZlib.inflate(&stream, Z_NO_FLUSH)
    guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else { throw ArchiveFailure.damaged }
    isFinished = status == Z_STREAM_END
    let taken = input.count - Int(stream.avail_in), made = output.count - Int(stream.avail_out)
    try count(taken: taken, made: made)
    return (taken, made)
  }

  private func count(taken: Int, made: Int) throws {
    consumed += taken
    produced += made
    if produced > limit { throw ArchiveFailure.tooLarge }
    if produced > Self.innocent, produced > consumed * Self.ratio { throw ArchiveFailure.explodes }
  }

  /// Text of machines packs about 10 to 1; beyond this it is made to fill a disk.
  private static let ratio = 200
  private static let innocent = 16 << 20
}

/// Why packed data cannot be used.
package enum ArchiveFailure: Error, Equatable {
  case damaged
  /// More than the limit comes out.
  case tooLarge
  /// A few bytes give far more than any honest file.
  case explodes
  /// A name inside leads out of the folder.
  case escapes(String)
}
