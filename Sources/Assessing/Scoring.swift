internal import Inventories
package import Knowledge

/// Turns findings into intervals: subjects → criterion → family.
///
/// A result counts 1000 when it passes, 500 when it is accepted, 0 when it fails; an unknown counts 0 in *low* and 1000
/// in *high*. A criterion is the mean of its counted results, each weighted by its subject; where a weight is not known,
/// *low* takes the weights that give the least mean and *high* those that give the greatest. A family is the mean of its
/// criteria, each weighted by its severity (blocking 4, major 2, minor 1). *Low* is rounded down and *high* up, at both
/// steps. Nothing known: no score.
package struct Scoring {
  private let families: [Family]

  package init(_ families: [Family]) {
    self.families = families
  }

  /// One score a family, in the order of the catalogue.
  package func scores(of findings: [Finding]) -> [FamilyScore] {
    scores(of: findings.map(ScoredResult.init))
  }

  func scores(of results: [ScoredResult]) -> [FamilyScore] {
    let byFamily = Self.grouped(results, by: \.family)
    return families.map { score($0, byFamily[$0.id] ?? []) }
  }

  func score(_ family: Family, _ results: [ScoredResult]) -> FamilyScore {
    let counted = results.filter { $0.state != .notapplicable }
    let unknown = counted.count { $0.state == .unknown }
    let interval = counted.count > unknown ? interval(of: counted) : nil
    let gates = counted.filter { $0.state == .fail && $0.isBlocking }.map(\.criterion)
    let open = counted.contains { $0.state == .unknown && $0.isBlocking }
    return FamilyScore(
      family: family, interval: interval,
      levels: interval.map { levels(of: $0, isGated: !gates.isEmpty, mayBeGated: open) }, counted: counted.count,
      unknown: unknown, gates: Array(Set(gates)).sorted())
  }

  /// A blocking failure caps the level; a blocking unknown caps what is sure.
  private func levels(of interval: Interval, isGated: Bool, mayBeGated: Bool) -> (low: Level, high: Level) {
    let low = isGated || mayBeGated ? Level.d : Level(perMille: interval.low)
    return (low, isGated ? Level.d : Level(perMille: interval.high))
  }

  private func interval(of results: [ScoredResult]) -> Interval {
    var low = 0, high = 0, weights = 0
    for results in Self.grouped(results, by: \.criterion).values {
      let weight = results[0].criterionWeight
      let score = interval(ofCriterion: results)
      low += weight * score.low
      high += weight * score.high
      weights += weight
    }
    return Interval(low: low / weights, high: ceilingDivision(high, weights))
  }

  /// Results by a name; those of one name mostly follow each other.
  private static func grouped(
    _ results: [ScoredResult], by name: (ScoredResult) -> String
  ) -> [String: [ScoredResult]] {
    var groups: [String: [ScoredResult]] = [:]
    var rest = results[...]
    while let first = rest.first.map(name) {
      let run = rest.prefix { name($0) == first }
      groups[first, default: []] += run
      rest = rest[run.endIndex...]
    }
    return groups
  }

  private func interval(ofCriterion results: [ScoredResult]) -> Interval {
    func terms(_ unknown: Int) -> [WeightedMean.Term] {
      results.map { WeightedMean.Term(score: $0.state.perMille ?? unknown, weight: $0.weight) }
    }
    return Interval(low: WeightedMean.least(terms(0)), high: WeightedMean.greatest(terms(1000)))
  }

  private func ceilingDivision(_ value: Int, _ divisor: Int) -> Int {
    (value + divisor - 1) / divisor
  }
}

/// What of a finding counts in a score.
struct ScoredResult: Sendable {
  let family: String
  let criterion: String
  let criterionWeight: Int
  let isBlocking: Bool
  var state: State
  let weight: SubjectWeight

  init(_ finding: Finding) {
    family = finding.criterion.value.family
    criterion = finding.criterion.value.id
    criterionWeight = finding.criterion.value.severity.weight
    isBlocking = finding.severity == .blocking
    state = finding.state
    weight = finding.weight
  }
}

extension State {
  /// What a state is worth; nil when nobody knows.
  var perMille: Int? {
    switch self {
    case .pass: 1000
    case .accepted: 500
    case .fail, .notapplicable: 0
    case .unknown: nil
    }
  }
}
