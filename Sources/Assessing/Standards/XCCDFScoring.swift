/// A group or a rule of a benchmark, with what counts for its score.
package indirect enum ScoredItem: Sendable {
  case group(weight: Double = 1, [ScoredItem])
  case rule(weight: Double = 1, role: RuleRole = .full, RuleResult)

  var weight: Double {
    switch self {
    case .group(let weight, _), .rule(let weight, _, _): weight
    }
  }
}

/// One score of a benchmark, as XCCDF writes it.
package struct XCCDFScore: Sendable, Hashable {
  /// URN of the scoring model.
  package var system: String
  package var value: Double
  /// What the value would be if everything passed; of *absolute*, the same as *flat*, as other programs write it.
  package var maximum: Double

  package init(system: String, value: Double, maximum: Double) {
    self.system = system
    self.value = value
    self.maximum = maximum
  }
}

/// The four scoring models of XCCDF 1.2, over any tree of groups and rules.
///
/// Only pass, fixed, fail, error and unknown count; the first two bring the weight of their rule. *Default* is a weighted
/// mean among siblings, from the leaves up; *flat* adds the weights of rules wherever they stand; *flat-unweighted*
/// counts rules; *absolute* is 1 when everything passed. Where nothing counts there is no score, rather than 0.
package struct XCCDFScoring: Sendable {
  private let items: [ScoredItem]

  package init(_ items: [ScoredItem]) {
    self.items = items
  }

  /// URNs of the models, in the order of `scores`.
  package static let systems = ["default", "flat", "flat-unweighted", "absolute"].map { "urn:xccdf:scoring:\($0)" }

  /// The score of each model that has one.
  package var scores: [XCCDFScore] {
    let flat = Self.sum(items) { $0 }
    let unweighted = Self.sum(items) { _ in 1 }
    let mean = Self.mean(items).flatMap { $0.weights > 0 ? $0.score : nil }
    let values: [(value: Double, maximum: Double)?] = [
      mean.map { ($0, 100) }, flat.maximum > 0 ? flat : nil, unweighted.maximum > 0 ? unweighted : nil,
      flat.maximum > 0 ? (flat.value == flat.maximum ? 1 : 0, flat.maximum) : nil,
    ]
    return zip(Self.systems, values).compactMap { system, score in
      score.map { XCCDFScore(system: system, value: $0.value, maximum: $0.maximum) }
    }
  }

  /// Mean of those among siblings that count, and their weights together; nil when none counts.
  private static func mean(_ items: [ScoredItem]) -> (score: Double, weights: Double)? {
    let counted = items.compactMap { item in score(of: item).map { (score: $0, weight: item.weight) } }
    guard !counted.isEmpty else { return nil }
    let weights = counted.reduce(0) { $0 + $1.weight }
    let sum = counted.reduce(0) { $0 + $1.score * $1.weight }
    return (weights > 0 ? sum / weights : 0, weights)
  }

  private static func score(of item: ScoredItem) -> Double? {
    switch item {
    case .group(_, let items): return mean(items)?.score
    case .rule(_, let role, let result):
      let result = role.result(of: result)
      return result.isCounted ? (result.isSuccess ? 100 : 0) : nil
    }
  }

  private static func sum(
    _ items: [ScoredItem], weighing: (Double) -> Double
  ) -> (value: Double, maximum: Double) {
    items.reduce((0, 0)) { total, item in
      switch item {
      case .group(_, let items):
        let part = sum(items, weighing: weighing)
        return (total.0 + part.value, total.1 + part.maximum)
      case .rule(let weight, let role, let result):
        let result = role.result(of: result)
        let weight = result.isCounted ? weighing(weight) : 0
        return (total.0 + (result.isSuccess ? weight : 0), total.1 + weight)
      }
    }
  }
}

extension Double {
  /// The number as XML Schema writes a decimal, six decimals at most.
  package var decimalText: String {
    let millionths = Int((self * 1_000_000).rounded())
    let (whole, rest) = abs(millionths).quotientAndRemainder(dividingBy: 1_000_000)
    let sign = millionths < 0 ? "-" : ""
    guard rest > 0 else { return sign + String(whole) }
    var digits = String(String(rest + 1_000_000).dropFirst())
    while digits.last == "0" { digits.removeLast() }
    return "\(sign)\(whole).\(digits)"
  }
}
