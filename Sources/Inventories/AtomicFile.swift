internal import Glibc
internal import LibXML

/// Writing that leaves either the old file or the new one, whatever happens in between.
package enum AtomicFile {
  /// Writes to a temporary file beside the target, forces it to disk, renames it, then forces the folder.
  ///
  /// - Throws: `FileFailure`; the old file is untouched then.
  package static func write(_ bytes: [UInt8], to path: String, mode: UInt32 = 0o600) throws {
    let folder = directory(of: path)
    let temporary = "\(folder)/.\(path.split(separator: "/").last ?? "file").\(getpid()).new"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, mode)
    guard descriptor >= 0 else { throw FileFailure(.write, path, code: errno) }
    do {
      try fill(descriptor, with: bytes, path: path, mode: mode)
      guard rename(temporary, path) == 0 else { throw FileFailure(.write, path, code: errno) }
    } catch {
      unlink(temporary)
      throw error
    }
    synchronise(folder)
  }

  /// Writes everything to disk and closes, once, whatever happens.
  private static func fill(_ descriptor: Int32, with bytes: [UInt8], path: String, mode: UInt32) throws {
    do {
      try writeAll(bytes, to: descriptor, path: path)
      guard fchmod(descriptor, mode) == 0, fsync(descriptor) == 0 else {
        throw FileFailure(.write, path, code: errno)
      }
    } catch {
      close(descriptor)
      throw error
    }
    guard close(descriptor) == 0 else { throw FileFailure(.write, path, code: errno) }
  }

  package static func write(_ text: String, to path: String, mode: UInt32 = 0o600) throws {
    try write(Array(text.utf8), to: path, mode: mode)
  }

  /// Makes a folder and those above it.
  ///
  /// - Throws: `FileFailure`.
  package static func makeDirectory(_ path: String, mode: UInt32 = 0o755) throws {
    guard !Files.isDirectory(path) else { return }
    let parent = directory(of: path)
    if parent != path, parent != "." { try makeDirectory(parent, mode: mode) }
    guard mkdir(path, mode) == 0 || errno == EEXIST && Files.isDirectory(path) else {
      throw FileFailure(.write, path, code: errno)
    }
  }

  /// The folder that holds a path.
  package static func directory(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32, path: String) throws {
    try bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { throw FileFailure(.write, path, code: errno) }
        written += count
      }
    }
  }

  private static func synchronise(_ folder: String) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
