import Inventories
import LibXML
import Planning

/// The people whom each audience means in a case.
struct Audiences {
  private let roles: [Role]
  private let inventory: Inventory
  /// Who administers what is left, and what receives it.
  private let administrators: [String]

  init(_ inventory: Inventory, plan: Plan) {
    self.inventory = inventory
    // Partners and plain members do not work with the tools of the association.
    roles = inventory.roles.filter { role in
      !["partner", "member"].contains(role.kind ?? "") && role.headcount > 0
        && role.leaves.map { plan.start < $0 } ?? true
    }
    let concerned = inventory.services.filter { service in
      plan.moves.contains { $0.subjects.contains(service.id) || $0.target == service.product }
    }
    let own = concerned.flatMap(\.administrators)
    administrators = own.isEmpty ? inventory.services.flatMap(\.administrators) : own
  }

  var everybody: [String] { roles.map(\.id) }

  /// Ids in the order of the inventory.
  func people(_ audience: String) -> [String] {
    switch audience {
    case "all": everybody
    case "referents": roles.filter { !$0.referentFor.isEmpty }.map(\.id)
    case "administrators": roles.filter { administrators.contains($0.id) }.map(\.id)
    case "board": roles.filter { $0.kind == "board" }.map(\.id)
    case "trainers": roles.filter { $0.kind == "trainer" }.map(\.id)
    default: []
    }
  }

  func people(_ audiences: [String]) -> [String] {
    let wanted = Set(audiences.flatMap(people))
    return everybody.filter(wanted.contains)
  }

  /// Who uses services or devices; everybody when nobody said who does.
  func users(of subjects: [String]) -> [String] {
    let named = Set(subjects.flatMap { inventory[$0]?.list("used-by") ?? [] })
    let present = everybody.filter(named.contains)
    return named.isEmpty ? everybody : present
  }

  func headcount(_ person: String) -> Int {
    roles.first { $0.id == person }?.headcount ?? 1
  }
}
