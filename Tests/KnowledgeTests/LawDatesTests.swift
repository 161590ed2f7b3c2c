import Inventories
import Knowledge
import Testing

/// What the law says of a country or a vendor depends on the day.
struct LawDatesTests {
  private static let loaded = Result { try Catalogue.load() }

  @Test(arguments: [
    ("BR", "2026-01-01", "no"), ("BR", "2026-03-01", "yes"),
    ("GB", "2021-06-01", "no"), ("GB", "2022-01-01", "yes"), ("GB", "2026-06-01", "yes"),
    ("US", "2015-01-01", "listed"), ("US", "2016-01-01", "no"), ("US", "2019-01-01", "listed"),
    ("US", "2021-01-01", "no"), ("US", "2024-01-01", "listed"),
    ("JP", "2018-06-01", "no"), ("JP", "2019-06-01", "yes"), ("FR", "2019-06-01", "yes"),
  ])
  func adequacyFollowsTheDecisionInForce(country: String, date: String, expected: String) throws {
    #expect(try Self.loaded.get().adequacy(of: country, on: try #require(Day(date))) == expected)
  }

  @Test
  func aListCountsOnlyWhileItsDecisionIsInForce() throws {
    let catalogue = try Self.loaded.get()
    func listing(_ product: String, _ date: String) throws -> String {
      catalogue.about(product, "transfer-listing", on: try #require(Day(date)))
    }
    #expect(try listing("google-workspace", "2026-11-22") == "listed")
    #expect(try listing("google-workspace", "2021-01-01") == "not-concerned")
    #expect(try listing("nextcloud", "2026-11-22") == "not-concerned")
  }
}
