import Inventories
import Knowledge
import LibXML

/// Chooses what receives each use: what was decided, else what is there already, else what covers most uses.
struct TargetChoice {
  private let catalogue: Catalogue
  private let departures: [Departure]
  /// Products decided, by what the decision is about.
  private let decided: [String: (product: String, date: Day?)]
  /// Free products in use that nobody leaves.
  private let inUse: Set<String>
  /// Products that the plan brings, decided ones included.
  private var brought: Set<String> = []
  /// What receives each move.
  private var targets: [String: String] = [:]

  init(_ departures: [Departure], inventory: Inventory, catalogue: Catalogue) {
    self.catalogue = catalogue
    self.departures = departures
    let left = Set(departures.flatMap(\.products))
    var decided: [String: (product: String, date: Day?)] = [:]
    for decision in inventory.decisions where decision.choice == "product" {
      if let about = decision.about, let product = decision.product { decided[about] = (product, decision.date) }
    }
    self.decided = decided
    inUse = Self.freeProducts(of: inventory, catalogue).subtracting(left)
    bundle()
    for departure in departures { targets[departure.move] = best(for: departure) }
  }

  /// The target of a departure and why; nil when no free product is known for it.
  func target(of departure: Departure) -> (product: String, why: LocalizedText)? {
    targets[departure.move].map { ($0, why($0, departure, candidates(for: departure))) }
  }

  private func best(for departure: Departure) -> String? {
    let candidates = candidates(for: departure)
    return candidates.min { rank($0, departure, candidates) < rank($1, departure, candidates) }
  }

  /// Free products that can receive it, best first; what was decided comes first.
  func candidates(for departure: Departure) -> [String] {
    let own = [decision(for: departure)?.product].compactMap { $0 } + departure.route.to
    return own.unique.filter { product in
      !departures.contains { $0.products.contains(product) } && isFree(product)
    }
  }

  private func isFree(_ product: String) -> Bool {
    inUse.contains(product) || catalogue.isFree(product, edition: nil) == true
  }

  private func decision(for departure: Departure) -> (product: String, date: Day?)? {
    decided[departure.id] ?? decided[departure.capability]
  }

  /// Smaller is better: decided, in use, brought anyway, then the order of the route.
  private func rank(_ product: String, _ departure: Departure, _ candidates: [String]) -> (Int, Int) {
    let place = candidates.firstIndex(of: product) ?? candidates.count
    if product == decision(for: departure)?.product { return (0, place) }
    if inUse.contains(product) { return (1, place) }
    return (brought.contains(product) ? 2 : 3, place)
  }

  /// Takes the product that covers most uses still without one, again and again.
  private mutating func bundle() {
    var open = departures.map { (departure: $0, candidates: candidates(for: $0)) }
    func settled(_ use: (departure: Departure, candidates: [String])) -> Bool {
      use.candidates.isEmpty || use.candidates.contains { inUse.contains($0) || brought.contains($0) }
    }
    for use in open {
      guard let product = decision(for: use.departure)?.product, use.candidates.contains(product) else { continue }
      brought.insert(product)
    }
    open.removeAll(where: settled)
    while let best = widest(open.map(\.candidates)) {
      brought.insert(best)
      open.removeAll(where: settled)
    }
  }

  private func widest(_ uses: [[String]]) -> String? {
    var reach: [String: (uses: Int, places: Int)] = [:]
    for candidates in uses {
      for (place, product) in candidates.enumerated() {
        reach[product, default: (0, 0)].uses += 1
        reach[product, default: (0, 0)].places += place
      }
    }
    return reach.min { left, right in
      (-left.value.uses, left.value.places, left.key) < (-right.value.uses, right.value.places, right.key)
    }?.key
  }

  private static func freeProducts(of inventory: Inventory, _ catalogue: Catalogue) -> Set<String> {
    let services = inventory.services.filter { !["idle", "stopped"].contains($0.state ?? "") }
      .compactMap { service in service.product.map { ($0, service.edition) } }
    let installed = inventory.devices.filter { !["idle", "broken", "retired"].contains($0.state ?? "") }
      .flatMap(\.installed).compactMap { copy in copy.product.map { ($0, copy.edition) } }
    return Set((services + installed).filter { catalogue.isFree($0.0, edition: $0.1) == true }.map(\.0))
  }

  private func why(_ product: String, _ departure: Departure, _ candidates: [String]) -> LocalizedText {
    let name = catalogue.productName(product)
    let covered = departures.filter { targets[$0.move] == product }.map(\.capability).unique
    let others = candidates.filter { $0 != product }.map(catalogue.productName)
    var words: [LocalizedText] = []
    if let decision = decision(for: departure) {
      let isFollowed = product == decision.product
      words.append(isFollowed ? .decided(name, decision.date) : .notFree(catalogue.productName(decision.product)))
    }
    if inUse.contains(product) { words.append(.alreadyHere(name)) }
    if covered.count > 1 { words.append(.covers(name, covered.map(catalogue.capabilityName))) }
    if words.isEmpty { words.append(product == candidates.first ? .firstKnown(name) : .fits(name)) }
    if !others.isEmpty { words.append(.others(others)) }
    return LocalizedText(fr: words.map(\.fr).joined(separator: " "), en: words.map(\.en).joined(separator: " "))
  }
}

extension LocalizedText {
  fileprivate static func decided(_ name: String, _ date: Day?) -> LocalizedText {
    let day = date.map { " (\($0))" } ?? ""
    return LocalizedText(
      fr: "L’association a décidé\u{A0}: \(name)\(day).", en: "The association decided: \(name)\(day).")
  }

  fileprivate static func notFree(_ name: String) -> LocalizedText {
    LocalizedText(
      fr: "\(name) a été décidé, mais rien ne dit qu’il soit libre\u{A0}: à revoir.",
      en: "\(name) was decided, but nothing says that it is free software: to be reviewed.")
  }

  fileprivate static func alreadyHere(_ name: String) -> LocalizedText {
    LocalizedText(
      fr: "\(name) sert déjà ici\u{A0}: un outil de moins à apprendre.",
      en: "\(name) is already used here: one tool less to learn.")
  }

  fileprivate static func covers(_ name: String, _ uses: [LocalizedText]) -> LocalizedText {
    LocalizedText(
      fr: "\(name) couvre plusieurs usages à déplacer\u{A0}: \(uses.map(\.fr).joined(separator: ", ")).",
      en: "\(name) covers several uses to move: \(uses.map(\.en).joined(separator: ", ")).")
  }

  fileprivate static func firstKnown(_ name: String) -> LocalizedText {
    LocalizedText(
      fr: "\(name) est le premier choix connu pour cet usage.", en: "\(name) is the first choice known for this use.")
  }

  fileprivate static func fits(_ name: String) -> LocalizedText {
    LocalizedText(fr: "\(name) peut recevoir cet usage.", en: "\(name) can receive this use.")
  }

  fileprivate static func others(_ names: [String]) -> LocalizedText {
    let list = names.joined(separator: ", ")
    return LocalizedText(fr: "Autres choix possibles\u{A0}: \(list).", en: "Other possible choices: \(list).")
  }
}
