internal import Glibc
internal import Inventories
internal import LibXML

/// A file that is written piece by piece and appears whole, or not at all.
final class ByteStream {
  private let path: String
  private let temporary: String
  private var descriptor: Int32
  private var buffer: [UInt8] = []
  private static let capacity = 1 << 16

  /// Starts a file beside the place where it is to appear.
  ///
  /// - Throws: `FileFailure`.
  init(path: String, suffix: String = "new") throws {
    self.path = path
    temporary = "\(AtomicFile.directory(of: path))/.\(path.split(separator: "/").last ?? "file").\(getpid()).\(suffix)"
    descriptor = open(temporary, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw FileFailure(.write, path, code: errno) }
    buffer.reserveCapacity(Self.capacity)
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    unlink(temporary)
  }

  func write(_ bytes: some Collection<UInt8>) throws {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.capacity { try flush() }
  }

  /// Hands what was written to another file, from the start.
  func copy(to other: ByteStream) throws {
    try flush()
    guard lseek(descriptor, 0, SEEK_SET) == 0 else { throw FileFailure(.read, path, code: errno) }
    var chunk = [UInt8](repeating: 0, count: Self.capacity)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileFailure(.read, path, code: errno) }
      if count == 0 { return }
      try other.write(chunk[..<count])
    }
  }

  /// Forces the file to disk and gives it its name.
  func finish() throws {
    try flush()
    guard fsync(descriptor) == 0 else { throw FileFailure(.write, path, code: errno) }
    guard rename(temporary, path) == 0 else { throw FileFailure(.write, path, code: errno) }
    close(descriptor)
    descriptor = -1
    let folder = open(AtomicFile.directory(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    fsync(folder)
    close(folder)
  }

  private func flush() throws {
    try buffer.withUnsafeBytes { bytes in
      var written = 0
      while written < bytes.count {
        let count = Glibc.write(descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw FileFailure(.write, path, code: errno) }
        written += count
      }
    }
    buffer.removeAll(keepingCapacity: true)
  }
}
