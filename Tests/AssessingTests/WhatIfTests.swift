import Assessing
import Inventories
import Knowledge
import LibXML
import Testing

/// What another fact would change.
struct WhatIfTests {
  private static let text = """
    <inventory version="1"><organisation id="org" name="Essai"/><sites><site id="h" kind="premises"/></sites>
    <data-locations><data-location id="l" kind="disk" site="h" criticality="high">
    <data category="members" personal="yes"/></data-location></data-locations>
    <backups><backup id="b" of="l" to="nas" last-restore-test="never"/></backups></inventory>
    """

  private func inventory() throws -> Inventory {
    Inventory(try Document(bytes: Array(Self.text.utf8), name: "test.xml"))
  }

  private func ask(_ changes: String...) throws -> WhatIf {
    try WhatIf(changes, in: inventory(), catalogue: shipped(), date: #require(Day("2026-11-22")))
  }

  @Test
  func aBetterFactMovesItsFamilyAndNothingIsWritten() throws {
    let inventory = try inventory()
    let result = try WhatIf(
      ["//backup[@id='b']/@last-restore-test=2026-11-01"], in: inventory, catalogue: shipped(),
      date: #require(Day("2026-11-22")))
    let change = try #require(result.changes.first { $0.criterion == "SAV-05" })
    #expect(change.before == .fail && change.after == .pass)
    #expect(inventory["b"]?["last-restore-test"] == "never")
    let before = result.before.families.first { $0.family.id == "backups" }?.interval
    let after = result.after.families.first { $0.family.id == "backups" }?.interval
    #expect(try #require(before).low < #require(after).low)
  }

  @Test
  func anEmptyValueMakesAFactUnknown() throws {
    let change = try #require(ask("//backup/@last-restore-test=").changes.first { $0.criterion == "SAV-05" })
    #expect(change.before == .fail && change.after == .unknown)
  }

  @Test
  func equalsSignsInConditionsAndValuesAreTheirOwn() throws {
    let result = try ask("//backup[@id='b' and @of='l']/@last-restore-test=2026-11-01")
    #expect(!result.changes.isEmpty)
  }

  @Test
  func severalChangesCountTogether() throws {
    let one = try ask("//backup/@last-restore-test=2026-11-01")
    let two = try ask("//backup/@last-restore-test=2026-11-01", "//backup/@offline=yes")
    #expect(two.changes.count >= one.changes.count)
  }

  @Test(arguments: [
    "truc", "//backup/@=x", "@x=1", "//backup=oui", "//service/@mfa=yes", "//backup/@to=lune", "//backup/@moon=1",
  ])
  func whatCannotBeIsRefused(change: String) throws {
    let failure = #expect(throws: XMLFailure.self) { try ask(change) }
    #expect(failure?.diagnostics.isEmpty == false)
  }

  @Test
  func whatIsNoXPathIsRefused() {
    #expect(throws: XPathFailure.self) { try ask("//backup[poule()]/@mfa=yes") }
  }
}

/// What is worth asking next.
struct WorthAskingTests {
  private func questions(_ content: String) throws -> [OpenQuestion] {
    let text = "<inventory version='1'><organisation id='org' name='Essai'/>\(content)</inventory>"
    let inventory = Inventory(try Document(bytes: Array(text.utf8), name: "test"))
    let assessor = try Assessor(inventory, catalogue: shipped(), date: #require(Day("2026-11-22")))
    return WorthAsking(try assessor.assess(), assessor).questions()
  }

  private static let backup = """
    <data-locations><data-location id="l" kind="disk" site="h" criticality="high">
    <data category="members" personal="yes"/></data-location></data-locations>
    <backups><backup id="b" of="l" to="nas" last-run="2026-11-20"/></backups>
    """

  @Test
  func theBestQuestionComesFirst() throws {
    let rates = try questions(Self.backup).map(\.rate)
    #expect(rates.count > 5)
    #expect(zip(rates, rates.dropFirst()).allSatisfy { $0 >= $1 })
  }

  @Test
  func nothingKnownAsksForTheListsFirstOfAll() throws {
    let found = try questions("")
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { $0.minutes >= 1 && $0.gain >= 0 && !$0.text.fr.isEmpty && !$0.criteria.isEmpty })
  }

  @Test
  func peopleOfTheAssociationAreNamedBeforeRoles() throws {
    let people = "<people><person id='p' role='it-volunteer' kind='volunteer' name='Sacha'/></people>"
    let question = try #require(
      try questions(people + Self.backup).first { $0.fact.contains("b/@") || $0.subject == "l" })
    #expect(question.whom.contains { $0.fr.contains("Sacha") || $0.fr.contains("informatique") }, "\(question.whom)")
  }

  @Test
  func answeringTheBestQuestionShrinksTheIntervals() throws {
    func width(_ content: String) throws -> Int {
      try assess(content).families.reduce(0) { $0 + ($1.interval?.width ?? 1000) }
    }
    let before = try width(Self.backup)
    let after = try width(
      Self.backup.replacing("last-run=", with: "last-restore-test=\"never\" offsite=\"no\" last-run="))
    #expect(after < before)
  }
}
