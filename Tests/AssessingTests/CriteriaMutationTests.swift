import Assessing
import Knowledge
import TestSupport
import Testing

/// The cases of a criterion notice every small mistake in its expressions.
struct CriteriaMutationTests {
  @Test(arguments: CriteriaCasesTests.files)
  func theCasesNoticeEveryMistake(_ file: String) throws {
    let cases = try CriterionCases(contentsOf: Paths.knowledge + "/criteria/" + file)
    let criterion = try #require(shipped().criterion(cases.criterion), "\(file) names no criterion")
    let mutants = CriterionMutants(of: criterion)
    #expect(!mutants.mutants.isEmpty)
    let survivors = try mutants.survivors(of: cases, with: shipped())
    #expect(survivors.map { "\($0.place): \($0.original) → \($0.expression)" } == [])
  }

  @Test
  func aMistakeThatNoCaseNoticesIsFound() throws {
    let file = try #require(CriteriaCasesTests.files.first { $0.hasSuffix("/SAV-05.cases.xml") })
    let cases = try CriterionCases(contentsOf: Paths.knowledge + "/criteria/" + file)
    var criterion = try #require(shipped().criterion("SAV-05"))
    criterion.pass = "\(criterion.pass) and not(@never-said)"
    let survivors = try CriterionMutants(of: criterion).survivors(of: cases, with: shipped())
    #expect(survivors.contains { $0.place == "pass" })
  }
}
