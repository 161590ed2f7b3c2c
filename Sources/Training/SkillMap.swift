import Inventories
import Knowledge

/// Who can do what today.
struct SkillMap {
  private let levels: [String: [String: Int]]

  init(_ inventory: Inventory) {
    var levels: [String: [String: Int]] = [:]
    for skill in inventory.skills { levels[skill.of, default: [:]][skill.on] = skill.level }
    self.levels = levels
  }

  func level(of person: String, on subject: String) -> Int? {
    levels[person]?[subject]
  }

  /// Level on what a module trains: on the best known of its tools; without tools, on the least of what it asks before.
  func level(of person: String, in module: TrainingModule) -> Int? {
    if !module.tools.isEmpty { return module.tools.compactMap { level(of: person, on: $0) }.max() }
    let known = module.prerequisites.map { level(of: person, on: $0.on) }
    return known.contains(nil) ? nil : known.compactMap { $0 }.min()
  }

  /// The best of all known levels; nil when none is.
  func best(of person: String) -> Int? {
    levels[person]?.values.max()
  }

  /// Whether the module would teach nothing new.
  func masters(_ module: TrainingModule, _ person: String) -> Bool {
    guard let target = module.targetLevel, let level = level(of: person, in: module) else { return false }
    return level >= target
  }
}
