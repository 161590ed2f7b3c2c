import Assessing
import TestSupport
import Testing

/// The four scoring models of XCCDF, on trees of groups and rules that have nothing to do with our criteria.
struct XCCDFScoringTests {
  @Test
  func aTreeWithEveryOutcomeScoresAsOpenSCAPScoresIt() {
    let scores = XCCDFScoring([
      .group(weight: 2, [.rule(weight: 10, .pass), .rule(weight: 1, .fail)]),
      .group(
        weight: 1,
        [
          .rule(weight: 1, .pass), .rule(weight: 1, .unknown), .rule(weight: 5, .notchecked),
          .rule(weight: 9, role: .unscored, .fail), .rule(weight: 7, role: .unchecked, .pass),
          .rule(weight: 3, .notselected),
        ]),
      .group(weight: 50, [.rule(weight: 1, .notchecked)]),
    ]).scores
    #expect(
      scores.map { "\($0.system) \($0.value.decimalText)/\($0.maximum.decimalText)" } == [
        "urn:xccdf:scoring:default 77.272727/100", "urn:xccdf:scoring:flat 11/13",
        "urn:xccdf:scoring:flat-unweighted 2/4", "urn:xccdf:scoring:absolute 0/13",
      ])
  }

  @Test(
    arguments: [
      [], [.group([])], [.group([.group([]), .rule(.notchecked)])],
      [.rule(.notapplicable), .rule(.notselected), .rule(.informational), .rule(role: .unscored, .fail)],
    ] as [[ScoredItem]])
  func whereNothingCountsThereIsNoScore(_ items: [ScoredItem]) {
    #expect(XCCDFScoring(items).scores.isEmpty)
  }

  @Test
  func rulesThatWeighNothingAreOnlyCounted() {
    let scores = XCCDFScoring([.rule(weight: 0, .pass), .rule(weight: 0, .fail)]).scores
    #expect(scores == [XCCDFScore(system: "urn:xccdf:scoring:flat-unweighted", value: 1, maximum: 2)])
  }

  @Test(
    arguments: [
      (RuleResult.pass, 100.0), (.fixed, 100), (.fail, 0), (.error, 0), (.unknown, 0), (.notapplicable, nil),
      (.notchecked, nil), (.notselected, nil), (.informational, nil),
    ] as [(RuleResult, Double?)])
  func eachOutcomeCountsAsItShould(_ result: RuleResult, _ score: Double?) {
    #expect(XCCDFScoring([.rule(result)]).scores.first?.value == score)
    #expect(XCCDFScoring([.rule(role: .unscored, result)]).scores.isEmpty)
    #expect(XCCDFScoring([.rule(role: .unchecked, result)]).scores.isEmpty)
  }

  @Test(arguments: 0..<100)
  func whatDoesNotCountChangesNoScore(_ seed: Int) {
    var random = Random(seed: seed)
    let items = ScoredItem.trees(&random)
    let rest: [ScoredItem] = [.rule(weight: 40, .notapplicable), .group(weight: 9, [.rule(.notchecked)])]
    expectSame(XCCDFScoring(items).scores, XCCDFScoring(rest + items).scores)
  }

  @Test(arguments: 0..<100)
  func theOrderOfSiblingsChangesNoScore(_ seed: Int) {
    var random = Random(seed: seed)
    let items = ScoredItem.trees(&random)
    expectSame(XCCDFScoring(items).scores, XCCDFScoring(items.map(\.reversed).reversed()).scores)
  }

  @Test(arguments: 0..<100)
  func everyScoreLiesBetweenNothingAndItsMaximumAndAPassNeverLowersIt(_ seed: Int) {
    var random = Random(seed: seed)
    let items = ScoredItem.trees(&random)
    let now = XCCDFScoring(items).scores
    let mended = XCCDFScoring(items.map(\.mended)).scores
    #expect(now.map(\.system) == mended.map(\.system))
    for (now, mended) in zip(now, mended) {
      #expect(now.value >= 0 && now.value <= now.maximum + 1e-9)
      #expect(mended.value >= now.value - 1e-9)
    }
  }

  @Test(arguments: [
    (0.0, "0"), (100, "100"), (1000.0 / 11, "90.909091"), (0.5, "0.5"), (-2.25, "-2.25"), (0.000_000_4, "0"),
  ])
  func decimalsAreWrittenAsXMLSchemaWantsThem(_ number: Double, _ text: String) {
    #expect(number.decimalText == text)
  }

  private func expectSame(_ left: [XCCDFScore], _ right: [XCCDFScore]) {
    #expect(left.map(\.system) == right.map(\.system))
    for (left, right) in zip(left, right) { #expect(abs(left.value - right.value) < 1e-9) }
  }
}

extension ScoredItem {
  /// A few items made up at random, three levels deep at most.
  static func trees(_ random: inout Random, depth: Int = 0) -> [ScoredItem] {
    (0..<Int.random(in: 0...4, using: &random)).map { _ -> ScoredItem in
      let weight: Double = [0, 0.5, 1, 2, 10].randomElement(using: &random) ?? 1
      return depth < 3 && Bool.random(using: &random)
        ? .group(weight: weight, trees(&random, depth: depth + 1))
        : .rule(
          weight: weight, role: RuleRole.allCases.randomElement(using: &random) ?? .full,
          RuleResult.allCases.randomElement(using: &random) ?? .pass)
    }
  }

  fileprivate var reversed: ScoredItem {
    guard case .group(let weight, let items) = self else { return self }
    return .group(weight: weight, items.map(\.reversed).reversed())
  }

  /// With every failure mended.
  fileprivate var mended: ScoredItem {
    switch self {
    case .group(let weight, let items): .group(weight: weight, items.map(\.mended))
    case .rule(let weight, let role, .fail): .rule(weight: weight, role: role, .pass)
    case .rule: self
    }
  }
}
