import Assessing
import Inventories
@testable import Knowledge
import LibXML
import TestSupport
import Testing

/// The assessment of a tiny case, by a tiny catalogue, in the field's standards.
struct StandardsTests {
  @Test
  func theBenchmarkAndItsResultAreWrittenTheSameWayEveryTime() throws {
    let text = try XCCDFDocument(Self.assessment(), Self.assessor()).text(in: .fr)
    try expectSnapshot(text, named: "tiny.xccdf.xml")
  }

  @Test
  func theOSCALResultsAreWrittenTheSameWayEveryTime() throws {
    let text = try OSCALDocument(Self.assessment(), Self.assessor(), in: .en).text
    try expectSnapshot(text + "\n", named: "tiny.oscal.json")
  }

  @Test
  func whereNothingIsKnownThereIsABenchmarkWithoutResult() throws {
    let document = try XCCDFDocument(Self.assessment(""), Self.assessor(""))
    #expect(!document.hasTestResult)
    let root = try Document(bytes: Array(document.text(in: .en).utf8), name: "xccdf").root
    #expect(root.first("Group") != nil)
    #expect(root.first("TestResult") == nil)
  }

  @Test(arguments: [
    ("<backup id='a' offsite='yes'/><backup id='b' offsite='yes'/>", "pass"),
    ("<backup id='a' offsite='yes'/><backup id='b'/>", "unknown"),
    ("<backup id='a' offsite='no'/><backup id='b'/>", "fail"),
    ("<backup id='a' offsite='yes'/><backup id='kept' offsite='no'/>", "fail"),
  ])
  func severalSubjectsGiveOneResult(_ backups: String, _ expected: String) throws {
    let inventory = """
      <backups complete='yes'>\(backups)</backups><sites><site id='s' accessible='yes'/></sites>
      <exceptions><exception id='x' about='kept' criterion='T-01' reason='r' until='2027-01-01'/></exceptions>
      """
    let text = try XCCDFDocument(Self.assessment(inventory), Self.assessor(inventory)).text(in: .en)
    let result = try #require(Document(bytes: Array(text.utf8), name: "xccdf").root.first("TestResult"))
    let rule = result.children("rule-result").first { $0["idref"] == "xccdf_org.draille_rule_T-01" }
    #expect(rule?.first("result")?.text == expected)
  }

  @Test
  func whatIsNotInForceOnTheDayIsNotSelected() throws {
    let text = try XCCDFDocument(Self.assessment(), Self.assessor()).text(in: .en)
    let root = try Document(bytes: Array(text.utf8), name: "xccdf").root
    let rule = root.subtree.first { $0["id"] == "xccdf_org.draille_rule_T-03" }
    let result = root.subtree.first { $0["idref"] == "xccdf_org.draille_rule_T-03" }
    #expect(rule?["selected"] == "false")
    #expect(result?.first("result")?.text == "notselected")
  }

  @Test(arguments: ["backups>=B", " backups >= b "])
  func aThresholdNamesAFamilyAndALevel(_ text: String) {
    #expect(Threshold(text)?.family == "backups")
    #expect(Threshold(text)?.level == .b)
  }

  @Test(arguments: ["", "copies", "copies>B", "copies>=", ">=B", "copies>=E", "copies>=AB", "co pies>=B", "a>=B>=C"])
  func whatIsNotAThresholdIsRefused(_ text: String) {
    #expect(Threshold(text) == nil)
  }

  @Test
  func whatIsNotKnownMeetsNoThreshold() throws {
    let unknown = try Self.assessment("")
    let known = try Self.assessment("<backups complete='yes'><backup id='a' offsite='yes'/></backups>")
    let least = try #require(Threshold("copies>=D"))
    #expect(least.shortfalls(in: unknown).map(\.en) == ["threshold not met: copies>=D. “Copies”: nothing is known yet"])
    #expect(least.shortfalls(in: known).isEmpty)
    #expect(try #require(Threshold("*>=A")).shortfalls(in: known).count == 2)
  }

  // MARK: - A tiny catalogue and a tiny case

  private static let families = """
    <families>
      <family id="copies" prefix="T"><title xml:lang="fr">Copies</title><title xml:lang="en">Copies</title>
        <question xml:lang="fr">Où sont nos copies ?</question><question xml:lang="en">Where are our copies?</question>
      </family>
      <family id="places" prefix="P"><title xml:lang="fr">Lieux</title><title xml:lang="en">Places</title>
        <question xml:lang="fr">Entre qui veut ?</question><question xml:lang="en">Can all come in?</question>
      </family>
    </families>
    """

  private static func criterion(_ attributes: String, each: String, fact: String, pass: String) -> String {
    """
    <criterion \(attributes) basis="project" since="1">
      <title xml:lang="fr">Règle « \(fact) »</title><title xml:lang="en">Rule “\(fact)”</title>
      <failure xml:lang="fr">Ce n’est pas le cas.</failure><failure xml:lang="en">It is not so.</failure>
      <each select="/inventory/\(each)" list="\(each.split(separator: "/").first ?? "")"/>
      <applies test="not(@kind='paper')"><otherwise xml:lang="fr">Papier.</otherwise>
        <otherwise xml:lang="en">Paper.</otherwise></applies>
      <known test="@\(fact)"/><pass test="\(pass)"/><fact path="@\(fact)"/>
      <reference standard="GUIDE" locator="1 &amp; 2"/>
      <why xml:lang="fr">Parce que.</why><why xml:lang="en">Because.</why>
      <how xml:lang="fr">Faites.</how><how xml:lang="en">Do.</how><remedy first="a-task"/>
    </criterion>
    """
  }

  private static let criteria = [
    criterion(
      "id='T-01' family='copies' severity='blocking' valid-from='2018-05-25'", each: "backups/backup", fact: "offsite",
      pass: "@offsite='yes'"),
    criterion(
      "id='T-02' family='copies' severity='major'", each: "backups/backup", fact: "last-restore-test",
      pass: "days-since(@last-restore-test) &lt;= 365"),
    criterion(
      "id='T-03' family='copies' severity='minor' valid-to='2020-12-31'", each: "backups/backup", fact: "encrypted",
      pass: "@encrypted='yes'"),
    criterion(
      "id='P-01' family='places' severity='minor'", each: "sites/site", fact: "accessible", pass: "@accessible='yes'"),
  ]

  private static let inventory = """
    <backups complete="yes">
      <backup id="b-night" to="nas" offsite="yes" last-restore-test="2026-10-01"/>
      <backup id="b-disk" to="usb-disk" offsite="no"/>
    </backups>
    <sites complete="yes"><site id="s-house" name="La maison &amp; le pré" accessible="yes"/></sites>
    <exceptions>
      <exception id="x" about="b-disk" criterion="T-01" reason="Le second disque arrive" by="board" until="2027-01-31"/>
    </exceptions>
    <sources><source id="t-restore" kind="test" date="2026-10-01"/><source id="i-visit" kind="interview" date="2026-11-03"/></sources>
    <claims>
      <claim of="b-night/@last-restore-test" value="2026-10-01" source="t-restore" rank="tested" expires="2027-10-01"/>
      <claim of="s-house/@accessible" value="yes" source="i-visit" rank="declared"/>
    </claims>
    """

  private static func assessor(_ content: String = inventory) throws -> Assessor {
    var loader = CatalogueLoader()
    for text in [families] + criteria { loader.read(Array(text.utf8), path: "tiny.xml", isTrusted: true) }
    var catalogue = try loader.finish()
    catalogue.givenHash = "tiny"
    let text = "<inventory version='1'><organisation id='org' name='Les Amis du Lavoir'/>\(content)</inventory>"
    let document = try Document(bytes: Array(text.utf8), name: "tiny")
    return try Assessor(Inventory(document), catalogue: catalogue, date: #require(Day("2026-11-22")))
  }

  private static func assessment(_ content: String = inventory) throws -> Assessment {
    try assessor(content).assess()
  }
}
