import Inventories
import Knowledge

/// How much of something there is, as far as it is known.
struct Amount {
  /// What is known of it; less than all when something is not.
  let known: Double
  /// Accounts of which nobody knows how much they hold; nil when it is not told account by account.
  private let missing: Int?
  let isWhole: Bool

  /// What several places hold together.
  init(_ values: [Double?]) {
    known = values.compactMap { $0 }.reduce(0, +)
    missing = nil
    isWhole = !values.isEmpty && values.allSatisfy { $0 != nil }
  }

  /// What mailboxes hold, each for as many accounts as it stands for.
  init(_ boxes: [(value: Double?, accounts: Int)], of accounts: Int) {
    let told = boxes.filter { $0.value != nil }
    known = told.compactMap(\.value).reduce(0, +)
    let missing = max(0, accounts - told.map(\.accounts).reduce(0, +))
    self.missing = missing
    isWhole = missing == 0
  }

  /// All of it; what is not known is assumed for each account.
  func completed(_ assumed: Double, accounts: Int) -> Double {
    if isWhole { return known }
    return missing.map { known + assumed * Double($0) } ?? max(known, assumed * Double(accounts))
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
    let items = moved.map { $0.items.map(Double.init) }
    guard !moved.isEmpty, moved.allSatisfy({ $0.kind == "mailbox" }) else {
      self.init(accounts: accounts, gigabytes: Amount(moved.map(\.volume)), items: Amount(items))
      return
    }
    let counts = moved.map { $0.count ?? 1 }
    self.init(
      accounts: accounts, gigabytes: Amount(Array(zip(moved.map(\.volume), counts)), of: accounts),
      items: Amount(Array(zip(items, counts)), of: accounts))
  }

  subscript(unit: Route.Rate.Unit) -> Amount {
    switch unit {
    case .gigabytes: gigabytes
    case .items: items
    }
  }
}
