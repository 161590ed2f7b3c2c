package import Inventories
package import Knowledge

/// A score that admits what nobody knows: *low* takes every unknown as failed, *high* as passed; per mille.
package struct Interval: Sendable, Hashable {
  package var low: Int
  package var high: Int

  package init(low: Int, high: Int) {
    self.low = low
    self.high = high
  }

  package var width: Int { high - low }
}

/// A level in words; A is best.
package enum Level: String, Sendable, Comparable, CaseIterable {
  case a = "A", b = "B", c = "C", d = "D"

  /// The level of a score per mille.
  package init(perMille: Int) {
    switch perMille {
    case 850...: self = .a
    case 650...: self = .b
    case 400...: self = .c
    default: self = .d
    }
  }

  /// Worse is smaller.
  package static func < (left: Level, right: Level) -> Bool {
    left.rawValue > right.rawValue
  }
}

/// The result of one family of criteria.
package struct FamilyScore: Sendable {
  package var family: Family
  /// nil when nothing is known yet: no score, rather than a number about nothing.
  package var interval: Interval?
  /// Level of the low and of the high bound, gates applied; nil with the interval.
  package var levels: (low: Level, high: Level)?
  /// Results counted: pass, fail, accepted, unknown.
  package var counted: Int
  /// Of these, how many are unknown.
  package var unknown: Int
  /// Criteria whose blocking failure caps the level.
  package var gates: [String]

  package init(
    family: Family, interval: Interval?, levels: (low: Level, high: Level)?, counted: Int, unknown: Int,
    gates: [String]
  ) {
    self.family = family
    self.interval = interval
    self.levels = levels
    self.counted = counted
    self.unknown = unknown
    self.gates = gates
  }
}

/// All findings of one case on one day, with their scores.
package struct Assessment: Sendable {
  package var date: Day
  /// SHA-256 of the knowledge used.
  package var knowledgeHash: String
  /// SHA-256 of the part of it that a user added or replaced; nil when there is none.
  package var localKnowledgeHash: String?
  package var families: [FamilyScore]
  package var findings: [Finding]
  /// Facts on which sources disagree.
  package var divergences: [Divergence]

  package init(
    date: Day, knowledgeHash: String, localKnowledgeHash: String? = nil, families: [FamilyScore],
    findings: [Finding], divergences: [Divergence]
  ) {
    self.date = date
    self.knowledgeHash = knowledgeHash
    self.localKnowledgeHash = localKnowledgeHash
    self.families = families
    self.findings = findings
    self.divergences = divergences
  }

  package func findings(_ states: Set<State>) -> [Finding] {
    findings.filter { states.contains($0.state) }
  }
}
