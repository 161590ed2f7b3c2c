package import Inventories
package import Knowledge
package import LibXML

/// What a criterion says of one subject; the words are those of XCCDF where it has one.
package enum State: String, Sendable, CaseIterable {
  case pass, fail, unknown, notapplicable
  /// A failure that the association keeps on purpose until a date; shown, never hidden.
  case accepted
}

/// One fact that a finding rests on.
package struct Fact: Sendable, Hashable {
  /// `id/@attribute`, or an expression when it is computed.
  package var path: String
  /// nil when nobody knows.
  package var value: String?
  /// Strength of its best evidence; nil when no claim supports it.
  package var rank: EvidenceRank?
  /// Ids of the sources that stated it.
  package var sources: [String]
  /// Whether everything that was stated about it has expired.
  package var isExpired: Bool
  /// Name of the element that bears it; nil when it is computed.
  package var element: String?

  package init(
    path: String, value: String?, rank: EvidenceRank?, sources: [String], isExpired: Bool = false,
    element: String? = nil
  ) {
    self.path = path
    self.element = element
    self.value = value
    self.rank = rank
    self.sources = sources
    self.isExpired = isExpired
  }
}

extension Fact {
  /// Name of the attribute that the path ends on; nil when it names none.
  var attribute: String? {
    let path = path.utf8
    return path.lastIndex(of: UInt8(ascii: "@")).map { String(self.path[path.index(after: $0)...]) }
  }
}

/// One criterion applied to one subject.
package struct Finding: Sendable {
  package var criterion: Shared<Criterion>
  /// Id of the subject; nil when the finding is about a list that nobody filled in.
  package var subject: String?
  /// What people call the subject.
  package var subjectName: LocalizedText
  /// Product that the subject is or runs, when it names one.
  package var product: String?
  package var state: State
  package var severity: Criterion.Severity
  /// How much it counts among the findings of its criterion.
  package var weight: SubjectWeight
  package var facts: [Fact]
  /// Dated rules that were looked up on the way.
  package var rules: [DatedRule]
  /// Why this state, in words.
  package var reason: LocalizedText
  /// Ids of the tasks that mend it, or that find it out.
  package var remedies: [String]

  package init(
    criterion: Shared<Criterion>, subject: String?, subjectName: LocalizedText, product: String? = nil, state: State,
    severity: Criterion.Severity, weight: SubjectWeight = .plain, facts: [Fact], rules: [DatedRule] = [],
    reason: LocalizedText, remedies: [String]
  ) {
    self.criterion = criterion
    self.subject = subject
    self.subjectName = subjectName
    self.product = product
    self.state = state
    self.severity = severity
    self.weight = weight
    self.facts = facts
    self.rules = rules
    self.reason = reason
    self.remedies = remedies
  }
}
