import FoundationEssentials
import Glibc

/// Listens to what a C library prints by itself.
package enum StandardError {
  /// What was printed on the standard error while the body ran; it is printed again afterwards.
  package static func during(_ body: () throws -> Void) throws -> String {
    let file = FileManager.default.temporaryDirectory.path + "/draille-stderr-" + UUID().uuidString
    let capture = open(file, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    let saved = dup(2)
    defer {
      close(saved)
      close(capture)
      unlink(file)
    }
    fflush(nil)
    dup2(capture, 2)
    let result = Result { try body() }
    fflush(nil)
    dup2(saved, 2)
    try result.get()
    let printed = try Data(contentsOf: URL(filePath: file))
    printed.withUnsafeBytes { _ = write(2, $0.baseAddress, $0.count) }
    return String(decoding: printed, as: UTF8.self)
  }
}
