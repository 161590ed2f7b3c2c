/// Outcome of one rule, in the words of XCCDF 1.2.
package enum RuleResult: String, Sendable, CaseIterable {
  case pass, fail, error, unknown, notapplicable, notchecked, notselected, informational, fixed

  /// Whether scores look at it at all.
  var isCounted: Bool {
    switch self {
    case .pass, .fixed, .fail, .error, .unknown: true
    case .notapplicable, .notchecked, .notselected, .informational: false
    }
  }

  /// Whether it brings the whole weight of its rule.
  var isSuccess: Bool { self == .pass || self == .fixed }
}

/// Part that a rule plays in a benchmark, in the words of XCCDF 1.2.
package enum RuleRole: String, Sendable, CaseIterable {
  case full, unscored, unchecked

  /// What is left of an outcome under this role.
  package func result(of result: RuleResult) -> RuleResult {
    switch self {
    case _ where result == .notselected: result
    case .full: result
    case .unscored: .informational
    case .unchecked: .notchecked
    }
  }
}
