internal import Inventories
internal import Knowledge

/// What a criterion gives over all its subjects, as the standards count it: one outcome a criterion.
///
/// One failure fails it, kept on purpose or not; else one unknown makes it unknown; else one pass passes it; it is not
/// applicable when no subject is concerned, and not selected when it is not in force on the day.
struct CriterionResult {
  let criterion: Criterion
  let findings: [Finding]
  let result: RuleResult

  private init(_ criterion: Criterion, _ findings: [Finding], isInForce: Bool) {
    self.criterion = criterion
    self.findings = findings
    let states = Set(findings.map(\.state))
    result =
      !isInForce
      ? .notselected
      : !states.isDisjoint(with: [.fail, .accepted])
        ? .fail : states.contains(.unknown) ? .unknown : states.contains(.pass) ? .pass : .notapplicable
  }

  /// Gravest among the findings that decide.
  var severity: Criterion.Severity {
    findings.filter { $0.state.ruleResult == result }.map(\.severity).max() ?? criterion.severity
  }

  /// Whether somebody knows enough to conclude.
  var isConcluded: Bool { result == .pass || result == .fail }

  /// Whether the case has something that the criterion is about.
  var isConcerned: Bool { isConcluded || result == .unknown }

  /// Whether all that fails is kept on purpose.
  var isAccepted: Bool { result == .fail && !findings.contains { $0.state == .fail } }

  /// One result a criterion, in the order of the catalogue.
  static func all(_ assessment: Assessment, _ catalogue: Catalogue) -> [CriterionResult] {
    let findings = Dictionary(grouping: assessment.findings, by: \.criterion.id)
    return catalogue.criteria.map { criterion in
      CriterionResult(
        criterion, findings[criterion.id] ?? [], isInForce: criterion.isValid(on: assessment.date))
    }
  }
}

extension State {
  /// The word of XCCDF for one subject: what is kept on purpose fails all the same.
  var ruleResult: RuleResult {
    switch self {
    case .pass: .pass
    case .fail, .accepted: .fail
    case .unknown: .unknown
    case .notapplicable: .notapplicable
    }
  }
}

extension Day {
  /// The first second of the day, in universal time: documents made on one day are the same bytes.
  var timestamp: String { "\(self)T00:00:00Z" }
}
