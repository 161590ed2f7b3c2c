package import Testing
import FoundationEssentials

/// Compares a generated page with the file of the project, such as `docs/errors.md`.
///
/// `UPDATE_SNAPSHOTS=1` rewrites the file; a missing file fails.
package func expectPage(
  _ actual: String, at path: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = Paths.package + "/" + path
  if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
    try Data(actual.utf8).write(to: URL(filePath: file))
    return
  }
  let expected = (try? String(contentsOf: URL(filePath: file), encoding: .utf8)) ?? ""
  let differs = zip(expected.split(separator: "\n") + [""], actual.split(separator: "\n") + [""]).first { $0 != $1 }
  #expect(
    actual == expected,
    "\(path) is not up to date, UPDATE_SNAPSHOTS=1 rewrites it: \(differs.map { "“\($0)” is now “\($1)”" } ?? "")",
    sourceLocation: sourceLocation)
}
