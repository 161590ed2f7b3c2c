import Assessing
import Inventories
import Knowledge
import LibXML
import TestSupport
import Testing

/// Every criterion against the small inventories that stand beside it.
struct CriteriaCasesTests {
  static let files = (try? Files.tree(Paths.knowledge + "/criteria"))?.filter { $0.hasSuffix(".cases.xml") } ?? []

  @Test(arguments: files)
  func everyCaseGivesItsState(_ file: String) throws {
    let cases = try CriterionCases(contentsOf: Paths.knowledge + "/criteria/" + file)
    #expect(!cases.cases.isEmpty)
    #expect(try cases.faults(with: shipped()).map { $0.rendered(in: .en) } == [])
  }

  @Test
  func everyCriterionHasCasesForPassFailAndUnknown() throws {
    for criterion in try shipped().criteria {
      let file = Self.files.first { $0.hasSuffix("/\(criterion.id).cases.xml") }
      let path = try #require(file, "\(criterion.id) has no cases")
      let states = Set(
        try Document(contentsOf: Paths.knowledge + "/criteria/" + path).root.children.map { $0["expect"] })
      #expect(states.isSuperset(of: ["pass", "fail", "unknown"]), "\(criterion.id)")
      if !criterion.applies.isEmpty { #expect(states.contains("notapplicable"), "\(criterion.id)") }
    }
  }
}

/// The shipped knowledge, loaded once for all tests.
func shipped() throws -> Catalogue {
  try loaded.get()
}

private let loaded = Result { try Catalogue.load() }
