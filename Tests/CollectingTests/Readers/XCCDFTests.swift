import Collecting
import Inventories
import LibXML
import TestSupport
import Testing

/// Results of XCCDF, alone and inside ARF.
struct XCCDFTests {
  static let rules = [
    ("xccdf_org.example_rule_firewall", "high", "pass"), ("xccdf_org.example_rule_aide", "medium", "fail"),
    ("xccdf_org.example_rule_umask", "low", "fail"), ("xccdf_org.example_rule_umask", "low", "fail"),
    ("xccdf_org.example_rule_grub", "high", "error"), ("xccdf_org.example_rule_x", "low", "notapplicable"),
    ("xccdf_org.example_rule_y", "low", "notselected"),
  ]

  static func result(
    profile: String = "standard", day: String = "2026-04-05", host: String = "secret-poste.example",
    rules: [(String, String, String)] = rules, score: String = "77.272728"
  ) -> String {
    let results = rules.map { rule in
      """
      <rule-result idref="\(rule.0)" role="full" time="\(day)T10:00:00+00:00" severity="\(rule.1)" weight="1.000000">
      <result>\(rule.2)</result><message severity="info">secret-message</message></rule-result>
      """
    }.joined(separator: "\n")
    return """
      <TestResult xmlns="http://checklists.nist.gov/xccdf/1.2" id="xccdf_org.example_testresult_1"
       start-time="\(day)T09:59:00+00:00" end-time="\(day)T10:00:00+00:00" test-system="cpe:/a:example:balai:1.3.7">
      <benchmark href="/home/secret-dossier/b.xml" id="xccdf_org.example_benchmark_b"/>
      <title>Result</title><identity authenticated="false" privileged="false">secret-compte</identity>
      <profile idref="xccdf_org.example_profile_\(profile)"/>
      <target>\(host)</target><target-address>192.0.2.80</target-address>
      <target-facts>
      <fact name="urn:xccdf:fact:scanner:name" type="string">Balai</fact>
      <fact name="urn:xccdf:fact:scanner:version" type="string">1.3.7</fact>
      <fact name="urn:xccdf:fact:asset:identifier:fqdn" type="string">\(host)</fact>
      <fact name="urn:xccdf:fact:ethernet:MAC" type="string">00:16:3E:44:55:66</fact>
      <fact name="urn:xccdf:fact:asset:identifier:mac" type="string">00:16:3E:44:55:66</fact>
      <fact name="urn:xccdf:fact:asset:identifier:ipv4" type="string">192.0.2.80</fact>
      </target-facts>
      \(results)
      <score system="urn:xccdf:scoring:flat" maximum="13.000000">11.000000</score>
      <score system="urn:xccdf:scoring:default" maximum="100.000000">\(score)</score>
      </TestResult>
      """
  }

  /// A collection, with as many rules around the results as real ones have.
  static func arf(_ results: String..., padding: Int = 3) -> String {
    let rule = """
      <Rule id="xccdf_org.example_rule_z" severity="low"><title>Titre</title><description>Texte</description></Rule>

      """
    let reports = results.enumerated().map { place, result in
      "<arf:report id=\"xccdf\(place)\"><arf:content>\(result)</arf:content></arf:report>"
    }
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <arf:asset-report-collection xmlns:arf="http://scap.nist.gov/schema/asset-reporting-format/1.1"
       xmlns:core="http://scap.nist.gov/schema/reporting-core/1.1" xmlns:ai="http://scap.nist.gov/schema/asset-identification/1.1">
      <core:relationships><core:relationship type="arfvocab:isAbout" subject="xccdf0"><core:ref>asset0</core:ref>
      </core:relationship></core:relationships>
      <arf:report-requests><arf:report-request id="collection1"><arf:content>
      <Benchmark xmlns="http://checklists.nist.gov/xccdf/1.2" id="xccdf_org.example_benchmark_b">
      \(String(repeating: rule, count: padding))</Benchmark></arf:content></arf:report-request></arf:report-requests>
      <arf:assets><arf:asset id="asset0"><ai:computing-device><ai:fqdn>secret-bien.example</ai:fqdn>
      </ai:computing-device></arf:asset></arf:assets>
      <arf:reports>\(reports.joined(separator: "\n"))
      <arf:report id="oval"><arf:content><oval_results><item>secret-oval</item></oval_results></arf:content></arf:report>
      </arf:reports></arf:asset-report-collection>
      """
  }

  private func expectResult(_ record: ImportRecord, in workshop: Workshop) throws {
    #expect([record.device, record.system, record.kind] == ["device-1", nil, nil])
    #expect(try workshop.device("device-1")["measured"] == "2026-04-05")
    let root = try workshop.machine(of: record)
    #expect(root["name-sha256"] == Fingerprint.of("secret-poste"))
    #expect(root.children("network").map { $0["mac"] } == ["00:16:3e:44:55:66"])
    let check = try root.first("check").orThrow()
    let heads = ["tool", "benchmark", "profile", "day", "score", "maximum", "model"]
    #expect(
      heads.map { check[$0] } == [
        "Balai 1.3.7", "xccdf_org.example_benchmark_b", "xccdf_org.example_profile_standard", "2026-04-05", "77.27",
        "100", "default",
      ])
    let counts = root.children("check-result").map { "\($0["what"] ?? "") \($0["count"] ?? "")" }
    #expect(counts == ["error 1", "fail 3", "notapplicable 1", "notselected 1", "pass 1"])
    let findings = root.children("check-finding").map { [$0["test"], $0["result"], $0["severity"], $0["count"]] }
    #expect(
      findings == [
        ["xccdf_org.example_rule_aide", "fail", "medium", nil], ["xccdf_org.example_rule_grub", "error", "high", nil],
        ["xccdf_org.example_rule_umask", "fail", "low", "2"],
      ])
    #expect(try workshop.faults() == [])
  }

  @Test(arguments: [
    result(), "<Benchmark xmlns=\"x\" id=\"b\"><Group><Rule id=\"r\"/></Group>\(result())</Benchmark>", arf(result()),
  ])
  func resultsAreTheSameWhereverTheyLie(text: String) throws {
    let workshop = try Workshop()
    try expectResult(try workshop.take(text, named: "resultat.xml").first.orThrow(), in: workshop)
  }

  @Test func nothingPrivateStays() throws {
    let workshop = try Workshop()
    let record = try workshop.expectNothing(
      of: [
        "secret-poste", "192.0.2.", "secret-compte", "secret-dossier", "secret-message", "secret-oval", "secret-bien",
      ], in: Self.arf(Self.result()), named: "arf.xml")
    #expect(record.dropped == ["host-names": 2, "addresses": 2, "users": 1])
  }

  @Test func resultsOfOneTargetAreOneMachine() throws {
    let workshop = try Workshop()
    let text = Self.arf(Self.result(), Self.result(profile: "strict", day: "2026-06-07"))
    let records = try workshop.take(text)
    #expect(records.map(\.device) == ["device-1"])
    #expect(try workshop.device("device-1")["measured"] == "2026-06-07")
    let root = try workshop.machine(of: records[0])
    #expect(root.children("check").map { $0["number"] } == ["1", "2"])
    #expect(Set(root.children("check-finding").map { $0["of"] }) == ["1", "2"])
    let two = try workshop.take(
      Self.arf(Self.result(), Self.result(host: "autre").replacing("44:55:66", with: "44:55:77")), named: "b.xml")
    #expect(two.map(\.device) == ["device-1", "device-2"])
  }

  @Test func noScoreIsMadeOfNothing() throws {
    let rules = [("xccdf_org.example_rule_a", "high", "notchecked"), ("xccdf_org.example_rule_b", "low", "notchecked")]
    let workshop = try Workshop()
    let record = try workshop.take(Self.result(rules: rules, score: "0.000000")).first.orThrow()
    let root = try workshop.machine(of: record)
    let check = try root.first("check").orThrow()
    #expect([check["score"], check["maximum"]] == [nil, nil])
    #expect(root.first("check-result")?["what"] == "notchecked")
  }

  @Test func rulesWithoutResultsAreRefused() throws {
    let rules = "<Benchmark id=\"b\"><Rule id=\"r\"/></Benchmark>"
    let stream =
      "<ds:data-stream-collection xmlns:ds=\"x\"><ds:component>\(rules)</ds:component>"
      + "</ds:data-stream-collection>"
    let records = try [rules, stream, Self.arf()].flatMap { try Workshop().take($0) }
    #expect(records.map(\.status) == [.refused, .refused, .refused])
    #expect(records.allSatisfy { $0.reason?.en.contains("only rules") == true })
  }

  @Test func aResultIsTakenWholeOrNotAtAll() throws {
    try expectDamageIsTold(Self.result(), cuts: [0.1, 0.5, 0.9])
    try expectDamageIsTold(Self.arf(Self.result()), cuts: [0.1, 0.5, 0.9, 0.99])
    try expectZerosAreMended(Self.arf(Self.result()))
    let workshop = try Workshop()
    let text = Self.arf(Self.result(), Self.result(profile: "strict"))
    let second = try text.firstRange(of: "profile_strict").orThrow()
    let cut = try workshop.take(String(text[..<second.lowerBound])).first.orThrow()
    #expect(cut.repairs == ["truncated": 1])
    #expect(try workshop.machine(of: cut).children("check").count == 1)
  }

  @Test func aLargeCollectionIsStreamed() throws {
    let workshop = try Workshop()
    let text = Self.arf(Self.result(), padding: 75_000)
    #expect(text.utf8.count > 8_000_000)
    try expectResult(try workshop.take(text).first.orThrow(), in: workshop)
  }
}
