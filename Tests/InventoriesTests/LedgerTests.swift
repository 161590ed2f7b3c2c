import Inventories
import LibXML
import Testing

struct LedgerTests {
  private let inventory: Inventory
  private let ledger: Ledger
  private let today: Day
  private static let fact = "d-1/@disk-encrypted"

  init() throws {
    let text = """
      <inventory version="1"><organisation id="org" name="A"/><devices><device id="d-1"/></devices>
      <sources><source id="i1" kind="interview" date="2026-01-10"/><source id="i2" kind="interview" date="2026-01-12"/>
      <source id="m1" kind="scan" date="2025-06-01"/></sources></inventory>
      """
    inventory = Inventory(try Document(bytes: Array(text.utf8), name: "t"))
    ledger = Ledger(inventory)
    today = try #require(Day("2026-01-15"))
  }

  private var value: String? { inventory["d-1"]?["disk-encrypted"] }

  private func state(
    _ value: String?, _ source: String, _ rank: EvidenceRank? = .declared, date: String? = nil, expires: String? = nil,
    absence: Claim.Absence? = nil
  ) {
    ledger.record(
      Claim(
        fact: Self.fact, value: value, absence: absence, source: source, rank: rank, date: date.flatMap { Day($0) },
        expires: expires.flatMap { Day($0) }), on: today)
  }

  @Test
  func claimComesBackAsItWasWritten() throws {
    let claim = Claim(
      fact: Self.fact, value: nil, absence: .refused, source: "i1", rank: .documented, date: Day("2026-01-02"),
      expires: Day("2027-01-02"), because: "secret")
    ledger.record(claim, on: today)
    #expect(ledger.claims == [claim])
    #expect(value == nil)
    #expect(try InventorySchema().check(inventory.document) == [])
  }

  @Test
  func strongestEvidenceWinsWhateverTheOrder() {
    state("yes", "m1", .tested)
    state("no", "i1", .observed)
    state("partly", "i2", .declared)
    state("no", "i1", nil)
    #expect(value == "yes")
    #expect(ledger.retained(Self.fact, on: today)?.source == "m1")
  }

  @Test
  func amongEqualsTheNewestWinsByItsOwnDateOrThatOfItsSource() {
    state("yes", "i2")
    state("no", "i1")
    #expect(value == "yes")
    state("no", "i1", date: "2026-01-13")
    #expect(value == "no")
    state("partly", "m1")
    #expect(value == "no")
  }

  @Test
  func onTheSameDayTheLastWrittenWins() {
    state("yes", "i1")
    state("no", "i1")
    #expect(value == "no")
  }

  @Test
  func everyRankIsAboveTheOneBefore() {
    for (rank, answer) in zip(EvidenceRank.allCases, ["yes", "no", "yes", "no"]) {
      state(answer, "i1", rank)
      #expect(value == answer)
    }
    #expect(EvidenceRank.allCases.map(\.number) == [1, 2, 3, 4])
  }

  @Test
  func divergencesKeepBothStatements() {
    state("yes", "i1")
    state("no", "m1", .observed)
    let divergences = ledger.divergences(on: today)
    #expect(divergences.map(\.fact) == [Self.fact])
    let statements = divergences.flatMap(\.statements)
    #expect(statements.map(\.source) == ["i1", "m1"])
    #expect(statements.map(\.value) == ["yes", "no"])
    #expect(statements.map(\.rank) == [.declared, .observed])
    #expect(ledger.claims.count == 2)
  }

  @Test
  func agreementAndIgnoranceAreNoDivergence() {
    state("yes", "i1")
    state("yes", "m1", .observed)
    state(nil, "i2", absence: .unknown)
    #expect(ledger.divergences(on: today) == [])
    #expect(value == "yes")
  }

  @Test
  func valueWithoutASourceBecomesAClaimBeforeItIsReplaced() throws {
    inventory["d-1"]?.set("disk-encrypted", to: "partly")
    state("no", "m1", .observed)
    #expect(value == "no")
    #expect(ledger.claims.map(\.source) == ["written", "m1"])
    #expect(ledger.claims.first?.value == "partly")
    #expect(inventory["written"]?.name == "source")
    #expect(ledger.divergences(on: today).count == 1)
    #expect(try InventorySchema().check(inventory.document) == [])
    state("yes", "m1", .tested)
    #expect(ledger.claims.count == 3, "the value is kept once")
  }

  @Test
  func valueThatIsConfirmedNeedsNoClaimOfItsOwn() {
    inventory["d-1"]?.set("disk-encrypted", to: "no")
    state("no", "i1")
    #expect(ledger.claims.map(\.source) == ["i1"])
  }

  @Test
  func expiredClaimsNoLongerHold() throws {
    state("yes", "m1", .tested, expires: "2026-01-15")
    state("no", "i1")
    #expect(value == "yes", "it still holds on its last day")
    let tomorrow = today.adding(1)
    #expect(ledger.retained(Self.fact, on: tomorrow)?.value == "no")
    #expect(ledger.divergences(on: today).count == 1)
    #expect(ledger.divergences(on: tomorrow) == [])
  }

  @Test
  func withdrawingGivesTheFactBackToTheOthers() {
    state("yes", "i1")
    state("no", "m1", .observed)
    ledger.withdraw(source: "m1", on: today)
    #expect(value == "yes")
    #expect(ledger.claims.map(\.source) == ["i1"])
  }

  @Test
  func sourceThatSpeaksAgainDoesNotDisagreeWithItself() {
    state("no", "m1", .observed)
    ledger.withdraw(source: "m1", on: today)
    #expect(value == nil)
    state("yes", "m1", .observed)
    #expect(value == "yes")
    #expect(ledger.claims.count == 1)
    #expect(ledger.divergences(on: today) == [])
  }

  @Test
  func withdrawingLeavesWhatTheFormatRequiresAndWhatOthersWrote() {
    ledger.record(Claim(fact: "org/@name", value: "B", source: "m1", rank: .observed), on: today)
    ledger.withdraw(source: "m1", on: today)
    #expect(inventory.organisation?.name == "A", "the name written before comes back")
    state("yes", "m1")
    inventory["d-1"]?.set("disk-encrypted", to: "partly")
    ledger.withdraw(source: "m1", on: today)
    #expect(value == "partly")
    #expect(ledger.claims(about: Self.fact) == [])
  }

  @Test
  func claimAboutNothingHarmsNothing() {
    ledger.record(Claim(fact: "nobody/@kind", value: "x", source: "i1", rank: .declared), on: today)
    ledger.record(Claim(fact: "nonsense", value: "x", source: "i1", rank: .declared), on: today)
    #expect(ledger.claims.count == 2)
  }
}
