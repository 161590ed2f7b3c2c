import Inventories
import Knowledge
import LibXML
import Planning

/// The people whom each audience means in a case.
struct Audiences {
  private let roles: [Role]
  private let inventory: Inventory
  private let plan: Plan

  init(_ inventory: Inventory, plan: Plan) {
    self.inventory = inventory
    self.plan = plan
    // Partners and plain members do not work with the tools of the association.
    roles = inventory.roles.filter { role in
      !["partner", "member"].contains(role.kind ?? "") && role.headcount > 0
        && role.leaves.map { plan.start < $0 } ?? true
    }
  }

  /// Ids in the order of the inventory.
  var everybody: [String] { roles.map(\.id) }

  func headcount(_ person: String) -> Int {
    roles.first { $0.id == person }?.headcount ?? 1
  }

  /// Those whom a module is for; a module on tools is for the users of what moves to them, and of the subjects given.
  func people(for module: TrainingModule, about subjects: [String]) -> [String] {
    let wanted = Set(module.audience.flatMap { people($0, tools: module.tools, about: subjects) })
    return everybody.filter(wanted.contains)
  }

  /// Who uses services, devices or data; everybody when nobody said who does.
  func users(of subjects: [String]) -> [String] {
    let named = usersNamed(of: subjects)
    return named.isEmpty ? everybody : everybody.filter(named.contains)
  }

  private func people(_ audience: String, tools: [String], about subjects: [String]) -> [String] {
    switch audience {
    case "all": tools.isEmpty ? everybody : users(of: concerned(by: tools) + subjects)
    case "referents": roles.filter { !$0.referentFor.isEmpty }.map(\.id)
    case "administrators": administrators(of: tools)
    case "board": roles.filter { $0.kind == "board" }.map(\.id)
    case "trainers": roles.filter { $0.kind == "trainer" }.map(\.id)
    default: []
    }
  }

  /// Who administers what moves to the tools and the tools in use; without tools or names, any service.
  private func administrators(of tools: [String]) -> [String] {
    let own = concerned(by: tools).flatMap { inventory[$0]?.list("administrators") ?? [] }
    return own.isEmpty ? inventory.services.flatMap(\.administrators) : own
  }

  /// What a move is about: its services; the machines from which people reach them say nothing of who uses them.
  func subjects(of move: Move) -> [String] {
    let kind = inventory[move.service]?.name
    return move.subjects.filter { inventory[$0]?.name == kind }
  }

  /// Services and devices that move to one of the tools, or that are one.
  private func concerned(by tools: [String]) -> [String] {
    plan.moves.filter { tools.contains($0.target) }.flatMap(subjects)
      + inventory.services.filter { $0.product.map(tools.contains) ?? false }.map(\.id)
  }

  private func usersNamed(of subjects: [String]) -> Set<String> {
    let nodes = subjects.compactMap { inventory[$0] }
    let rules = nodes.flatMap { $0.children("access-rule") }
    return Set(nodes.flatMap { $0.list("used-by") } + rules.flatMap { $0.list("who") })
  }
}
