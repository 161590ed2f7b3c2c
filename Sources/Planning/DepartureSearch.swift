import Assessing
import Inventories
import Knowledge
import LibXML

/// Finds what the findings ask to leave, and what stays all the same.
struct DepartureSearch {
  private(set) var departures: [Departure] = []
  var staying: [Staying] = []
  private let inventory: Inventory
  private let catalogue: Catalogue
  /// Subject and product of each failure that calls for a route.
  private let called: Set<[String]>
  private let accepted: Set<[String]>

  init(_ findings: [Finding], inventory: Inventory, catalogue: Catalogue) {
    self.inventory = inventory
    self.catalogue = catalogue
    func subjects(_ state: State) -> Set<[String]> {
      Set(
        findings.filter { $0.state == state && $0.criterion.callsForRoute }.compactMap { finding in
          finding.subject.flatMap { subject in finding.product.map { [subject, $0] } }
        })
    }
    called = subjects(.fail)
    accepted = subjects(.accepted)
    for service in inventory.services where service.state != "stopped" { look(at: service) }
    lookAtDevices()
    departures.sort { ($0.route.wave, $0.route.id, $0.id) < ($1.route.wave, $1.route.id, $1.id) }
  }

  private mutating func look(at service: Service) {
    guard let product = service.product, called.contains([service.id, product]) else { return }
    if let why = reasonToStay(service.id, product) {
      stay(service.id, name: service.name ?? service.id, product, nil, why)
      return
    }
    let uses = service.capabilities.isEmpty ? catalogue.products[product]?.capabilities ?? [] : service.capabilities
    for use in uses {
      if let route = route(from: product, capability: use) {
        depart(Departure(service: service, product: product, route: route, in: inventory))
      } else {
        stay(service.id, name: service.name ?? service.id, product, use, gap(of: product, use) ?? .noRoute)
      }
    }
  }

  /// Services that leave by the same route are one move, unless the association decided about one of them.
  private mutating func depart(_ departure: Departure) {
    guard !isDecidedApart(departure.id),
      let place = departures.firstIndex(where: { $0.route.id == departure.route.id && !isDecidedApart($0.id) })
    else {
      departures.append(departure)
      return
    }
    departures[place].take(along: departure)
  }

  private func isDecidedApart(_ service: String) -> Bool {
    inventory.decisions.contains { $0.about == service && $0.choice == "product" }
  }

  private mutating func lookAtDevices() {
    var copies: [String: [(device: Device, product: String)]] = [:]
    for device in inventory.devices where !["idle", "broken", "retired"].contains(device.state ?? "") {
      for product in products(toLeaveOn: device) {
        guard reasonToStay(device.id, product) == nil else { continue }
        for use in catalogue.products[product]?.capabilities ?? [] {
          guard let route = route(from: product, capability: use) else { continue }
          copies[route.id, default: []].append((device, product))
        }
      }
    }
    for route in catalogue.routes { add(copies[route.id] ?? [], by: route) }
  }

  /// The system, or products installed: the same product on other machines is left with it.
  private func products(toLeaveOn device: Device) -> [String] {
    let isCalled = Set(called.filter { inventory[$0[0]]?.name != "service" }.map { $0[1] })
    let installed = device.installed.compactMap(\.product).filter(isCalled.contains)
    let system = device.system.flatMap { called.contains([device.id, $0]) ? $0 : nil }
    return ([system].compactMap { $0 } + installed).unique
  }

  private mutating func add(_ copies: [(device: Device, product: String)], by route: Route) {
    guard let departure = Departure(copies: copies, route: route, catalogue: catalogue, in: inventory) else { return }
    // What is installed leaves with the service of the same use.
    if let place = departures.firstIndex(where: { $0.route.id == route.id }) {
      departures[place].take(alongCopies: departure)
    } else if !departure.products.contains(where: isWholeOnMachine) {
      stay(departure.id, name: departure.name, departure.product, departure.capability, .perhapsUnused)
    } else if !staying.contains(where: { $0.product == departure.product && $0.capability == nil }) {
      departures.append(departure)
    }
  }

  /// Whether what is installed is the tool itself: the client of an online service may have come with the machine.
  private func isWholeOnMachine(_ product: String) -> Bool {
    catalogue.products[product]?.delivery == "installed"
  }

  private func route(from product: String, capability: String) -> Route? {
    catalogue.routes.first { $0.capability == capability && $0.from.contains(product) }
  }

  /// Why no free product takes this use, when the knowledge says that none is known.
  private func gap(of product: String, _ use: String) -> LocalizedText? {
    catalogue.products[product]?.gaps.first { $0.capability == use }?.note
  }

  private func reasonToStay(_ subject: String, _ product: String) -> LocalizedText? {
    if accepted.contains([subject, product]) { return .accepted }
    let decision = inventory.decisions.last { $0.about == subject && $0.choice != nil }
    guard let decision, ["keep", "no-go", "later"].contains(decision.choice ?? "") else { return nil }
    return .decided(decision)
  }

  private mutating func stay(_ id: String, name: String, _ product: String, _ use: String?, _ why: LocalizedText) {
    staying.append(Staying(service: id, serviceName: name, product: product, capability: use, why: why))
  }
}

extension LocalizedText {
  fileprivate static let accepted = LocalizedText(
    fr: "Une exception datée le garde exprès.", en: "A dated exception keeps it on purpose.")
  fileprivate static let perhapsUnused = LocalizedText(
    fr: "Installé, mais personne n’a dit qu’il sert\u{A0}: demandez d’abord.",
    en: "Installed, but nobody said that it is used: ask first.")
  fileprivate static let noRoute = LocalizedText(
    fr: "Aucun chemin de sortie n’est encore décrit pour cet usage.", en: "No way out is described yet for this use.")

  fileprivate static func decided(_ decision: Decision) -> LocalizedText {
    let date = decision.date.map { " (\($0))" } ?? ""
    if decision.choice == "later" {
      return LocalizedText(
        fr: "L’association a remis ce choix à plus tard\(date).", en: "The association put it off\(date).")
    }
    return LocalizedText(
      fr: "L’association a décidé de le garder\(date).", en: "The association decided to keep it\(date).")
  }
}
