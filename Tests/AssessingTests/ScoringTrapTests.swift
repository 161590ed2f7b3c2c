import Assessing
import Inventories
@testable import Knowledge
import LibXML
import TestSupport
import Testing

/// Traps into which tools of this kind have fallen, one test each.
struct ScoringTrapTests {
  private static let day = Day("2026-11-22")

  /// No number where nothing is known; a number between nothing and everything where something is.
  private func expectHonestNumbers(_ assessment: Assessment) throws {
    for score in assessment.families {
      let findings = assessment.findings.filter { $0.criterion.family == score.family.id }
      let isKnown = findings.contains { [.pass, .fail, .accepted].contains($0.state) }
      #expect((score.interval != nil) == isKnown && (score.levels != nil) == isKnown, "\(score.family.id)")
      guard let interval = score.interval else { continue }
      #expect(0 <= interval.low && interval.low <= interval.high && interval.high <= 1000, "\(score.family.id)")
      if score.unknown > 0 { #expect(interval.low < 1000, "\(score.family.id): all is well, and something is unknown") }
    }
    let text = assessment.json(in: .en).text
    // A value follows the quote that ends its key; words such as “information” may follow a colon in a sentence.
    for number in ["nan", "NaN", "inf"] { #expect(!text.contains("\": \(number)")) }
    #expect(assessment.findings.contains { $0.state == .unknown && !$0.remedies.isEmpty })
  }

  @Test
  func nothingAnsweredGivesNoNumberAndSomethingToFindOut() throws {
    let assessment = try assess("")
    try expectHonestNumbers(assessment)
    #expect(assessment.families.allSatisfy { $0.interval == nil })
  }

  @Test
  func everythingUnknownGivesNoNumberAndSomethingToFindOut() throws {
    let assessment = try assess(
      """
      <sites><site id='h'/></sites><people><person id='p' role='x'/><group id='g' role='y'/></people>
      <working-modes><mode id='w'/></working-modes><devices><device id='d'><installed name='x'/></device></devices>
      <services><service id='s'/></services><domains><domain id='n' name='x'/></domains>
      <data-locations><data-location id='l'><data category='x'/></data-location></data-locations>
      <processing-activities><activity id='a'/></processing-activities><backups><backup id='b' of='l'/></backups>
      <accounts><account id='c' on='s'/></accounts><home-made><tool id='t'/></home-made>
      """)
    try expectHonestNumbers(assessment)
    #expect(assessment.families.allSatisfy { $0.interval == nil && $0.unknown == $0.counted })
  }

  @Test
  func everythingNotApplicableGivesNoNumber() throws {
    let lists = [
      "devices", "services", "domains", "data-locations", "backups", "accounts", "home-made", "sites", "people",
    ]
    let assessment = try assess(lists.map { "<\($0) complete='yes'/>" }.joined())
    try expectHonestNumbers(assessment)
    let findings = assessment.findings.map { finding in
      var finding = finding
      finding.state = .notapplicable
      return finding
    }
    let scores = try Scoring(shipped().families).scores(of: findings)
    #expect(scores.allSatisfy { $0.interval == nil && $0.levels == nil && $0.counted == 0 && $0.gates.isEmpty })
  }

  @Test(arguments: [
    "<services><service id='s' capability='mail' mfa='yes' product='zimbra'/></services>",
    "<devices><device id='d' kind='laptop' system='linux-mint' auto-update='no'/></devices>",
    "<domains><domain id='n' name='x' spf='no'/></domains>",
    "<home-made><tool id='t' verdict='drop'/></home-made>",
    "<sites><site id='h' kind='premises' accessible='yes'/></sites>",
  ])
  func oneAnswerIsNeverTheWholeScore(_ entry: String) throws {
    let assessment = try assess(entry)
    try expectHonestNumbers(assessment)
    let scores = assessment.families.compactMap(\.interval)
    #expect(!scores.isEmpty)
    #expect(scores.allSatisfy { $0.low < 1000 && $0.width > 0 })
  }

  @Test
  func aChangedAnswerLeavesATrace() throws {
    let text = "<inventory version='1'><services><service id='s' mfa='yes'/></services></inventory>"
    let inventory = try Inventory(Document(bytes: Array(text.utf8), name: "test"))
    let ledger = Ledger(inventory), day = try #require(Self.day)
    ledger.record(Claim(fact: "s/@mfa", value: "no", source: "i", rank: .observed), on: day)
    #expect(inventory["s"]?["mfa"] == "no")
    #expect(Set(ledger.claims(about: "s/@mfa").map(\.value)) == ["yes", "no"])
    let assessment = try Assessor(inventory, catalogue: shipped(), date: day).assess()
    #expect(assessment.divergences.map(\.fact) == ["s/@mfa"])
    #expect(inventory["s"]?["mfa"] == "no" && ledger.claims(about: "s/@mfa").count == 2)
  }

  @Test
  func everyIdIsUniqueAndEveryReferenceResolves() throws {
    let catalogue = try shipped()
    let ids = catalogue.criteria.map(\.id)
    #expect(Set(ids).count == ids.count)
    for criterion in catalogue.criteria {
      let tasks = [criterion.firstRemedy, criterion.fullRemedy, criterion.findOut].compactMap { $0 }
      #expect(tasks.allSatisfy { catalogue.tasks[$0] != nil }, "\(criterion.id)")
      #expect(catalogue.families.contains { $0.id == criterion.family }, "\(criterion.id)")
    }
  }

  @Test(arguments: 0..<20)
  func everyFailureLeadsToAnActionAndEveryUnknownToAQuestion(seed: Int) throws {
    var maker = try RandomInventory(seed: seed + 2000, catalogue: shipped())
    let assessment = try Assessor(maker.make(), catalogue: shipped(), date: #require(Self.day)).assess()
    for finding in assessment.findings([.fail, .unknown]) {
      #expect(!finding.remedies.isEmpty, "\(finding.criterion.id) is \(finding.state)")
    }
  }

  /// A rule that may concern somebody is unknown until it is known that it does not, never passed over.
  @Test(arguments: 0..<20)
  func aQuestionThatNobodyAskedHidesNoGap(seed: Int) throws {
    var maker = try RandomInventory(seed: seed + 3000, catalogue: shipped())
    let inventory = maker.make(), day = try #require(Self.day)
    let full = try Assessor(inventory, catalogue: shipped(), date: day).assess()
    let failures = full.findings.filter { $0.state == .fail && $0.subject != nil }
    var random = Random(seed: seed + 40_000)
    for failure in failures.shuffled(using: &random).prefix(5) {
      guard let subject = failure.subject.flatMap({ inventory[$0] }) else { continue }
      let known = Dictionary(uniqueKeysWithValues: subject.attributes.filter { $0.name != "id" && $0.name != "role" })
      for name in known.keys { subject.set(name, to: nil) }
      let findings = try Assessor(inventory, catalogue: shipped(), date: day).findings(of: failure.criterion.value)
      // Somebody who is not told of what fails is asked about it.
      #expect(
        findings.contains { $0.subject == failure.subject && [.fail, .unknown].contains($0.state) },
        "\(failure.criterion.id) says nothing of \(subject.name) any more")
      for (name, value) in known { subject.set(name, to: value) }
    }
  }

  @Test
  func completenessIsApartFromCompliance() throws {
    func security(_ mfa: String) throws -> FamilyScore {
      let service = "<services><service id='s' capability='mail' mfa='\(mfa)' product='zimbra'/></services>"
      return try #require(assess(service).families.first { $0.family.id == "security" })
    }
    let good = try security("yes"), bad = try security("no")
    #expect(good.counted == bad.counted && good.unknown == bad.unknown)
    let (high, low) = (try #require(good.interval), try #require(bad.interval))
    #expect(high.low > low.low && high.high > low.high)
  }

  @Test
  func anOldScoreIsNeverChangedByNewKnowledge() throws {
    var maker = try RandomInventory(seed: 4000, catalogue: shipped())
    let inventory = maker.make(), day = try #require(Self.day)
    let written = inventory.document.serialised
    let old = try Assessor(inventory, catalogue: shipped(), date: day).assess()
    let numbers = old.families.map(\.interval)
    var newer = try shipped()
    newer.criteria = newer.criteria.filter { $0.severity != .minor }
    newer.givenHash = "newer"
    let new = try Assessor(inventory, catalogue: newer, date: day).assess()
    #expect(new.knowledgeHash == "newer" && old.knowledgeHash != new.knowledgeHash)
    #expect(old.families.map(\.interval) == numbers && new.families.map(\.interval) != numbers)
    #expect(inventory.document.serialised == written)
  }

  @Test
  func whatIsWrittenIsNotEmptyAndCanBeReadAgain() throws {
    var maker = try RandomInventory(seed: 5000, catalogue: shipped())
    let assessor = try Assessor(maker.make(), catalogue: shipped(), date: #require(Self.day))
    let assessment = try assessor.assess()
    let benchmark = try Document(bytes: Array(XCCDFDocument(assessment, assessor).text(in: .fr).utf8), name: "xccdf")
    #expect(!benchmark.root.children.isEmpty)
    for text in [OSCALDocument(assessment, assessor, in: .fr).text, assessment.json(in: .fr).text] {
      #expect(text.utf8.count > 1000)
      _ = try JSON(parsing: Array(text.utf8), name: "json")
    }
  }
}
