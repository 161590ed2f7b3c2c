import Assessing
import Inventories
import Knowledge
import LibXML
import Testing

/// One gap that several criteria show is told once.
struct SharedCausesTests {
  private let findings: [Finding]

  init() throws {
    let assessment = try assess(
      """
      <data-locations>
        <data-location id='bare' kind='disk' criticality='high' backup='none'><data category='x' personal='yes'/></data-location>
        <data-location id='kept' kind='disk' site='s' criticality='high'><data category='x' personal='yes'/></data-location>
      </data-locations>
      <backups complete='yes'>
        <backup id='b' of='kept' to='nas' last-run='2020-01-01' encrypted='no' automatic='no' offline='no'/>
      </backups>
      """)
    findings = assessment.findings
  }

  private func failures(of subject: String) -> [Finding] {
    findings.filter { $0.state == .fail && $0.subject == subject && $0.criterion.family == "backups" }
  }

  @Test
  func whatHasNoCopyFailsOnceForAll() throws {
    let causes = SharedCauses(findings)
    let all = failures(of: "bare").map(\.criterion.id)
    #expect(all.count >= 5)
    for finding in failures(of: "bare") {
      #expect(causes.teller(of: finding) == all.first)
      #expect(causes.others(besides: finding) == all.filter { $0 != finding.criterion.id })
    }
  }

  @Test
  func failuresWithFactsOfTheirOwnStandAlone() {
    let causes = SharedCauses(findings)
    let old = failures(of: "kept").filter { ["SAV-01", "SAV-06"].contains($0.criterion.id) }
    #expect(old.count == 2)
    for finding in old { #expect(causes.teller(of: finding) == nil && causes.others(besides: finding) == []) }
  }
}
