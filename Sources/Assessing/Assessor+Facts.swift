package import Inventories
package import Knowledge
package import LibXML

extension Assessor {
  /// The facts that a criterion names, as a subject has them.
  ///
  /// - Throws: `XPathFailure`.
  func facts(of rule: CompiledCriterion, on subject: Node, id: String?) throws -> [Fact] {
    let own = subject["id"]
    var facts: [Fact] = []
    facts.reserveCapacity(rule.facts.count)
    for (path, element, reading, when) in rule.facts {
      let found =
        switch reading {
        case .attribute(let attribute): [fact(attribute, of: subject, own: own, around: id)]
        case .expression(let expression): try self.facts(path, element, expression, on: subject)
        }
      // What is there is shown; what is missing is told only where it is wanted.
      if let when, found.contains(where: { $0.value == nil }), try !evaluator.holds(when, on: subject) { continue }
      facts += found.filter { fact in !facts.contains { $0.path == fact.path } }
    }
    return facts
  }

  private func fact(_ attribute: String, of subject: Node, own: String?, around id: String?) -> Fact {
    if let own { return fact(own, attribute, subject[attribute], element: subject.name) }
    let value = subject[attribute]
    let path = value == nil ? id.map { "\($0)/@\(attribute)" } ?? "@\(attribute)" : "@\(attribute)"
    return Fact(
      path: path, value: value?.trimmed, rank: nil, sources: evidence.claims(about: path).map(\.source),
      element: subject.name)
  }

  private func facts(_ path: String, _ element: String?, _ expression: XPathExpression, on subject: Node) throws
    -> [Fact]
  {
    let value = try evaluator.evaluate(expression, on: subject)
    guard case .nodes(let nodes) = value else {
      return [Fact(path: path, value: value.string.isEmpty ? nil : value.string, rank: nil, sources: [])]
    }
    guard !nodes.isEmpty else {
      return [
        Fact(
          path: path, value: nil, rank: nil, sources: evidence.claims(about: path).map(\.source), element: element)
      ]
    }
    return nodes.map { node in
      guard node.isAttribute, let owner = node.parent?["id"] else {
        return Fact(
          path: path, value: node.text.trimmed, rank: nil, sources: [], element: node.parent?.name ?? element)
      }
      return fact(owner, node.name, node.text, element: node.parent?.name)
    }
  }

  /// A fact with what supports its value.
  private func fact(_ owner: String, _ attribute: String, _ value: String?, element: String?) -> Fact {
    let path = "\(owner)/@\(attribute)"
    guard let stated = evidence.statements(about: path) else {
      return Fact(path: path, value: value, rank: nil, sources: [], element: element)
    }
    let holding = stated.filter { $0.holds(on: date) }
    return Fact(
      path: path, value: value, rank: holding.filter { $0.value == value }.compactMap(\.rank).max(),
      sources: holding.map(\.source), isExpired: value != nil && EvidenceIndex.isExpired(stated, on: date),
      element: element)
  }
}

extension Catalogue {
  /// What people call a fact: the word of its attribute on the element that bears it.
  package func word(for fact: Fact, in inventory: Inventory) -> LocalizedText {
    if let attribute = fact.attribute, let element = fact.element, let word = words["\(element)/@\(attribute)"] {
      return word
    }
    return word(forFact: fact.path, in: inventory)
  }
}
