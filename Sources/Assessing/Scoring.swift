internal import Inventories
package import Knowledge

/// Turns findings into intervals: subjects → criterion → family.
///
/// A criterion with *p* passes, *a* accepted, *u* unknown out of *n* counted results scores
/// low = ⌊(1000 p + 500 a) / n⌋ and high = ⌈(1000 (p + u) + 500 a) / n⌉. A family is the mean of its criteria, each
/// weighted by its severity (blocking 4, major 2, minor 1), rounded the same way. Nothing known: no score.
package struct Scoring {
  private let families: [Family]

  package init(_ families: [Family]) {
    self.families = families
  }

  /// One score a family, in the order of the catalogue.
  package func scores(of findings: [Finding]) -> [FamilyScore] {
    let byFamily = Dictionary(grouping: findings, by: \.criterion.family)
    return families.map { score($0, byFamily[$0.id] ?? []) }
  }

  private func score(_ family: Family, _ findings: [Finding]) -> FamilyScore {
    let counted = findings.filter { $0.state != .notapplicable }
    let unknown = counted.count { $0.state == .unknown }
    let interval = counted.count > unknown ? interval(of: counted) : nil
    let gates = counted.filter { $0.state == .fail && $0.severity == .blocking }.map(\.criterion.id)
    let open = counted.contains { $0.state == .unknown && $0.severity == .blocking }
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

  private func interval(of findings: [Finding]) -> Interval {
    var low = 0, high = 0, weights = 0
    for results in Dictionary(grouping: findings, by: \.criterion.id).values {
      let weight = results[0].criterion.severity.weight
      let score = interval(ofCriterion: results)
      low += weight * score.low
      high += weight * score.high
      weights += weight
    }
    return Interval(low: low / weights, high: ceilingDivision(high, weights))
  }

  private func interval(ofCriterion results: [Finding]) -> Interval {
    func count(_ state: State) -> Int { results.count { $0.state == state } }
    let sure = 1000 * count(.pass) + 500 * count(.accepted)
    return Interval(
      low: sure / results.count, high: ceilingDivision(sure + 1000 * count(.unknown), results.count))
  }

  private func ceilingDivision(_ value: Int, _ divisor: Int) -> Int {
    (value + divisor - 1) / divisor
  }
}
