import Glibc

/// Bytes that come one piece after the other.
package protocol ByteSource: AnyObject {
  /// Fills the buffer as far as there is something; 0 at the end only.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int
}

/// The bytes of an open file, which it closes.
package final class FileSource: ByteSource {
  private let descriptor: Int32
  private let path: String

  /// - Throws: `FileFailure`, also for a folder.
  package init(path: String) throws {
    self.path = path
    descriptor = try Files.open(path)
  }

  deinit {
    close(descriptor)
  }

  /// Bytes of a regular file; nil for a pipe or a device.
  var size: Int? { Files.size(of: descriptor) }

  /// The first bytes, without moving in the file; none for a pipe.
  package func head(_ count: Int) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let read = pread(descriptor, &bytes, count, 0)
    return Array(bytes.prefix(max(0, read)))
  }

  package func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      guard errno == EINTR else { throw FileFailure(.read, path, code: errno) }
    }
  }
}

/// Hands a source to libxml2, and keeps what it throws.
final class SourceBox {
  private let source: any ByteSource
  private(set) var failure: (any Error)?

  init(_ source: any ByteSource) {
    self.source = source
  }

  /// What libxml2 calls to read: bytes, 0 at the end, -1 after a failure.
  func read(into buffer: UnsafeMutablePointer<CChar>?, count: Int32) -> Int32 {
    guard failure == nil, count > 0 else { return -1 }
    do {
      return Int32(try source.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: Int(count))))
    } catch {
      failure = error
      return -1
    }
  }
}
