package import Inventories
package import Knowledge
package import LibXML

/// The small inventories that stand beside a criterion, each with the state expected of it.
package struct CriterionCases {
  /// One of them.
  package struct Case {
    /// Position in the file, from 1.
    package var number: Int
    package var node: Node
    package var expected: String { node["expect"] ?? "" }
    /// Why the author expects it.
    package var reason: String { node["because"] ?? "" }
  }

  package let criterion: String
  package let date: Day?
  package let cases: [Case]
  private let root: Node

  /// - Throws: `XMLFailure` when the file cannot be read as XML, `FileFailure`.
  package init(contentsOf path: String) throws {
    root = try Document(contentsOf: path).root
    criterion = root["criterion"] ?? ""
    date = root["date"].flatMap { Day($0) }
    cases = root.children("case").enumerated().map { Case(number: $0.offset + 1, node: $0.element) }
  }

  /// What the rule says of one case; nil when the rule finds no such subject.
  ///
  /// - Throws: `XPathFailure` when an expression of the criterion is faulty.
  package func finding(
    of criterion: Criterion, in one: Case, catalogue: Catalogue, date: Day
  ) throws -> Finding? {
    guard let inventory = one.node.first("inventory") else { return nil }
    let copy = Document(root: "inventory", name: "case")
    Self.copyContent(of: inventory, into: copy.root)
    let findings = try Assessor(Inventory(copy), catalogue: catalogue, date: date).findings(of: criterion)
    guard let subject = one.node["subject"] else { return findings.first }
    return findings.first { $0.subject == subject }
  }

  /// Whether every case comes out as its author expects, with another wording of the criterion.
  ///
  /// Stops at the first that does not; an expression that cannot be evaluated makes no case come out.
  package func hold(for criterion: Criterion, with catalogue: Catalogue) -> Bool {
    guard let date else { return false }
    return cases.allSatisfy { one in
      guard let found = try? finding(of: criterion, in: one, catalogue: catalogue, date: date) else { return false }
      return found.state.rawValue == one.expected && one.isSeverityRight(found)
    }
  }

  /// The cases that do not come out as their author expects.
  ///
  /// - Throws: `XPathFailure` when an expression of the criterion is faulty.
  package func faults(with catalogue: Catalogue) throws -> [Diagnostic] {
    guard let known = catalogue.criterion(criterion), let date else { return [.noCriterion(criterion, at: root)] }
    return try cases.compactMap { one in
      let found = try finding(of: known, in: one, catalogue: catalogue, date: date)
      let isRight = found?.state.rawValue == one.expected && one.isSeverityRight(found)
      return isRight ? nil : .otherState(found, expected: one)
    }
  }

  private static func copyContent(of source: Node, into target: Node) {
    for (name, value) in source.attributes { target.set(name, to: value) }
    for child in source.children {
      copyContent(of: child, into: target.append(child.name, text: child.children.isEmpty ? child.text : nil))
    }
  }
}

extension CriterionCases.Case {
  fileprivate func isSeverityRight(_ found: Finding?) -> Bool {
    guard let severity = node["severity"] else { return true }
    return found?.severity.rawValue == severity
  }
}

extension Diagnostic {
  fileprivate static func noCriterion(_ id: String, at node: Node) -> Diagnostic {
    Diagnostic(
      .error, "KNO-009", at: node.location,
      LocalizedText(
        fr: "ces cas ne nomment ni un critère connu («\u{202F}\(id)\u{202F}»), ni un jour",
        en: "these cases name no known criterion (“\(id)”), or no day"))
  }

  fileprivate static func otherState(_ found: Finding?, expected one: CriterionCases.Case) -> Diagnostic {
    let state = found.map { "\($0.state.rawValue) (\($0.severity.rawValue))" } ?? "–"
    let reason = one.reason.isEmpty ? "" : " (\(one.reason))"
    return Diagnostic(
      .error, "KNO-010", at: one.node.location,
      LocalizedText(
        fr: "le cas \(one.number) donne \(state)\u{202F}; attendu\u{A0}: \(one.expected)\(reason)",
        en: "case \(one.number) gives \(state); expected: \(one.expected)\(reason)"))
  }
}
