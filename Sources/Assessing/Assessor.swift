package import Inventories
package import Knowledge
package import LibXML

/// Applies criteria to an inventory.
package struct Assessor {
  package let inventory: Inventory
  package let catalogue: Catalogue
  package let date: Day
  /// Evaluates expressions on the inventory; planning uses it for its done-when tests.
  package let evaluator: XPathEvaluator
  let evidence: EvidenceIndex
  private let recorder = RuleRecorder()
  let subjects = SubjectIndex()

  /// - Throws: `XPathFailure` only when memory is exhausted.
  package init(_ inventory: Inventory, catalogue: Catalogue, date: Day) throws {
    self.inventory = inventory
    self.catalogue = catalogue
    self.date = date
    evidence = EvidenceIndex(inventory, on: date)
    evaluator = try XPathEvaluator(
      inventory.document,
      functions: ExpressionFunctions(
        inventory, catalogue: catalogue, date: date, evidence: evidence, recorder: recorder
      ).all)
  }

  /// Applies every criterion that is in force.
  ///
  /// - Throws: `XPathFailure` naming the expression of a criterion that cannot be evaluated.
  package func assess() throws -> Assessment {
    let criteria = catalogue.criteria.filter { $0.isValid(on: date) }
    let findings = try criteria.flatMap(findings)
    return Assessment(
      date: date, knowledgeHash: catalogue.hash, localKnowledgeHash: catalogue.localHash,
      families: Scoring(catalogue.families).scores(of: findings), findings: findings,
      divergences: Ledger(inventory).divergences(on: date))
  }

  /// Applies one criterion to each of its subjects.
  ///
  /// - Throws: `XPathFailure`.
  package func findings(of criterion: Criterion) throws -> [Finding] {
    evaluator.forgetVariables()
    let subjects = try selected(by: criterion)
    guard !subjects.isEmpty else { return [emptyFinding(of: criterion)] }
    let shared = Shared(criterion)
    return try subjects.map { try finding(of: criterion, shared, on: $0) }
  }

  private func selected(by criterion: Criterion) throws -> [Node] {
    let all = try evaluator.select(criterion.select)
    guard let key = criterion.distinct else { return all }
    var seen: Set<String> = []
    return try all.filter { seen.insert(try evaluator.evaluate(key, on: $0).string).inserted }
  }

  private func finding(of criterion: Criterion, _ shared: Shared<Criterion>, on subject: Node) throws -> Finding {
    _ = recorder.take()
    for (name, value) in criterion.lets { try evaluator.bind(name, to: value, on: subject) }
    let info = try info(of: subject)
    let facts = try criterion.facts.flatMap { try self.facts($0, on: subject, id: info.id) }
    let judgement = try judge(criterion, subject: subject, info, facts: facts)
    let severity = try criterion.severities.first { try evaluator.holds($0.when, on: subject) }?.severity
    return Finding(
      criterion: shared, subject: info.id, subjectName: info.name, product: info.product, state: judgement.state,
      severity: severity ?? criterion.severity, weight: info.weight, facts: facts,
      rules: recorder.take(), reason: judgement.reason, remedies: criterion.remedies(for: judgement.state))
  }

  private func judge(
    _ criterion: Criterion, subject: Node, _ info: SubjectInfo, facts: [Fact]
  ) throws -> (state: State, reason: LocalizedText) {
    for (test, otherwise) in criterion.applies where try !evaluator.holds(test, on: subject) {
      return (.notapplicable, otherwise)
    }
    guard try evaluator.holds(criterion.known, on: subject) else {
      return (.unknown, .unknown(missing: facts.filter { $0.value == nil }, catalogue, inventory))
    }
    if let expired = facts.first(where: \.isExpired) {
      return (.unknown, .expired(catalogue.word(forFact: expired.path, in: inventory)))
    }
    if try evaluator.holds(criterion.pass, on: subject) {
      return try weakness(of: criterion, on: subject).map { (.unknown, $0) } ?? (.pass, .established)
    }
    if let exception = exception(to: criterion.id, about: info.idsAround) {
      return (.accepted, .accepted(exception))
    }
    return (.fail, .notMet)
  }

  /// What the evidence of a pass lacks; nil when it is strong enough.
  private func weakness(of criterion: Criterion, on subject: Node) throws -> LocalizedText? {
    guard let asked = criterion.evidence, let path = criterion.evidenceOn else { return nil }
    guard case .nodes(let nodes) = try evaluator.evaluate(path, on: subject) else { return nil }
    let best = nodes.compactMap { evidence.rank(of: $0) }.max() ?? .declared
    return best < asked ? .weakEvidence(best, asked: asked, catalogue) : nil
  }

  func exception(to criterion: String, about ids: [String]) -> JustifiedException? {
    inventory.exceptions.first { exception in
      exception.criterion == criterion && ids.contains(exception.about) && exception.until.map { date <= $0 } ?? false
    }
  }

  /// No subject: nobody filled the list, or there is nothing of the kind in it.
  private func emptyFinding(of criterion: Criterion) -> Finding {
    let section = criterion.list
    let listed = section.map { inventory.isComplete($0) || !(inventory.root.first($0)?.children.isEmpty ?? true) }
    let isKnown = listed ?? true
    return Finding(
      criterion: Shared(criterion), subject: nil, subjectName: LocalizedText(section ?? ""), product: nil,
      state: isKnown ? .notapplicable : .unknown, severity: criterion.severity, facts: [],
      reason: isKnown ? .noneOfTheKind : .nobodyListed,
      remedies: criterion.remedies(for: isKnown ? .notapplicable : .unknown))
  }

  private func facts(_ path: String, on subject: Node, id: String?) throws -> [Fact] {
    // Most facts are an attribute of the subject, which needs no expression.
    if let attribute = path.attributeName, let own = subject["id"] { return [fact(own, attribute, subject[attribute])] }
    let value = try evaluator.evaluate(path, on: subject)
    guard case .nodes(let nodes) = value else {
      return [Fact(path: path, value: value.string.isEmpty ? nil : value.string, rank: nil, sources: [])]
    }
    guard !nodes.isEmpty else {
      let fact = path.hasPrefix("@") ? id.map { "\($0)/\(path)" } ?? path : path
      return [Fact(path: fact, value: nil, rank: nil, sources: evidence.claims(about: fact).map(\.source))]
    }
    return nodes.map { node in
      guard node.isAttribute, let owner = node.parent?["id"] else {
        return Fact(path: path, value: node.text.trimmed, rank: nil, sources: [])
      }
      return fact(owner, node.name, node.text)
    }
  }

  /// A fact with what supports its value.
  private func fact(_ owner: String, _ attribute: String, _ value: String?) -> Fact {
    let path = "\(owner)/@\(attribute)"
    guard let stated = evidence.statements(about: path) else {
      return Fact(path: path, value: value, rank: nil, sources: [])
    }
    let holding = stated.filter { $0.holds(on: date) }
    return Fact(
      path: path, value: value, rank: holding.filter { $0.value == value }.compactMap(\.rank).max(),
      sources: holding.map(\.source), isExpired: value != nil && EvidenceIndex.isExpired(stated, on: date))
  }
}

extension Criterion {
  /// Tasks that a state calls for: the first step and the full answer of a failure, or finding out.
  fileprivate func remedies(for state: State) -> [String] {
    switch state {
    case .fail: [firstRemedy, fullRemedy].compactMap { $0 }
    case .unknown: [findOut ?? firstRemedy].compactMap { $0 }
    default: []
    }
  }
}

extension String {
  /// The name of the attribute when the expression is nothing but `@name`.
  fileprivate var attributeName: String? {
    guard utf8.first == UInt8(ascii: "@") else { return nil }
    let name = dropFirst()
    return name.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || $0 == UInt8(ascii: "-") } ? String(name) : nil
  }
}

extension LocalizedText {
  fileprivate static let established = LocalizedText(
    fr: "Les faits connus remplissent la condition.", en: "The known facts meet the condition.")
  fileprivate static let notMet = LocalizedText(
    fr: "Les faits connus ne remplissent pas la condition.", en: "The known facts do not meet the condition.")
  fileprivate static let noneOfTheKind = LocalizedText(
    fr: "Rien de tel dans ce qui a été listé.", en: "Nothing of the kind among what was listed.")
  fileprivate static let nobodyListed = LocalizedText(
    fr: "Personne n’a encore dressé cette liste.", en: "Nobody has made this list yet.")

  fileprivate static func unknown(missing: [Fact], _ catalogue: Catalogue, _ inventory: Inventory) -> LocalizedText {
    let words = missing.map { catalogue.word(forFact: $0.path, in: inventory) }
    guard !words.isEmpty else {
      return LocalizedText(fr: "Il manque un fait pour conclure.", en: "A fact is missing to conclude.")
    }
    return LocalizedText(
      fr: "On ne sait pas\u{A0}: " + words.map(\.fr).joined(separator: ", ") + ".",
      en: "Not known: " + words.map(\.en).joined(separator: ", ") + ".")
  }

  fileprivate static func expired(_ fact: LocalizedText) -> LocalizedText {
    LocalizedText(
      fr: "Ce qui a été dit n’est plus valable\u{A0}: \(fact.fr). À redemander.",
      en: "What was stated does not hold any more: \(fact.en). To be asked again.")
  }

  fileprivate static func weakEvidence(_ best: EvidenceRank, asked: EvidenceRank, _ catalogue: Catalogue)
    -> LocalizedText
  {
    let have = catalogue.word(forValue: best.rawValue, of: "rank")
    let need = catalogue.word(forValue: asked.rawValue, of: "rank")
    return LocalizedText(
      fr: "La preuve manque\u{A0}: le fait est seulement «\u{A0}\(have.fr)\u{A0}», il faut «\u{A0}\(need.fr)\u{A0}».",
      en: "Evidence is missing: the fact is only “\(have.en)”, “\(need.en)” is asked.")
  }

  fileprivate static func accepted(_ exception: JustifiedException) -> LocalizedText {
    let until = exception.until?.description ?? ""
    return LocalizedText(
      fr: "Gardé exprès jusqu’au \(until)\u{A0}: \(exception.reason).",
      en: "Kept on purpose until \(until): \(exception.reason).")
  }
}
