import Inventories
import Knowledge

/// How much of something there is, as far as it is known.
struct Amount {
  /// What is known of it; less than all when something is not.
  let known: Double
  let isWhole: Bool

  init(_ values: [Double?]) {
    known = values.compactMap { $0 }.reduce(0, +)
    isWhole = !values.isEmpty && values.allSatisfy { $0 != nil }
  }

  /// All of it, else what is assumed, or what is known when that is more.
  func orAssumed(_ assumed: Double) -> Double {
    isWhole ? known : max(known, assumed)
  }
}

/// What one service, or the machines of one move, hold of what moves.
struct Load {
  var accounts: Int
  var gigabytes: Amount
  var items: Amount

  init(accounts: Int, gigabytes: Amount, items: Amount) {
    self.accounts = accounts
    self.gigabytes = gigabytes
    self.items = items
  }

  /// The locations that a route moves; none of their kind: nobody knows how much there is.
  init(_ locations: [DataLocation], of route: Route, accounts: Int) {
    let moved = locations.filter { route.holds.isEmpty || route.holds.contains($0.kind ?? "") }
    self.init(
      accounts: accounts, gigabytes: Amount(moved.map(\.volume)),
      items: Amount(moved.map { $0.items.map(Double.init) }))
  }

  subscript(unit: Route.Rate.Unit) -> Amount {
    switch unit {
    case .gigabytes: gigabytes
    case .items: items
    }
  }
}
