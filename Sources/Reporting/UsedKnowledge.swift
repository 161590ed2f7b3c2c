import Inventories
import Knowledge
import LibXML
import Planning

/// The entries of the catalogue that one report rests on.
struct UsedKnowledge {
  private let input: ReportInput
  private let products: [Product]

  init(_ input: ReportInput) {
    self.input = input
    let services = input.inventory.services.compactMap(\.product)
    let installed = input.inventory.devices.flatMap {
      [$0.system].compactMap { $0 } + $0.installed.compactMap(\.product)
    }
    let ids = Set(services + installed + input.plan.moves.map(\.target))
    products = ids.sorted().compactMap { input.catalogue.products[$0] }
  }

  /// Products whose sources nobody has verified.
  var uncheckedProducts: [Product] {
    products.filter { !$0.sources.contains { $0.verifiedOn != nil } }
  }

  /// Support dates, decisions and lists that bear on these products, their vendors and where they are hosted.
  var datedFacts: [DatedFact] {
    let lifecycles = Set(products.compactMap(\.lifecycle))
    let vendors = Set(products.compactMap(\.vendor))
    let countries = Set(
      vendors.compactMap { input.catalogue.vendors[$0] }.flatMap { [$0.country, $0.parentCountry].compactMap { $0 } }
        + input.inventory.services.flatMap { $0.node["hosting-country"]?.split(separator: " ").map(String.init) ?? [] })
    return input.catalogue.datedFacts.filter { fact in
      switch fact.kind {
      case .support: lifecycles.contains(fact.owner)
      case .adequacy: countries.contains(fact.owner)
      case .listing: vendors.contains(fact.owner)
      case .price: false
      }
    }
  }

  /// The fact as readers see it.
  func text(of fact: DatedFact) -> LocalizedText {
    let catalogue = input.catalogue
    switch fact.kind {
    case .support:
      let name = catalogue.lifecycles[fact.owner]?.name ?? fact.owner
      let version = "\(name) \(fact.detail)".withoutRepeatedWords
      return LocalizedText(
        fr: "fin de suivi de «\u{202F}\(version)\u{202F}»\u{A0}: à vérifier",
        en: "end of support of “\(version)”: to be checked")
    case .adequacy:
      let name = catalogue.jurisdictions[fact.owner]?.title ?? LocalizedText(fact.owner)
      return LocalizedText(
        fr: "\(name.fr), décision \(fact.detail)\u{A0}: à vérifier",
        en: "\(name.en), decision \(fact.detail): to be checked")
    case .listing:
      let name = catalogue.vendors[fact.owner]?.name ?? fact.owner
      let list = catalogue.word(forValue: fact.detail, of: "transfer-tool")
      return LocalizedText(
        fr: "\(name), liste «\u{202F}\(list.fr)\u{202F}»\u{A0}: à vérifier",
        en: "\(name), list “\(list.en)”: to be checked")
    case .price:
      return LocalizedText(fr: "prix de \(fact.owner)\u{A0}: à vérifier", en: "price of \(fact.owner): to be checked")
    }
  }
}
