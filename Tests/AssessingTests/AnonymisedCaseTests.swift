import Assessing
import Collecting
import Inventories
import Knowledge
import LibXML
import TestSupport
import Testing

/// A copy that can be shown scores as the case does.
struct AnonymisedCaseTests {
  private static func assessment(_ directory: String, _ catalogue: Catalogue, _ date: Day) throws -> Assessment {
    let inventory = try Case(directory).inventory
    inventory.vocabulary = catalogue.words
    return try Assessor(inventory, catalogue: catalogue, date: date).assess()
  }

  /// The day of the case, then days on which the month that a copy keeps could matter.
  @Test func everyCriterionIsInTheSameState() throws {
    let source = Paths.package + "/inventories/les-tilleuls"
    let folder = try TemporaryFolder()
    try Anonymiser(Case(source), salt: nil).write(to: folder.path + "/copy")
    let catalogue = try Catalogue.load()
    let date = try #require(Day("2026-11-22"))
    let before = try Self.assessment(source, catalogue, date)
    let after = try Self.assessment(folder.path + "/copy", catalogue, date)
    func states(_ assessment: Assessment) -> [String] {
      assessment.findings.map { "\($0.criterion.id) \($0.state.rawValue)" }.sorted()
    }
    #expect(states(before).count > 1000)
    #expect(states(before) == states(after))
  }
}
