package import LibXML
internal import Knowledge

/// How much one subject counts among those of its criterion: one number, or two when what decides is not known.
package struct SubjectWeight: Sendable, Hashable {
  package var low: Int
  package var high: Int
  /// Why it counts more; nil when it does not.
  package var reason: LocalizedText?

  /// The weight of a subject that nothing sets apart.
  package static let plain = SubjectWeight(low: 1, high: 1, reason: nil)

  package init(low: Int, high: Int, reason: LocalizedText?) {
    self.low = low
    self.high = high
    self.reason = reason
  }
}

extension Assessor {
  /// The weight of a subject; the heaviest reason that holds counts, one that may hold widens it.
  ///
  /// - Throws: `XPathFailure` naming the expression of a weight that cannot be evaluated.
  func weight(of subject: Node) throws -> SubjectWeight {
    var weight = SubjectWeight.plain
    for rule in catalogue.weights(of: subject.name) {
      if try evaluator.holds(rule.holds, on: subject) {
        return SubjectWeight(low: rule.weight, high: max(weight.high, rule.weight), reason: rule.title)
      }
      if try !evaluator.holds(rule.isExcluded, on: subject) { weight.high = max(weight.high, rule.weight) }
    }
    return weight
  }
}

/// The bounds of a weighted mean of scores whose weights are only known between two limits.
struct WeightedMean {
  /// One score per mille with the least and the greatest weight it can have.
  struct Term {
    var score: Int
    var weight: SubjectWeight
  }

  /// The smallest mean, rounded down: what scores low weighs most.
  static func least(_ terms: [Term]) -> Int {
    cuts(terms).map { cut in mean(terms) { $0.score <= cut } }.map { $0.sum / $0.weight }.min() ?? 0
  }

  /// The greatest mean, rounded up: what scores high weighs most.
  static func greatest(_ terms: [Term]) -> Int {
    cuts(terms).map { cut in mean(terms) { $0.score > cut } }.map { ($0.sum + $0.weight - 1) / $0.weight }.max() ?? 0
  }

  /// The mean of extreme weights is extreme when they change once along the scores.
  private static func cuts(_ terms: [Term]) -> [Int] {
    [-1] + Set(terms.map(\.score)).sorted()
  }

  private static func mean(_ terms: [Term], heavy: (Term) -> Bool) -> (sum: Int, weight: Int) {
    terms.reduce((0, 0)) { total, term in
      let weight = heavy(term) ? term.weight.high : term.weight.low
      return (total.0 + weight * term.score, total.1 + weight)
    }
  }
}
