import Inventories
import Knowledge
import LibXML
import TestSupport
import Testing

/// Public data sets turned into knowledge files that can be used at once.
struct ForeignCatalogueTests {
  private static let page = """
    ---
    title: Poulailler
    permalink: /poulailler
    identifiers:
      - cpe: cpe:/a:ferme:poulailler
    releases:
      - releaseCycle: "12"
        releaseDate: 2024-05-01 # on time
        eoas: 2025-05-01
        eol: 2027-05-01
        eoes: 2030-05-01
        latest: "12.3"
      - releaseCycle: '11-24h2-e'
        eol: 2027-10-12
        latest: 10.0.26100
      - releaseCycle: "11-24h2-w"
        eol: 2026-10-13
        latest: 10.0.26100
      -   releaseCycle: "9"
          eol: false
      - releaseCycle: "8"
        eol: true
    ---
    Some words: about it.
    """

  private func lifecycle(_ text: String, _ name: String, as id: String? = nil) throws -> Lifecycle {
    let folder = try TemporaryFolder()
    let shipped = try Catalogue.load()
    let result = try ForeignCatalogue.endoflife.convert(
      Array(text.utf8), name: name, as: id, on: "2026-08-22", knowing: shipped)
    try folder.write(result.xml, to: result.fileName)
    return try #require(Catalogue.load(overrides: folder.path).lifecycles[id ?? "poulailler"])
  }

  @Test
  func aPageOfTheRepositoryGivesThreeDates() throws {
    let found = try lifecycle(Self.page, "products/poulailler.md")
    let twelve = try #require(found.cycle(version: "12.3.1", edition: nil))
    #expect(twelve.active == Day("2025-05-01") && twelve.security == Day("2027-05-01"))
    #expect(twelve.extended == Day("2030-05-01") && twelve.isExtendedPaid)
    #expect(found.cycle(version: "9.4", edition: nil)?.isOpen == true)
    #expect(found.sources.first?.verifiedOn == Day("2026-08-22"))
  }

  @Test
  func ofTwoReleasesWithTheSameBuildTheShorterSupportStays() throws {
    let found = try lifecycle(Self.page, "poulailler.md")
    #expect(found.cycle(version: "10.0.26100.3", edition: nil)?.security == Day("2026-10-13"))
    #expect(found.cycles.count == 4)
  }

  @Test
  func aReleaseThatEndedWithoutADateHasNoDate() throws {
    let eight = try #require(try lifecycle(Self.page, "poulailler.md").cycle(version: "8", edition: nil))
    #expect(eight.security == nil && !eight.isOpen)
  }

  @Test(arguments: [
    """
    [{"cycle": "12", "releaseDate": "2024-05-01", "support": "2025-05-01", "eol": "2027-05-01", "latest": "12.3"}]
    """,
    """
    {"schema_version": "1.2.0", "result": {"name": "poulailler", "label": "Poulailler", "releases": [
      {"name": "12", "releaseDate": "2024-05-01", "isEoas": true, "eoasFrom": "2025-05-01", "isEol": false,
       "eolFrom": "2027-05-01", "latest": {"name": "12.3"}}]}}
    """,
  ])
  func bothInterfacesGiveTheSame(text: String) throws {
    let cycle = try #require(try lifecycle(text, "poulailler.json").cycle(version: "12", edition: nil))
    #expect(cycle.security == Day("2027-05-01") && cycle.active == Day("2025-05-01"))
  }

  @Test
  func aLifecycleThatIsUsedCanBeReplaced() throws {
    let folder = try TemporaryFolder()
    let result = try ForeignCatalogue.endoflife.convert(
      Array(Self.page.utf8), name: "x.md", as: "libreoffice", on: "2026-08-22", knowing: Catalogue.load())
    try folder.write(result.xml, to: result.fileName)
    let catalogue = try Catalogue.load(overrides: folder.path)
    #expect(
      catalogue.support("libreoffice", version: "12.1", edition: nil)
        == .until(try #require(Day("2027-05-01")), cycle: "12"))
  }

  @Test
  func licencesComeWithTheirTwoJudges() throws {
    let text = """
      {"licenseListVersion": "9.9", "licenses": [
        {"licenseId": "Poule-1.0", "name": "Poule", "isOsiApproved": true},
        {"licenseId": "Coq-1.0", "name": "Coq", "isOsiApproved": false, "isFsfLibre": true},
        {"licenseId": "Renard-1.0", "name": "Renard", "isOsiApproved": false}]}
      """
    let folder = try TemporaryFolder()
    let result = try ForeignCatalogue.spdx.convert(
      Array(text.utf8), name: "licenses.json", on: "2026-11-22", knowing: Catalogue.load())
    try folder.write(result.xml, to: result.fileName)
    let catalogue = try Catalogue.load(overrides: folder.path)
    #expect(catalogue.isFree(licence: "Poule-1.0") == true && catalogue.isFree(licence: "Coq-1.0") == true)
    #expect(catalogue.isFree(licence: "Renard-1.0") == false)
    #expect(catalogue.isFree(licence: "Dindon-1.0") == nil)
  }

  @Test(arguments: [
    """
    [{"i": "Poulailler 3000", "l": "GPL-3.0-only"}, {"i": "LibreOffice", "l": "MPL-2.0"}, {"i": "Coq & Co", "l": "Maison"}]
    """,
    """
    [{"softwareName": "Poulailler 3000", "license": "GPL-3.0-only"}, {"softwareName": "Coq & Co"},
     {"softwareName": "LibreOffice"}]
    """,
  ])
  func recommendedSoftwareIsAddedWhenItIsNotKnownYet(text: String) throws {
    let folder = try TemporaryFolder()
    let result = try ForeignCatalogue.sill.convert(
      Array(text.utf8), name: "sill.json", on: "2026-11-22", knowing: Catalogue.load())
    #expect(result.entries == 2)
    try folder.write(result.xml, to: result.fileName)
    let catalogue = try Catalogue.load(overrides: folder.path)
    #expect(catalogue.isFree("poulailler-3000", edition: nil) == true)
    #expect(catalogue.products["coq-co"] != nil && catalogue.isFree("coq-co", edition: nil) == nil)
    #expect(SoftwareMatcher(catalogue).match(InstalledSoftware(name: "Poulailler 3000")).product == "poulailler-3000")
  }

  @Test(arguments: ForeignCatalogue.allCases)
  func anotherFileIsRefused(source: ForeignCatalogue) throws {
    let shipped = try Catalogue.load()
    for text in ["{\"songs\": []}", "[]", "---\ntitle: x\n---\n"] {
      let failure = #expect(throws: XMLFailure.self) {
        try source.convert(Array(text.utf8), name: "x", on: "2026-11-22", knowing: shipped)
      }
      #expect(failure?.diagnostics.count == 1, "\(text)")
    }
  }
}
