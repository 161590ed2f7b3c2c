import FoundationEssentials

/// Places that tests read.
package enum Paths {
  /// Root of the package.
  package static let package: String = {
    var parts = #filePath.split(separator: "/").dropLast(3)
    parts = parts[...]
    return "/" + parts.joined(separator: "/")
  }()

  package static let knowledge = package + "/Knowledge"

  /// Real machine inventories, beside the project when they are there.
  package static let fixtures: String? = {
    let path = package + "/../shared/fixtures"
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }()
}

/// A folder that goes away with the value.
package final class TemporaryFolder {
  package let path: String

  package init() throws {
    path = FileManager.default.temporaryDirectory.path + "/draille-test-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  @discardableResult
  package func write(_ text: String, to name: String) throws -> String {
    try write(bytes: Array(text.utf8), to: name)
  }

  @discardableResult
  package func write(bytes: [UInt8], to name: String) throws -> String {
    let file = path + "/" + name
    let folder = file.split(separator: "/").dropLast().joined(separator: "/")
    try FileManager.default.createDirectory(atPath: "/" + folder, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(filePath: file))
    return file
  }
}
