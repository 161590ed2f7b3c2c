import Inventories
import Knowledge
import LibXML
import TestSupport
import Testing

/// Searching, showing and counting.
struct CatalogueLookTests {
  private static let loaded = Result { try Catalogue.load() }

  @Test
  func wordsAreFoundWithoutCaseOrAccents() throws {
    let search = CatalogueSearch(try Self.loaded.get())
    #expect(search.hits(for: ["libreOFFICE"]).first?.id == "libreoffice")
    #expect(search.hits(for: ["BENEVALIBRE"]).first?.id == "benevalibre")
    #expect(search.hits(for: ["bénévalibre"]).first?.id == "benevalibre")
    #expect(search.hits(for: ["allemagne"]).first?.id == "DE")
    #expect(search.hits(for: ["poulailler", "libreoffice"]).isEmpty)
    #expect(search.hits(for: []).isEmpty)
  }

  @Test
  func everyIdCanBeShown() throws {
    let catalogue = try Self.loaded.get()
    for id in catalogue.allIDs {
      let entry = try #require(catalogue.entry(id), "\(id)")
      #expect(!entry.title.fr.isEmpty && !entry.title.en.isEmpty, "\(id)")
    }
    #expect(catalogue.entry("fr")?.kind == .jurisdiction)
    #expect(catalogue.entry("mit")?.kind == .licence)
    #expect(catalogue.entry("poulailler") == nil)
  }

  @Test
  func anUncheckedSourceIsShownAsSuch() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      """
      <products><product id="mine" name="Mine" delivery="installed" kind="application" capabilities="mail">
        <edition id="only" licence="MIT"/>
        <source title="A" verified-on="2026-01-02"/><source title="B"/>
      </product></products>
      """, to: "mine.xml")
    let entry = try #require(Catalogue.load(overrides: folder.path).entry("mine"))
    #expect(entry.text(in: .fr).contains("A — vérifié le 2026-01-02"))
    #expect(entry.text(in: .fr).contains("B — à vérifier"))
  }

  @Test
  func statisticsCountWhatIsThere() throws {
    let catalogue = try Self.loaded.get()
    let statistics = CatalogueStatistics(catalogue)
    #expect(statistics.entries.first { $0.key == "products" }?.count == catalogue.products.count)
    #expect(statistics.facts.map(\.count).reduce(0, +) == catalogue.datedFacts.count)
    let verified = catalogue.datedFacts.count { $0.verifiedOn != nil }
    #expect(statistics.verifiedShare == verified * 100 / catalogue.datedFacts.count)
  }

  @Test
  func mostDatedFactsAreChecked() throws {
    #expect(CatalogueStatistics(try Self.loaded.get()).verifiedShare >= 80)
  }
}
