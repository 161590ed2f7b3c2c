import Assessing
import Inventories
import Knowledge
import LibXML
import TestSupport
import Testing

/// Facts that nobody proved, or that do not hold any more, are no pass.
struct EvidenceTests {
  private static let rule = """
    <criterion id="MY-01" family="backups" severity="major" basis="project" since="1">
      <title xml:lang="fr">t</title><title xml:lang="en">t</title>
      <failure xml:lang="fr">f</failure><failure xml:lang="en">f</failure>
      <each select="/inventory/backups/backup" list="backups"/>
      <known test="@last-restore-test"/><pass test="days-since(@last-restore-test) &lt;= 365"/>
      <fact path="@last-restore-test"/><evidence rank="tested" on="@last-restore-test"/>
      <reference standard="MINE"/><why xml:lang="fr">w</why><why xml:lang="en">w</why>
      <how xml:lang="fr">h</how><how xml:lang="en">h</how><remedy first="restore-drill"/>
    </criterion>
    """

  private func state(date: String, claims: String) throws -> (state: State, reason: String) {
    let folder = try TemporaryFolder()
    try folder.write(Self.rule, to: "MY-01.xml")
    let catalogue = try Catalogue.load(overrides: folder.path)
    let text = """
      <inventory version="1"><organisation id="org" name="Essai"/>
      <backups><backup id="b" of="org" last-restore-test="\(date)"/></backups>
      <sources><source id="s" kind="interview"/></sources><claims>\(claims)</claims></inventory>
      """
    let inventory = Inventory(try Document(bytes: Array(text.utf8), name: "test"))
    let assessor = try Assessor(inventory, catalogue: catalogue, date: #require(Day("2026-11-22")))
    let criterion = try #require(catalogue.criterion("MY-01"))
    let finding = try #require(assessor.findings(of: criterion).first)
    return (finding.state, finding.reason.en)
  }

  private func claim(_ rank: String, _ value: String, more: String = "") -> String {
    "<claim of=\"b/@last-restore-test\" source=\"s\" rank=\"\(rank)\" value=\"\(value)\"\(more)/>"
  }

  @Test(arguments: [("tested", State.pass), ("observed", .unknown), ("documented", .unknown), ("declared", .unknown)])
  func aPassNeedsTheEvidenceThatIsAsked(rank: String, expected: State) throws {
    let found = try state(date: "2026-10-01", claims: claim(rank, "2026-10-01"))
    #expect(found.state == expected)
    if expected == .unknown { #expect(found.reason.contains("Evidence is missing")) }
  }

  @Test
  func aFactWithoutAnySourceIsOnlyDeclared() throws {
    #expect(try state(date: "2026-10-01", claims: "").state == .unknown)
  }

  @Test
  func evidenceOfAnotherValueDoesNotCount() throws {
    let claims = claim("declared", "2026-10-01") + claim("tested", "2020-01-01")
    #expect(try state(date: "2026-10-01", claims: claims).state == .unknown)
  }

  @Test
  func aFailureIsBelievedWithoutProof() throws {
    #expect(try state(date: "never", claims: claim("declared", "never")).state == .fail)
  }

  @Test
  func whatHasExpiredIsNotKnownAnyMore() throws {
    let expired = claim("tested", "2026-10-01", more: " expires=\"2026-11-01\"")
    let found = try state(date: "2026-10-01", claims: expired)
    #expect(found.state == .unknown && found.reason.contains("does not hold any more"))
    let valid = claim("tested", "2026-10-01", more: " expires=\"2026-12-01\"")
    #expect(try state(date: "2026-10-01", claims: valid).state == .pass)
  }
}

/// The same case on two days, where a rule changed in between.
struct TwoDatesTests {
  private func findings(_ criterion: String, _ content: String, _ date: String) throws -> [Finding] {
    try assess(content, on: date).findings.filter { $0.criterion.id == criterion && $0.subject != nil }
  }

  @Test
  func aSystemIsFineUntilItsSupportEnds() throws {
    let machine = """
      <devices><device id="d" kind="laptop" system="windows-10" system-version="10.0.19045" system-edition="Famille"/></devices>
      """
    let before = try #require(findings("SEC-07", machine, "2025-10-14").first)
    let after = try #require(findings("SEC-07", machine, "2025-10-15").first)
    #expect(before.state == .pass && after.state == .fail)
    #expect(after.rules.contains { $0.text.en.contains("14\u{A0}October\u{A0}2025") }, "\(after.rules)")
  }

  @Test
  func aCountryIsFineOnceItsDecisionIsInForce() throws {
    let service = """
      <services><service id="s" personal-data="yes" hosting-country="BR" parent-country="BR"/></services>
      <data-locations><data-location id="l" in="s"><data category="members" personal="yes"/></data-location></data-locations>
      """
    let before = try #require(findings("HEB-02", service, "2025-12-01").first)
    let after = try #require(findings("HEB-02", service, "2026-06-01").first)
    #expect(before.state == .fail && after.state == .pass, "\(before.reason) \(after.reason)")
    #expect(before.rules.contains { $0.text.en.contains("no adequacy decision") })
    #expect(
      after.rules.contains { $0.text.en.contains("decision") && $0.text.en.contains("January\u{A0}2026") },
      "\(after.rules)")
  }
}
