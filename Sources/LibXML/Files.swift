import Glibc

/// A failure of the file system, with the code that a command exits with.
package struct FileFailure: Error {
  /// What could not be done.
  package enum Action: Sendable {
    case read, write
  }

  package var action: Action
  package var path: String
  /// Value of `errno`.
  package var code: Int32

  package init(_ action: Action, _ path: String, code: Int32) {
    self.action = action
    self.path = path
    self.code = code
  }

  package var isMissing: Bool { code == ENOENT || code == ENOTDIR }

  package var diagnostic: Diagnostic {
    let reason = LocalizedText.reason(ofSystemError: code)
    let message: LocalizedText =
      switch action {
      case .read: LocalizedText(fr: "lecture impossible\u{A0}: \(reason.fr)", en: "cannot be read: \(reason.en)")
      case .write: LocalizedText(fr: "écriture impossible\u{A0}: \(reason.fr)", en: "cannot be written: \(reason.en)")
      }
    return Diagnostic(.error, action == .read ? "FILE-001" : "FILE-002", at: Location(file: path), message)
  }
}

/// Reading files through our own descriptors.
package enum Files {
  /// Opens for reading; the caller closes.
  ///
  /// - Throws: `FileFailure`, also for a folder.
  package static func open(_ path: String) throws -> Int32 {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileFailure(.read, path, code: errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
      close(descriptor)
      throw FileFailure(.read, path, code: EISDIR)
    }
    return descriptor
  }

  /// Reads a whole file, and one byte more than the limit at most, so that the caller can tell that it is too large.
  package static func read(_ path: String, limit: Int) throws -> [UInt8] {
    let descriptor = try open(path)
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      let count = Glibc.read(descriptor, &chunk, min(chunk.count, limit + 1 - bytes.count))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileFailure(.read, path, code: errno) }
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    return bytes
  }

  /// Bytes of an open regular file; nil for a pipe or a device.
  static func size(of descriptor: Int32) -> Int? {
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }

  package static func exists(_ path: String) -> Bool {
    access(path, F_OK) == 0
  }

  package static func isDirectory(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// Names in a folder, sorted by their bytes, without those that start with a dot.
  package static func names(in directory: String) throws -> [String] {
    guard let stream = opendir(directory) else { throw FileFailure(.read, directory, code: errno) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// Every file under a folder, as paths relative to it, in a fixed order.
  package static func tree(_ directory: String) throws -> [String] {
    try names(in: directory).flatMap { name -> [String] in
      let path = directory + "/" + name
      guard isDirectory(path) else { return [name] }
      return try tree(path).map { name + "/" + $0 }
    }
  }
}

extension LocalizedText {
  /// The failures that people meet, in words; the text of the system for the others.
  fileprivate static func reason(ofSystemError code: Int32) -> LocalizedText {
    switch code {
    case ENOENT: LocalizedText(fr: "il n’y a rien à cet endroit", en: "there is nothing at this place")
    case EISDIR: LocalizedText(fr: "c’est un dossier", en: "it is a folder")
    case ENOTDIR: LocalizedText(fr: "le chemin passe par un fichier", en: "the path goes through a file")
    case EACCES, EPERM: LocalizedText(fr: "vos droits ne le permettent pas", en: "your rights do not allow it")
    case ENOSPC, EDQUOT: LocalizedText(fr: "le disque est plein", en: "the disk is full")
    case EROFS: LocalizedText(fr: "le disque est en lecture seule", en: "the disk is read-only")
    case EIO: LocalizedText(fr: "le disque ne répond pas bien", en: "the disk does not answer well")
    default: LocalizedText(String(cString: strerror(code)))
    }
  }
}
