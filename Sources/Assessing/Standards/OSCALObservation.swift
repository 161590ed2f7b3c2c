internal import Inventories
internal import Knowledge
internal import LibXML

extension OSCALDocument {
  /// What was seen of one subject: how, when, until when, and on what it rests.
  func observation(of observed: Observed) -> JSON {
    let finding = observed.finding
    let evidence = finding.facts.filter { $0.value != nil }.map(evidence)
    let claims = finding.facts.map(claims)
    let collected = claims.joined().compactMap(day).filter { $0 <= assessment.date }.max()
    return .object(
      [
        ("uuid", .string(uuid("observation", observed.key))),
        ("title", .string(finding.criterion.title[language].trimmed)),
        ("description", .string(finding.message(in: language))),
        ("props", .array([prop("state", finding.state.rawValue), prop("severity", finding.severity.rawValue)])),
        ("methods", .strings(methods(of: finding))), ("types", .strings(["finding"])),
        ("subjects", .array([subject(of: observed)])),
      ] + (evidence.isEmpty ? [] : [("relevant-evidence", .array(evidence))]) + [
        ("collected", .string((collected ?? assessment.date).timestamp))
      ] + (claims.compactMap(expiry).min().map { [("expires", .string($0.timestamp))] } ?? []))
  }

  /// What the association keeps on purpose, until the day that it set.
  func risk(of observed: Observed) -> JSON? {
    let finding = observed.finding
    guard finding.state == .accepted else { return nil }
    let title = finding.criterion.title[language].trimmed
    let deadline = exception(for: finding)?.until?.timestamp
    return .object(
      [
        ("uuid", .string(uuid("risk", observed.key))), ("title", .string(title)),
        ("description", .string(finding.message(in: language))),
        ("statement", .string(finding.criterion.why[language])), ("status", .string("deviation-approved")),
      ] + (deadline.map { [("deadline", .string($0))] } ?? []))
  }

  private func exception(for finding: Finding) -> JustifiedException? {
    guard let id = finding.subject, let node = assessor.inventory[id] else { return nil }
    return assessor.exception(to: finding.criterion.id, about: node.idsAround)
  }

  private func subject(of observed: Observed) -> JSON {
    let isItem = observed.finding.subject != nil
    let name = isItem ? observed.finding.subjectName[language].trimmed : organisation.name
    return .object([
      ("subject-uuid", .string(observed.subject)), ("type", .string(isItem ? "inventory-item" : "party")),
      ("title", .string(name)),
    ])
  }

  /// How facts came to be known, from their evidence.
  private func methods(of finding: Finding) -> [String] {
    let ranks = Set(finding.facts.compactMap(\.rank))
    let methods = [
      ("EXAMINE", ranks.contains(.documented) || ranks.contains(.observed)), ("INTERVIEW", ranks.contains(.declared)),
      ("TEST", ranks.contains(.tested)),
    ].filter(\.1).map(\.0)
    return methods.isEmpty ? ["UNKNOWN"] : methods
  }

  private func evidence(of fact: Fact) -> JSON {
    let attribute = fact.path.split(separator: "@").last.map(String.init) ?? ""
    let word = assessor.catalogue.word(for: fact, in: assessor.inventory)[language]
    let value = assessor.catalogue.word(forValue: fact.value ?? "", of: attribute)[language]
    let props =
      [prop("fact", fact.path.trimmed)] + [fact.rank.map { prop("rank", $0.rawValue) }].compactMap { $0 }
      + fact.sources.map { prop("source", $0) }
    return .object([("description", .string("\(word) = \(value)")), ("props", .array(props))])
  }

  /// The statements that hold and that say what the fact says.
  private func claims(of fact: Fact) -> [Claim] {
    assessor.evidence.claims(about: fact.path).filter { $0.value == fact.value }
  }

  private func day(of claim: Claim) -> Day? {
    claim.date ?? assessor.inventory[claim.source]?["date"].flatMap { Day($0) }
  }

  /// The first day on which nothing supports the fact any more; nil when something always will.
  private func expiry(of claims: [Claim]) -> Day? {
    let days = claims.compactMap(\.expires)
    return days.count == claims.count ? days.max()?.adding(1) : nil
  }
}
