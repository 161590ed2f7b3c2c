import Inventories
import Knowledge
import LibXML
import TestSupport
import Testing

@testable import Reporting

/// What a report says of the knowledge that it rests on.
struct LocalKnowledgeTests {
  private static let mine = """
    <lifecycles>
      <lifecycle id="libreoffice" name="LibreOffice">
        <cycle id="7.4" match="7.4 7.4.*" security="2030-01-01"/>
        <source title="Our contract"/>
      </lifecycle>
    </lifecycles>
    """

  private func text(_ document: ReportDocument) -> String {
    document.sections.flatMap(\.blocks).map(\.plainText).joined(separator: "\n")
  }

  @Test
  func localKnowledgeIsNamedWithItsHash() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.mine, to: "mine.xml")
    try folder.write(
      """
      <products><product id="our-tool" name="Our tool" delivery="installed" kind="application" capabilities="mail">
        <edition id="only" licence="MIT"/>
      </product></products>
      """, to: "products.xml")
    let input = try Fixture.input(.en, knowledge: folder.path)
    let hash = try #require(input.catalogue.localHash)
    #expect(hash.count == 64)
    let page = text(Report.full(input))
    #expect(page.contains("Knowledge added locally was used") && page.contains(hash))
    let day = try #require(Day("2030-01-01"))
    #expect(input.catalogue.support("libreoffice", version: "7.4.2", edition: nil) == .until(day, cycle: "7.4"))
  }

  @Test
  func withoutItNothingIsSaid() throws {
    let input = try Fixture.input(.en)
    #expect(input.catalogue.localHash == nil)
    #expect(!text(Report.full(input)).contains("Knowledge added locally"))
  }

  @Test
  func uncheckedDatesAreCountedAndMarked() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.mine, to: "mine.xml")
    let page = text(Report.full(try Fixture.input(.fr, knowledge: folder.path)))
    #expect(page.contains("fin de suivi de «\u{202F}LibreOffice 7.4\u{202F}»\u{A0}: à vérifier"))
    #expect(page.firstMatch(of: /Faits datés à vérifier\u{A0}: [1-9][0-9]* sur [0-9]+/) != nil)
  }
}
