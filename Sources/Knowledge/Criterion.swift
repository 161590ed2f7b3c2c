package import LibXML
package import Inventories

/// A family of criteria.
package struct Family: Sendable, Hashable {
  package var id: String
  package var prefix: String
  package var title: LocalizedText
  /// The question it answers, for a volunteer.
  package var question: LocalizedText
}

/// One criterion as the knowledge states it.
package struct Criterion: Sendable {
  /// How grave a failure is.
  package enum Severity: String, Sendable, CaseIterable, Comparable {
    case blocking, major, minor

    /// Weight of the criterion in its family.
    package var weight: Int {
      switch self {
      case .blocking: 4
      case .major: 2
      case .minor: 1
      }
    }

    /// Graver is greater.
    package static func < (left: Severity, right: Severity) -> Bool {
      left.weight < right.weight
    }
  }

  /// What a criterion rests on.
  package enum Basis: String, Sendable {
    case law, guide, project
  }

  /// A text that a criterion rests on.
  package struct Reference: Sendable, Hashable {
    package var standard: String
    package var locator: String?
  }

  package var id: String
  package var family: String
  package var severity: Severity
  package var basis: Basis
  package var since: Int
  package var validFrom: Day?
  package var validTo: Day?
  package var title: LocalizedText
  /// What is so when it fails, in a sentence.
  package var failure: LocalizedText?
  package var select: String
  /// Expression on a subject: of those that give the same text, the first stands for all.
  package var distinct: String?
  /// Section of the inventory whose completeness tells whether none means none.
  package var list: String?
  package var lets: [(name: String, value: String)]
  package var severities: [(when: String, severity: Severity)]
  package var applies: [(test: String, otherwise: LocalizedText)]
  package var known: String
  package var pass: String
  /// Facts to show, each an expression on a subject; a missing one is asked for only where `when` holds.
  package var facts: [(path: String, when: String?)]
  package var evidence: EvidenceRank?
  /// Attributes on which a pass rests: weaker evidence of them gives unknown; nil: the rank is only advice.
  package var evidenceOn: String?
  package var references: [Reference]
  package var why: LocalizedText
  package var how: LocalizedText
  /// Ids of tasks.
  package var firstRemedy: String?
  package var fullRemedy: String?
  package var findOut: String?
  /// Whether the subject is a product to leave when it fails.
  package var callsForRoute: Bool
  package var topics: [String]

  /// Whether the criterion is in force on that day.
  package func isValid(on day: Day) -> Bool {
    (validFrom.map { $0 <= day } ?? true) && (validTo.map { day <= $0 } ?? true)
  }
}
