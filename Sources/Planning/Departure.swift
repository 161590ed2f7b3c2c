import Inventories
import Knowledge
import LibXML

/// Something to leave: one use of a service, or a product on machines.
struct Departure {
  /// Id of the service, or of the first device.
  var id: String
  /// What people call what is left, several when one route takes several.
  var names: [String]
  var product: String
  /// Every product left, `product` first.
  var products: [String]
  var route: Route
  /// Services and devices that it is about.
  var subjects: [String]
  /// Accounts, or machines.
  var accounts: Int
  /// People, or machines.
  var users: Int
  /// What each service holds, or the machines together.
  var loads: [Load]
  var administrators: [String]

  var capability: String { route.capability }
  /// The names, two at most, and how many more.
  var name: String {
    names.prefix(2).joined(separator: ", ") + (names.count > 2 ? " + \(names.count - 2)" : "")
  }
  var move: String { route.id + "@" + id }
}

extension Departure {
  init(service: Service, product: String, route: Route, in inventory: Inventory) {
    let data = inventory.dataLocations.filter { $0.service == service.id }
    let people = service.usedBy.compactMap { inventory[$0] }.reduce(0) { $0 + Role(node: $1).headcount }
    let known = service.accounts ?? service.users ?? max(people, 1)
    self.init(
      id: service.id, names: [service.name ?? service.id], product: product, products: [product], route: route,
      subjects: [service.id], accounts: known, users: service.users ?? max(people, service.accounts ?? 1),
      loads: [
        data.isEmpty
          ? Load(accounts: known, gigabytes: Amount([service.volume]), items: Amount([service.items.map(Double.init)]))
          : Load(data, of: route, accounts: known)
      ], administrators: service.administrators)
  }

  /// Devices in the order of the inventory, each with the product left on it; nil when there is none.
  init?(copies: [(device: Device, product: String)], route: Route, catalogue: Catalogue, in inventory: Inventory) {
    let counts = copies.reduce(into: [String: Int]()) { $0[$1.product, default: 0] += $1.device.count }
    let products = counts.keys.sorted { (counts[$1] ?? 0, $0) < (counts[$0] ?? 0, $1) }
    guard let first = copies.first, let product = products.first else { return nil }
    let ids = copies.map(\.device.id).unique
    let devices = copies.map(\.device).filter { device in ids.contains(device.id) }
    let count = Dictionary(devices.map { ($0.id, $0.count) }, uniquingKeysWith: max).values.reduce(0, +)
    let data = inventory.dataLocations.filter { !Set($0.devices).isDisjoint(with: ids) }
    self.init(
      id: first.device.id, names: products.map(catalogue.productName), product: product, products: products,
      route: route, subjects: ids, accounts: count, users: count,
      loads: [Load(data, of: route, accounts: count)], administrators: [])
  }
}

extension Departure {
  /// Another service that leaves by the same route: one move, with the work of both.
  mutating func take(along service: Departure) {
    names = (names + service.names).unique
    accounts += service.accounts
    loads += service.loads
    administrators = (administrators + service.administrators).unique
    join(service)
  }

  /// Copies on machines that leave with their service.
  mutating func take(alongCopies copies: Departure) {
    accounts = max(accounts, copies.accounts)
    join(copies)
  }

  private mutating func join(_ other: Departure) {
    users = max(users, other.users)
    products = (products + other.products).unique
    subjects = (subjects + other.subjects).unique
  }
}
