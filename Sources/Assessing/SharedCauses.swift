internal import Inventories
internal import Knowledge

/// Failures of one subject that rest on the same facts: one gap, which several criteria of a family show.
///
/// A criterion that fails while facts of its own are missing fails for what is known: where nothing is copied, nobody
/// can tell how old the copy is. Several such failures with the same known facts have one cause.
package struct SharedCauses {
  private let groups: [Cause: [String]]

  package init(_ findings: [Finding]) {
    var groups: [Cause: [String]] = [:]
    for finding in findings {
      if let cause = Cause(finding) { groups[cause, default: []].append(finding.criterion.id) }
    }
    self.groups = groups.filter { $0.value.count > 1 }
  }

  /// The other criteria that fail here for the same reason, in the order of the catalogue.
  package func others(besides finding: Finding) -> [String] {
    all(with: finding).filter { $0 != finding.criterion.id }
  }

  /// The criterion that tells the gap for all of them; nil when the finding is alone.
  package func teller(of finding: Finding) -> String? {
    all(with: finding).first
  }

  private func all(with finding: Finding) -> [String] {
    Cause(finding).flatMap { groups[$0] } ?? []
  }
}

/// A subject, a family, and what is known.
private struct Cause: Hashable {
  var subject: String
  var family: String
  var known: Set<String>

  /// nil when the failure can rest on facts of its own.
  init?(_ finding: Finding) {
    guard finding.state == .fail, let subject = finding.subject else { return nil }
    let known = finding.facts.compactMap { fact in fact.value.map { "\(fact.path)=\($0)" } }
    guard !known.isEmpty, known.count < finding.facts.count else { return nil }
    self.subject = subject
    family = finding.criterion.family
    self.known = Set(known)
  }
}
