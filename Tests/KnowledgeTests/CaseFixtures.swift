import Inventories
import Knowledge
import LibXML
import TestSupport
import Testing

/// Faulty files made into small cases, to be looked at as `draille check` does.
enum CaseFixtures {
  static let date = Day(number: 20_468)  // 2026-01-15

  /// Every fault of a fixture, whichever kind it is of.
  static func faults(of fixture: Fixture, catalogue: Catalogue) throws -> [Diagnostic] {
    let folder = try TemporaryFolder()
    try folder.write(bytes: fixture.bytes, to: "inventory.xml")
    for file in fixture.files { try folder.write("<machine/>", to: file) }
    do {
      guard let limit = fixture.limit else {
        return try CaseCheck(folder.path, catalogue: catalogue, date: date).faults().map {
          $0.relative(to: folder.path)
        }
      }
      _ = try Document(bytes: fixture.bytes, name: "inventory.xml", limits: Limits(size: limit, elements: 1000))
      return []
    } catch let failure as XMLFailure {
      return failure.diagnostics.map { $0.relative(to: folder.path) }
    }
  }
}

extension Diagnostic {
  /// The same, with its file told from a folder, so that a page is the same everywhere.
  func relative(to folder: String) -> Diagnostic {
    var diagnostic = self
    if location.file.hasPrefix(folder + "/") { diagnostic.location.file.removeFirst(folder.count + 1) }
    return diagnostic
  }
}

struct CaseCheckTests {
  @Test(arguments: Fixture.all.filter(\.isCase))
  func faultsAreThoseExpected(_ fixture: Fixture) throws {
    let found = try CaseFixtures.faults(of: fixture, catalogue: Catalogue.load()).map { fault in
      "\(fault.severity.rawValue) \(fault.location.line ?? 0):\(fault.location.column ?? 0) \(fault.code)"
    }
    #expect(found.sorted() == fixture.expectations)
  }
}
