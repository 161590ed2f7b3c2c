import Assessing
import Inventories
import Knowledge
import LibXML
import Testing

/// Scores never lie about what is not known.
struct ScoringTests {
  @Test
  func aCaseWithNothingButANameHasNoScoreAtAll() throws {
    let assessment = try assess("")
    #expect(assessment.families.count == 10)
    #expect(assessment.families.allSatisfy { $0.interval == nil && $0.levels == nil })
    #expect(assessment.findings.allSatisfy { $0.state == .unknown || $0.state == .notapplicable })
    #expect(assessment.findings.contains { !$0.remedies.isEmpty })
  }

  @Test
  func oneKnownFactMakesAnIntervalThatCountsTheRestBothWays() throws {
    let backups = try family("backups", in: assess(one(restored: "2026-10-01")))
    let interval = try #require(backups.interval)
    #expect(interval.low < interval.high)
    #expect(interval.low > 0)
    #expect(interval.high <= 1000)
  }

  @Test
  func anAnswerNeverWidensTheInterval() throws {
    let before = try #require(family("backups", in: assess(one(restored: nil))).interval)
    for answer in ["2026-10-01", "2020-01-01", "never"] {
      let after = try #require(family("backups", in: assess(one(restored: answer))).interval)
      #expect(after.width <= before.width, "\(answer)")
      #expect(after.low >= before.low && after.high <= before.high, "\(answer)")
    }
  }

  @Test
  func aWorseFactNeverRaisesTheScore() throws {
    let good = try #require(family("backups", in: assess(one(restored: "2026-10-01"))).interval)
    let bad = try #require(family("backups", in: assess(one(restored: "never"))).interval)
    #expect(bad.low <= good.low && bad.high <= good.high)
  }

  @Test
  func aBlockingFailureCapsTheLevel() throws {
    let score = try family("backups", in: assess(one(restored: "never")))
    #expect(score.gates.contains("SAV-05"))
    #expect(score.levels?.high == .d)
  }

  @Test
  func theOrderOfTheFileChangesNothing() throws {
    let one = "<device id='a' kind='laptop' owner='association' system='debian' system-version='13'/>"
    let two = "<device id='b' kind='desktop' owner='association' system='windows-7' system-version='6.1.7601'/>"
    let forward = try assess("<devices>\(one)\(two)</devices>")
    let backward = try assess("<devices>\(two)\(one)</devices>")
    #expect(forward.families.map(\.interval) == backward.families.map(\.interval))
  }

  @Test
  func theNumbersOfAFamilyCanBeComputedAgainFromItsFindings() throws {
    let assessment = try assess(one(restored: "2026-10-01"))
    let again = try Scoring(shipped().families).scores(of: assessment.findings)
    #expect(again.map(\.interval) == assessment.families.map(\.interval))
  }

  /// One place, one copy, and a restore that was really tried when it is dated.
  private func one(restored: String?) -> String {
    let test = restored.map { " last-restore-test='\($0)'" } ?? ""
    let claim = restored.map { "<claim of='b/@last-restore-test' source='s' rank='tested' value='\($0)'/>" } ?? ""
    return """
      <data-locations><data-location id="l" kind="disk" site="h" criticality="high">
      <data category="members" personal="yes"/></data-location></data-locations>
      <backups><backup id="b" of="l" to="nas" offsite="no"\(test)/></backups>
      <sources><source id="s" kind="test"/></sources><claims>\(claim)</claims>
      """
  }

  private func family(_ id: String, in assessment: Assessment) throws -> FamilyScore {
    try #require(assessment.families.first { $0.family.id == id })
  }
}

/// Assesses a small inventory with the shipped knowledge.
func assess(_ content: String, on date: String = "2026-11-22") throws -> Assessment {
  let text = "<inventory version='1'><organisation id='org' name='Essai'/>\(content)</inventory>"
  let document = try Document(bytes: Array(text.utf8), name: "test")
  let day = try #require(Day(date))
  return try Assessor(Inventory(document), catalogue: shipped(), date: day).assess()
}
