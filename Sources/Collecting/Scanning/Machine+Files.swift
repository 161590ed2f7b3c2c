internal import Glibc
internal import Inventories
internal import LibXML

// Reading files, folders and links of the machine.

extension Machine {
  /// Reads a plain file, to a limit; pipes and devices are never opened.
  func read(_ path: String, limit: Int = 1 << 20) -> Reading {
    guard !refused.contains(path) else { return .refused }
    let place = place(of: path)
    var status = stat()
    guard stat(place, &status) == 0 else { return Self.isRefusal(errno) ? .refused : .absent }
    guard status.st_mode & S_IFMT == S_IFREG else { return .absent }
    do {
      let bytes = try Files.read(place, limit: limit)
      return bytes.count > limit ? .absent : .bytes(bytes)
    } catch let failure as FileFailure {
      return Self.isRefusal(failure.code) ? .refused : .absent
    } catch {
      return .absent
    }
  }

  /// The text of a plain file, without blanks around it; nil when it is absent, empty, or not for us to read.
  func text(_ path: String, limit: Int = 1 << 20) -> String? {
    guard case .bytes(let bytes) = read(path, limit: limit) else { return nil }
    let text = String(decoding: bytes, as: UTF8.self).trimmedPlain
    return text.isEmpty ? nil : text
  }

  /// The bytes of a plain file; nil when it cannot be read.
  func bytes(_ path: String, limit: Int = 1 << 20) -> [UInt8]? {
    guard case .bytes(let bytes) = read(path, limit: limit) else { return nil }
    return bytes
  }

  /// The lines of a plain file; none when it cannot be read.
  func lines(_ path: String, limit: Int = 1 << 20) -> [Substring] {
    text(path, limit: limit)?.split(whereSeparator: \.isNewline) ?? []
  }

  /// The last bytes of a file that grows.
  func tail(_ path: String, _ count: Int = 1 << 17) -> String? {
    let place = place(of: path)
    let descriptor = open(place, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    var bytes = [UInt8](repeating: 0, count: count)
    let start = max(0, Int(status.st_size) - count)
    let length = pread(descriptor, &bytes, count, start)
    return length > 0 ? String(decoding: bytes[..<length], as: UTF8.self) : nil
  }

  /// Names in a folder, sorted; none when it is absent or not for us to read.
  func names(in path: String) -> [String] {
    (try? Files.names(in: place(of: path))) ?? []
  }

  /// Whether something of that name is there, be it a link to nothing.
  func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(place(of: path, followsLast: false), &status) == 0
  }

  func isFolder(_ path: String) -> Bool { Files.isDirectory(place(of: path)) }

  /// Whether something is there that our rights do not let us look into.
  func isRefused(_ path: String) -> Bool {
    refused.contains(path) || access(place(of: path), R_OK) != 0 && Self.isRefusal(errno)
  }

  /// Day on which a file was last written.
  func modified(_ path: String) -> Day? {
    var status = stat()
    guard stat(place(of: path), &status) == 0 else { return nil }
    return Day(number: status.st_mtim.tv_sec / 86_400)
  }

  /// Where a link leads, as it is written.
  func link(_ path: String) -> String? { Self.target(of: place(of: path, followsLast: false)) }

  /// Paths that a pattern covers, sorted; `*` stands for any text inside one part.
  func paths(_ pattern: String) -> [String] {
    var found = [""]
    for part in pattern.split(separator: "/").map(String.init) {
      if part.contains("*") {
        found = found.flatMap { folder in
          names(in: folder.isEmpty ? "/" : folder).filter { Wildcard.covers(part, $0) }.map { folder + "/" + $0 }
        }
      } else {
        found = found.map { $0 + "/" + part }
      }
    }
    return found.filter(exists)
  }

  private static func isRefusal(_ code: Int32) -> Bool { code == EACCES || code == EPERM }
}

extension Machine {
  private static let mostLinks = 40

  /// The real path: links of a folder that stands for `/` lead inside it, never to the machine that runs.
  private func place(of path: String, followsLast: Bool = true) -> String {
    guard !root.isEmpty else { return path }
    var rest = path.split(separator: "/").map(String.init)[...]
    var done: [String] = []
    var links = 0
    while let part = rest.popFirst() {
      if part == "." { continue }
      if part == ".." {
        _ = done.popLast()
        continue
      }
      done.append(part)
      guard followsLast || !rest.isEmpty, let target = Self.target(of: root + "/" + done.joined(separator: "/"))
      else { continue }
      links += 1
      guard links <= Self.mostLinks else { return root + "/." + part + "/nowhere" }
      if target.hasPrefix("/") { done = [] } else { done.removeLast() }
      rest = (target.split(separator: "/").map(String.init) + rest)[...]
    }
    return root + "/" + done.joined(separator: "/")
  }

  private static func target(of path: String) -> String? {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = bytes.withUnsafeMutableBytes { buffer in
      buffer.baseAddress.map { readlink(path, $0, buffer.count) } ?? 0
    }
    return count > 0 ? String(decoding: bytes[..<count], as: UTF8.self) : nil
  }
}

/// Texts with `*` for any text.
enum Wildcard {
  static func covers(_ pattern: String, _ text: String) -> Bool {
    let parts = pattern.split(separator: "*", omittingEmptySubsequences: false).map(String.init)
    guard parts.count > 1, let first = parts.first, let last = parts.last else { return pattern == text }
    guard text.hasPrefix(first), text.count >= first.count + last.count, text.hasSuffix(last) else { return false }
    var rest = text.dropFirst(first.count).dropLast(last.count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let place = rest.firstRange(of: part) else { return false }
      rest = rest[place.upperBound...]
    }
    return true
  }
}
