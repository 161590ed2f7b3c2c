import Inventories
import LibXML
import TestSupport
import Testing

/// Every diagnostic of documents: one faulty file each, with the exact place of every fault.
struct FixtureTests {
  static let fixtures = Fixture.all.filter { !$0.isCase }

  @Test(arguments: fixtures)
  func faultsAreThoseExpected(_ fixture: Fixture) throws {
    let found = try faults(of: fixture).map(\.asExpectation).sorted()
    #expect(found == fixture.expectations)
    #expect(fixture.expectations.contains { $0.hasSuffix(fixture.code) })
  }

  /// Our own checks and the published contract agree, but for ids and references that RELAX NG cannot tell.
  @Test(arguments: fixtures.filter { ("INV-001"..."INV-007").contains($0.code) })
  func contractRefusesThemToo(_ fixture: Fixture) throws {
    let path = "schemas/inventory.rng"
    let schema = try RelaxNGSchema(bytes: #require(Embedded.bytes(path)), name: path)
    #expect(try !schema.validate(Document(bytes: fixture.bytes, name: fixture.name)).isEmpty)
  }

  @Test
  func everyCodeOfDocumentsHasAFixture() {
    let numbers = (1...13).map { $0 < 10 ? "INV-00\($0)" : "INV-0\($0)" } + (1...5).map { "XML-00\($0)" }
    #expect(Set(numbers).isSubset(of: Set(Self.fixtures.map(\.code))))
    #expect(Fixture.all.allSatisfy { !$0.meaning.isEmpty })
  }

  private func faults(of fixture: Fixture) throws -> [Diagnostic] {
    let limits = Limits(size: fixture.limit ?? 1 << 20, elements: 1000)
    do {
      return try InventorySchema().check(Document(bytes: fixture.bytes, name: fixture.name, limits: limits))
    } catch let failure as XMLFailure {
      return failure.diagnostics
    }
  }
}

extension Diagnostic {
  /// Written as fixtures do.
  fileprivate var asExpectation: String {
    let place = [location.line, location.column].compactMap { $0.map(String.init) }.joined(separator: ":")
    return [severity.rawValue, place, code].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
