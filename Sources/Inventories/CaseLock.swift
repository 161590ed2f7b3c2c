internal import Glibc
package import LibXML

/// Keeps two writers out of one case; freed with the process, even when it is killed.
package final class CaseLock {
  private let descriptor: Int32

  /// Takes the lock.
  ///
  /// - Throws: `CaseInUse` when another process holds it, `FileFailure` when the folder cannot be written.
  package init(_ directory: String) throws {
    descriptor = try Self.acquire(directory + "/.lock")
  }

  /// Opens and locks the file; closed again when another process holds it.
  ///
  /// Nothing may fail once the lock is an object: what takes it down would touch a descriptor that is not ours any more.
  private static func acquire(_ path: String) throws -> Int32 {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw FileFailure(.write, path, code: errno) }
    // Not lockf: its locks go away as soon as the process closes the file once, and do not keep out a second writer
    // of the same process.
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      let holder = (try? Files.read(path, limit: 32)).map { String(decoding: $0, as: UTF8.self) } ?? ""
      throw CaseInUse(path: path, process: String(holder.prefix { $0.isNumber }))
    }
    ftruncate(descriptor, 0)
    let pid = Array("\(getpid())\n".utf8)
    _ = write(descriptor, pid, pid.count)
    return descriptor
  }

  deinit {
    ftruncate(descriptor, 0)
    // A child that is being started holds the descriptor for an instant: closing ours alone would not free the lock.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }
}

/// Another process writes to the case.
package struct CaseInUse: Error {
  package var path: String
  package var process: String

  package var diagnostic: Diagnostic {
    Diagnostic(
      .error, "FILE-003", at: Location(file: path),
      LocalizedText(
        fr: "ce dossier est déjà ouvert par le processus \(process)", en: "this case is open in process \(process)"),
      help: LocalizedText(fr: "attendez qu’il ait fini, puis recommencez", en: "wait until it is done, then try again"))
  }
}
