import Knowledge
import LibXML
import TestSupport
import Testing

/// Every way out has the same bones: nothing is moved without a copy, nor left without proof.
struct RouteTests {
  private static let catalogue = try? Catalogue.load()
  static let ids = catalogue?.routes.map(\.id) ?? []
  private static let bones = [
    "owner", "escrow", "purge", "quota", "test", "delta", "verify", "decide-end", "erase", "evidence", "register",
  ]

  private func route(_ id: String) throws -> Route {
    try #require(Self.catalogue?.routes.first { $0.id == id })
  }

  @Test(arguments: ids)
  func everyRouteHasItsBones(_ id: String) throws {
    let route = try route(id)
    let steps = route.steps.map(\.id)
    #expect(Self.bones.filter { !steps.contains($0) } == [])
    let places = Self.bones.compactMap(steps.firstIndex)
    #expect(places == places.sorted(), "the bones stand in their order")
    let cutovers = route.steps.indices.filter { route.steps[$0].isCutover }
    #expect(cutovers.count == 1)
    let cutover = try #require(cutovers.first)
    let test = try #require(steps.firstIndex(of: "test"))
    let verify = try #require(steps.firstIndex(of: "verify"))
    #expect(test < cutover && cutover < verify)
    #expect(Set(steps).count == steps.count)
  }

  @Test(arguments: ids)
  func everyTextIsInBothLanguages(_ id: String) throws {
    let route = try route(id)
    let steps = route.steps.flatMap { [$0.title, $0.how ?? LocalizedText("")] + $0.rates.map(\.title) }
    for text in [route.title, route.rollback, route.verify] + route.losses + steps {
      #expect(!text.fr.isEmpty && !text.en.isEmpty && text.fr != text.en)
    }
    #expect(!route.losses.isEmpty)
  }

  @Test(arguments: ids)
  func everyTargetIsFreeAndHasTheUse(_ id: String) throws {
    let route = try route(id)
    let catalogue = try #require(Self.catalogue)
    for target in route.to {
      let product = try #require(catalogue.products[target])
      let uses = product.capabilities + product.editions.flatMap(\.capabilities)
      #expect(uses.contains(route.capability), "\(target) does not do \(route.capability)")
      #expect(product.editions.contains { catalogue.isFree(target, edition: $0.id) == true }, "\(target) is not free")
    }
  }

  @Test(arguments: ids)
  func machinesHaveTheirRates(_ id: String) throws {
    for step in try route(id).steps {
      #expect(step.kind != .machine || !step.rates.isEmpty, "\(step.id) has no rate")
      for rate in step.rates { #expect(rate.perHour > 0 && rate.assumed > 0) }
      #expect(step.share > 0 && step.share <= 1 && step.parallel >= 1)
    }
  }

  @Test
  func noProductHasTwoWaysOutOfOneUse() throws {
    let ways = try #require(Self.catalogue).routes.flatMap { route in route.from.map { "\($0) \(route.capability)" } }
    let twice = Dictionary(grouping: ways) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
    #expect(twice == [])
  }
}
