import Knowledge

/// Whom a module is for; those who help others learn before them.
enum Tier: Int, Comparable {
  case administrators, referents, users

  static func < (left: Tier, right: Tier) -> Bool {
    left.rawValue < right.rawValue
  }
}

extension TrainingModule {
  var tier: Tier {
    if audience.contains("all") { return .users }
    if audience.contains("administrators") { return .administrators }
    return audience.contains("referents") ? .referents : .users
  }

  /// Half-days that it takes: at most three hours and a half each.
  var parts: Int {
    max(1, Int((hours / Self.halfDay).rounded(.up)))
  }

  private static let halfDay = 3.5
}
