import Inventories
import Scheduling

/// Who can do what, and how many hours a week.
struct Staffing {
  /// Hours a week of a person, or of a whole group, when nobody said how many.
  static let defaultHours = 1.0
  /// Hours a week of somebody still to be found.
  static let unstaffedHours = 2.0

  private let roles: [Role]

  init(_ inventory: Inventory, start: Day) {
    roles = inventory.roles.filter { role in
      role.hoursPerWeek != 0 && role.headcount > 0 && role.leaves.map { start < $0 } ?? true
    }
  }

  var resources: [Problem.Resource] {
    roles.map { role in
      let hours = role.hoursPerWeek.map { $0 * Double(role.headcount) } ?? Self.defaultHours
      return Problem.Resource(
        id: role.id, capacity: max(1, Int(hours * 4)), until: role.leaves.map { $0.number - 1 })
    }
  }

  /// Ids of those who fit one of the words: in the order of words, persons before groups, then in the inventory’s order.
  func candidates(for words: [String], administrators: [String]) -> [String] {
    words.flatMap { word in
      let fitting = roles.filter { $0.answers(to: word) || word == "administrator" && administrators.contains($0.id) }
      return fitting.filter { !$0.isGroup } + fitting.filter(\.isGroup)
    }.map(\.id).unique
  }
}
