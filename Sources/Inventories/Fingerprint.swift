internal import Crypto
internal import LibXML
internal import Glibc

/// SHA-256 of files and texts, in lower-case hexadecimal.
package enum Fingerprint {
  package static func of(_ bytes: [UInt8]) -> String {
    hexadecimal(SHA256.hash(data: bytes))
  }

  package static func of(_ text: String) -> String {
    of(Array(text.utf8))
  }

  /// The hash of a text under a key: without it, nobody can try out which text gives it.
  package static func keyed(_ text: String, key: [UInt8]) -> String {
    var code = HMAC<SHA256>(key: SymmetricKey(data: key))
    code.update(data: Array(text.utf8))
    return code.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// Reads a file of any size in constant memory.
  ///
  /// - Throws: `FileFailure`.
  package static func ofFile(_ path: String) throws -> String {
    let descriptor = try Files.open(path)
    defer { close(descriptor) }
    var hash = SHA256()
    var chunk = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileFailure(.read, path, code: errno) }
      guard count > 0 else { break }
      chunk.withUnsafeBytes { hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[..<count])) }
    }
    return hexadecimal(hash.finalize())
  }

  private static func hexadecimal(_ digest: SHA256Digest) -> String {
    digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
