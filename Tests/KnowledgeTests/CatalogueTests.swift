import Inventories
import Knowledge
import LibXML
import TestSupport
import Testing

/// Loading, overriding and looking up.
struct CatalogueTests {
  @Test
  func aFolderAddsAndReplacesEntries() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(
      """
      <products>
        <product id="our-tool" name="Our tool" delivery="installed" kind="application" capabilities="mail">
          <edition id="only" licence="MIT"/>
        </product>
        <product id="firefox" name="Firefox of ours" delivery="installed" kind="application" capabilities="browser">
          <edition id="only" licence="proprietary"/>
        </product>
      </products>
      """, to: "more/products.xml")
    let shipped = try Catalogue.load()
    let extended = try Catalogue.load(overrides: folder.path)
    #expect(extended.isExtended && !shipped.isExtended)
    #expect(extended.hash != shipped.hash)
    #expect(extended.products["our-tool"]?.name == "Our tool")
    #expect(shipped.isFree("firefox", edition: nil) == true)
    #expect(extended.isFree("firefox", edition: nil) == false)
    #expect(extended.products.count == shipped.products.count + 1)
  }

  @Test
  func aFaultyFolderTellsEveryFaultWithItsPlace() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(
      """
      <products>
        <product id="x" name="X" delivery="flying" colour="red">
          <edition id="only" licence="MIT"/>
        </product>
      </products>
      """, to: "products.xml")
    let failure = #expect(throws: XMLFailure.self) { try Catalogue.load(overrides: folder.path) }
    let lines = failure?.diagnostics.map { $0.rendered(in: .en) } ?? []
    #expect(lines.count == 2)
    #expect(lines.first?.hasPrefix("\(path):2:28: error: “flying” does not suit delivery") == true)
    #expect(lines.last?.hasPrefix("\(path):2:46: error: unknown attribute “colour”") == true)
  }

  @Test
  func aMissingFolderIsAFileFailure() {
    #expect(throws: FileFailure.self) { try Catalogue.load(overrides: "/nowhere/at/all") }
  }

  @Test
  func freedomBelongsToAnEditionNotToAName() throws {
    let catalogue = try Catalogue.load()
    #expect(catalogue.isFree("zimbra", edition: nil) == nil)
    #expect(catalogue.isFree("zimbra", edition: "foss") != nil)
    #expect(catalogue.isFree("zimbra", edition: "network") == false)
    #expect(catalogue.isFree("libreoffice", edition: nil) == true)
    #expect(catalogue.isFree("gmail", edition: "an edition that nobody knows") == false)
    #expect(catalogue.isFree("no-such-product", edition: nil) == nil)
  }

  @Test(arguments: [
    ("windows-10", "10.0.19045", "Pro", "2025-10-14"), ("windows-11", "10.0.22631", "Professionnel", "2025-11-11"),
    ("windows-11", "10.0.22631", "Enterprise", "2026-11-10"), ("windows-7", "6.1.7601", "Pro", "2020-01-14"),
  ])
  func supportDependsOnBuildAndEdition(_ product: String, _ version: String, _ edition: String, _ end: String) throws {
    let support = try Catalogue.load().support(product, version: version, edition: edition)
    guard case .until(let day, _) = support else {
      Issue.record("\(product) \(version) \(edition): \(support)")
      return
    }
    #expect(day.description == end)
  }

  @Test
  func anUnknownVersionIsUnknown() throws {
    let catalogue = try Catalogue.load()
    #expect(catalogue.support("windows-10", version: "99.0.1", edition: nil) == .unknown(.cycle))
    #expect(catalogue.support("windows-10", version: nil, edition: nil) == .unknown(.version))
    #expect(catalogue.support("no-such-product", version: "1", edition: nil) == .unknown(.product))
  }

  @Test(arguments: [
    ("10.0.19045", "10.0.19045*", true), ("10.0.19045.3", "10.0.19045*", true), ("11.0", "10.0.19045*", false),
    ("abc", "*b*", true), ("abc", "a*c*", true), ("abc", "", false), ("", "*", true),
  ])
  func wildcardsMatchWholeTexts(_ text: String, _ pattern: String, _ expected: Bool) {
    #expect(Wildcard.matches(text, pattern) == expected)
  }
}
