import Assessing
import Inventories
import Knowledge
import LibXML
import Testing

/// From criteria and facts to findings.
struct AssessorTests {
  private let old =
    "<device id='d' kind='desktop' owner='association' state='used' system='windows-7' system-version='6.1.7601'/>"

  @Test
  func supportIsJudgedOnTheDayOfTheAssessment() throws {
    let device =
      "<devices><device id='d' kind='desktop' owner='association' state='used' system='windows-10' "
      + "system-version='10.0.19045' system-edition='Pro'/></devices>"
    #expect(try state(of: "SEC-07", in: assess(device, on: "2025-10-01")) == .pass)
    #expect(try state(of: "SEC-07", in: assess(device, on: "2025-11-01")) == .fail)
  }

  @Test
  func adequacyIsJudgedOnTheDayOfTheAssessment() throws {
    let catalogue = try shipped()
    func adequacy(_ country: String, _ date: String) throws -> String? {
      catalogue.adequacy(of: country, on: try #require(Day(date)))
    }
    #expect(try adequacy("US", "2021-01-01") == "no")
    #expect(try adequacy("US", "2024-01-01") == "listed")
    #expect(try adequacy("FR", "2024-01-01") == "yes")
    #expect(try adequacy("ZZ", "2024-01-01") == nil)
  }

  @Test
  func anExceptionIsAcceptedUntilItsDayAndShown() throws {
    let exception =
      "<exceptions><exception id='x' about='d' criterion='SEC-07' reason='Radio.' until='2026-12-31'/></exceptions>"
    let accepted = try assess("<devices>\(old)</devices>\(exception)")
    #expect(try state(of: "SEC-07", in: accepted) == .accepted)
    let reason = "Jusqu’au 31\u{A0}décembre\u{A0}2026\u{A0}: Radio."
    #expect(accepted.findings.contains { $0.reason.fr == reason })
    #expect(try state(of: "SEC-07", in: assess("<devices>\(old)</devices>\(exception)", on: "2027-01-01")) == .fail)
  }

  @Test
  func anEmptyListIsUnknownUnlessSomebodySaysItIsComplete() throws {
    #expect(try state(of: "SEC-07", in: assess("<devices/>")) == .unknown)
    #expect(try state(of: "SEC-07", in: assess("<devices complete='yes'/>")) == .notapplicable)
  }

  @Test
  func factsTellTheirEvidence() throws {
    let claims = """
      <sources><source id="s" kind="scan" date="2026-11-01"/></sources>
      <claims><claim of="d/@system" value="windows-7" source="s" rank="observed"/></claims>
      """
    let assessment = try assess("<devices>\(old)</devices>\(claims)")
    let finding = try #require(assessment.findings.first { $0.criterion.id == "SEC-07" && $0.subject == "d" })
    let fact = try #require(finding.facts.first { $0.path == "d/@system" })
    #expect(fact.rank == .observed)
    #expect(fact.sources == ["s"])
  }

  @Test
  func everyFailureLeadsToATaskAndEveryUnknownToAQuestion() throws {
    let assessment = try assess(
      "<devices>\(old)</devices><services><service id='v' product='gmail' account-owner='personal'/></services>")
    let tasks = try shipped().tasks
    for finding in assessment.findings([.fail, .unknown]) where !finding.criterion.callsForRoute {
      #expect(!finding.remedies.isEmpty, "\(finding.criterion.id)")
    }
    #expect(assessment.findings.flatMap(\.remedies).allSatisfy { tasks[$0] != nil })
  }

  @Test
  func anExplanationTellsFactsRuleReferencesAndEffect() throws {
    let document = try Document(
      bytes: Array(
        "<inventory version='1'><organisation id='org' name='A'/><devices>\(old)</devices></inventory>".utf8),
      name: "test")
    let catalogue = try shipped()
    let assessor = try Assessor(Inventory(document), catalogue: catalogue, date: try #require(Day("2026-11-22")))
    let criterion = try #require(catalogue.criterion("SEC-07"))
    let text = try Explanation(of: criterion, in: assessor.assess(), assessor).text(in: .fr)
    #expect(text.contains("À CORRIGER"))
    #expect(text.contains("Windows 7"))
    #expect(text.contains("supported-until"))
    #expect(text.contains("passerait de"))
    let english = try Explanation(of: criterion, in: assessor.assess(), assessor).text(in: .en)
    #expect(english.contains("would go from"))
  }

  @Test
  func jsonTellsNullWhereNothingIsKnown() throws {
    let json = try assess("").json(in: .en).text
    #expect(json.contains("\"low\": null"))
    #expect(json.contains("\"level\": \"unknown\""))
    #expect(!json.contains("NaN"))
  }

  private func state(of criterion: String, in assessment: Assessment) throws -> State {
    try #require(assessment.findings.first { $0.criterion.id == criterion }).state
  }
}
