package import Testing
import FoundationEssentials

/// Compares a text with the file `Snapshots/NAME` beside the test.
///
/// `UPDATE_SNAPSHOTS=1` rewrites the file; a missing file fails, it never records itself.
package func expectSnapshot(
  _ actual: String, named name: String, filePath: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file =
    filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    + "/Snapshots/" + name
  try expectSnapshot(actual, at: file, sourceLocation: sourceLocation)
}

/// Compares a text with a file; the same rules.
package func expectSnapshot(
  _ actual: String, at file: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let name = file.split(separator: "/").suffix(2).joined(separator: "/")
  if ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1" {
    try Data(actual.utf8).write(to: URL(filePath: file))
    return
  }
  let expected = try? String(contentsOf: URL(filePath: file), encoding: .utf8)
  guard let expected else {
    Issue.record("\(name) is missing; UPDATE_SNAPSHOTS=1 writes it", sourceLocation: sourceLocation)
    return
  }
  #expect(actual == expected, "\(name) differs: \(firstDifference(expected, actual))", sourceLocation: sourceLocation)
}

private func firstDifference(_ expected: String, _ actual: String) -> String {
  let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
  let new = actual.split(separator: "\n", omittingEmptySubsequences: false)
  let index = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(old.count, new.count)
  let was = old.indices.contains(index) ? String(old[index].prefix(200)) : "(end)"
  let now = new.indices.contains(index) ? String(new[index].prefix(200)) : "(end)"
  return "line \(index + 1): expected \(was), got \(now)"
}
