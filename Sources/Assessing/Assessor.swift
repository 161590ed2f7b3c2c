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
  private let exceptions: [JustifiedException]
  let subjects = SubjectIndex()
  private let phrases = Phrases()

  /// - Throws: `XPathFailure` only when memory is exhausted.
  package init(_ inventory: Inventory, catalogue: Catalogue, date: Day) throws {
    try self.init(inventory, catalogue: catalogue, date: date, evidence: EvidenceIndex(inventory, on: date))
  }

  init(_ inventory: Inventory, catalogue: Catalogue, date: Day, evidence: EvidenceIndex) throws {
    self.inventory = inventory
    self.catalogue = catalogue
    self.date = date
    self.evidence = evidence
    exceptions = inventory.exceptions
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
    let findings = try findings(ofAll: criteria)
    return Assessment(
      date: date, knowledgeHash: catalogue.hash, localKnowledgeHash: catalogue.localHash,
      families: Scoring(catalogue.families).scores(of: findings), findings: findings,
      divergences: evidence.divergences)
  }

  /// Applies one criterion to each of its subjects.
  ///
  /// - Throws: `XPathFailure`.
  package func findings(of criterion: Criterion) throws -> [Finding] {
    let rule = try CompiledCriterion(criterion, with: evaluator)
    evaluator.forgetVariables()
    let subjects = try selected(by: rule)
    guard !subjects.isEmpty else { return [emptyFinding(of: criterion)] }
    _ = recorder.take()
    for (name, value) in rule.constants { try evaluator.bind(name, to: value) }
    let common = recorder.take()
    return try subjects.map { try finding(of: rule, on: $0, usedBefore: common) }
  }

  private func selected(by rule: CompiledCriterion) throws -> [Node] {
    guard case .nodes(let all) = try evaluator.evaluate(rule.select) else { return [] }
    guard let key = rule.distinct else { return all }
    var seen: Set<String> = []
    return try all.filter { seen.insert(try evaluator.evaluate(key, on: $0).string).inserted }
  }

  private func finding(
    of rule: CompiledCriterion, on subject: Node, usedBefore common: [DatedRule]
  ) throws -> Finding {
    for (name, value) in rule.lets { try evaluator.bind(name, to: value, on: subject) }
    let info = try info(of: subject)
    let facts = try facts(of: rule, on: subject, id: info.id)
    let judgement = try judge(rule, subject: subject, info, facts: facts)
    let severity = try rule.severities.first { try evaluator.holds($0.when, on: subject) }?.severity
    return Finding(
      criterion: rule.shared, subject: info.id, subjectName: info.name, product: info.product, state: judgement.state,
      severity: severity ?? rule.criterion.severity, weight: info.weight, facts: facts,
      rules: (common + recorder.take()).unique,
      reason: judgement.reason, remedies: rule.criterion.remedies(for: judgement.state))
  }

  private func judge(
    _ rule: CompiledCriterion, subject: Node, _ info: SubjectInfo, facts: [Fact]
  ) throws -> (state: State, reason: LocalizedText) {
    for (test, otherwise) in rule.applies where try !evaluator.holds(test, on: subject) {
      return (.notapplicable, otherwise)
    }
    guard try evaluator.holds(rule.known, on: subject) else {
      return (.unknown, reason(missing: facts.filter { $0.value == nil }))
    }
    if let expired = facts.first(where: \.isExpired) {
      return (.unknown, .expired(catalogue.word(for: expired, in: inventory)))
    }
    if try evaluator.holds(rule.pass, on: subject) {
      return try weakness(of: rule, on: subject).map { (.unknown, $0) } ?? (.pass, .established)
    }
    if let exception = exception(to: rule.criterion.id, about: info.idsAround) {
      return (.accepted, .accepted(exception))
    }
    return (.fail, rule.criterion.failure ?? .notMet)
  }

  private func reason(missing facts: [Fact]) -> LocalizedText {
    let key = facts.map { fact in
      let answers = evidence.statements(about: fact.path)?.compactMap(\.absence?.rawValue) ?? []
      return "\(fact.element ?? fact.path)\(fact.attribute ?? "") \(answers.last ?? "")"
    }
    return phrases.reason(key) { .unknown(missing: facts.map(missingWord)) }
  }

  /// What people call a fact that is missing, and what somebody answered instead of a value.
  private func missingWord(_ fact: Fact) -> LocalizedText {
    let word = catalogue.word(for: fact, in: inventory)
    let answers = evidence.statements(about: fact.path)?.compactMap(\.absence) ?? []
    guard let answer = answers.last.map(LocalizedText.instead) else { return word }
    return LocalizedText(fr: "\(word.fr) (\(answer.fr))", en: "\(word.en) (\(answer.en))")
  }

  /// What the evidence of a pass lacks; nil when it is strong enough.
  private func weakness(of rule: CompiledCriterion, on subject: Node) throws -> LocalizedText? {
    guard let asked = rule.criterion.evidence, let path = rule.evidence else { return nil }
    guard case .nodes(let nodes) = try evaluator.evaluate(path, on: subject) else { return nil }
    let best = nodes.compactMap { evidence.rank(of: $0) }.max() ?? .declared
    return best < asked ? .weakEvidence(best, asked: asked) : nil
  }

  func exception(to criterion: String, about ids: [String]) -> JustifiedException? {
    exceptions.first { exception in
      exception.criterion == criterion && ids.contains(exception.about) && exception.until.map { date <= $0 } ?? false
    }
  }

  /// No subject: nobody filled the list, or there is nothing of the kind in it.
  private func emptyFinding(of criterion: Criterion) -> Finding {
    let section = criterion.list
    let listed = section.map { inventory.isComplete($0) || !(inventory.root.first($0)?.children.isEmpty ?? true) }
    let isKnown = listed ?? true
    let name = section.flatMap { catalogue.words["element:\($0)"] } ?? LocalizedText(section ?? "")
    return Finding(
      criterion: Shared(criterion), subject: nil, subjectName: name, product: nil,
      state: isKnown ? .notapplicable : .unknown, severity: criterion.severity, facts: [],
      reason: isKnown ? .noneOfTheKind : .nobodyListed,
      remedies: criterion.remedies(for: isKnown ? .notapplicable : .unknown))
  }
}

/// Reasons written before: many subjects lack the same facts.
private final class Phrases {
  private var known: [[String]: LocalizedText] = [:]

  /// The reason of that key, else the one that is made now.
  func reason(_ key: [String], or make: () -> LocalizedText) -> LocalizedText {
    if let text = known[key] { return text }
    let text = make()
    known[key] = text
    return text
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

extension LocalizedText {
  fileprivate static let established = LocalizedText(
    fr: "Les faits connus remplissent la condition.", en: "The known facts meet the condition.")
  fileprivate static let notMet = LocalizedText(
    fr: "Les faits connus ne remplissent pas la condition.", en: "The known facts do not meet the condition.")
  fileprivate static let noneOfTheKind = LocalizedText(
    fr: "Rien de tel dans ce qui a été listé.", en: "Nothing of the kind among what was listed.")
  fileprivate static let nobodyListed = LocalizedText(
    fr: "Personne n’a encore dressé cette liste.", en: "Nobody has made this list yet.")

  fileprivate static func unknown(missing all: [LocalizedText]) -> LocalizedText {
    let words = all.unique
    guard !words.isEmpty else {
      return LocalizedText(fr: "Il manque un fait pour conclure.", en: "A fact is missing to conclude.")
    }
    return LocalizedText(
      fr: "Il manque\u{A0}: " + words.map(\.fr).joined(separator: ", ") + ".",
      en: "Missing: " + words.map(\.en).joined(separator: ", ") + ".")
  }

  fileprivate static func instead(_ absence: Claim.Absence) -> LocalizedText {
    switch absence {
    case .unknown: LocalizedText(fr: "la personne interrogée ne sait pas", en: "the person asked does not know")
    case .notapplicable: LocalizedText(fr: "dit sans objet", en: "said not to apply")
    case .refused: LocalizedText(fr: "pas de réponse souhaitée", en: "no answer wished")
    case .later: LocalizedText(fr: "réponse remise à plus tard", en: "answer put off")
    }
  }

  fileprivate static func expired(_ fact: LocalizedText) -> LocalizedText {
    LocalizedText(
      fr: "Ce qui a été dit n’est plus valable\u{A0}: \(fact.fr). À redemander.",
      en: "What was stated does not hold any more: \(fact.en). To be asked again.")
  }

  /// How something is known, after “known”.
  private static func knowing(_ rank: EvidenceRank) -> LocalizedText {
    switch rank {
    case .declared: LocalizedText(fr: "sur parole", en: "by word")
    case .documented: LocalizedText(fr: "par un document", en: "by a document")
    case .observed: LocalizedText(fr: "par un constat ou une mesure", en: "by a look or a measure")
    case .tested: LocalizedText(fr: "par un essai", en: "by a test")
    }
  }

  fileprivate static func weakEvidence(_ best: EvidenceRank, asked: EvidenceRank) -> LocalizedText {
    let have = LocalizedText.knowing(best), need = LocalizedText.knowing(asked)
    return LocalizedText(
      fr: "La preuve manque\u{A0}: on le sait \(have.fr), il faut le savoir \(need.fr).",
      en: "Evidence is missing: it is known \(have.en), and should be known \(need.en).")
  }

  fileprivate static func accepted(_ exception: JustifiedException) -> LocalizedText {
    let until = exception.until?.words ?? LocalizedText("")
    // People end the reason as they like; the sentence ends once.
    let reason = exception.reason.withoutFullStop
    return LocalizedText(
      fr: "Jusqu’au \(until.fr)\u{A0}: \(reason).", en: "Until \(until.en): \(reason).")
  }
}
