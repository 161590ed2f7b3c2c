import Assessing
import Inventories
import Knowledge
import LibXML

/// Every result that is not in order, with its facts and their sources; what is in order, in short.
struct FindingsChapter {
  private let input: ReportInput
  private let words: Wording

  init(_ input: ReportInput) {
    self.input = input
    words = input.words
  }

  var section: Section {
    Section(
      id: "findings", title: words(Texts.title), startsPage: true,
      blocks: [.paragraph([.text(words(Texts.introduction))])] + input.assessment.families.flatMap(family))
  }

  private func family(_ score: FamilyScore) -> [Block] {
    let findings = input.assessment.findings.filter { $0.criterion.family == score.family.id }
    let heading = Block.heading(level: 3, id: "f-\(score.family.id)", [.text(words(score.family.title))])
    let question = Block.paragraph([.emphasis(words(score.family.question))])
    return [heading, question] + criteria(findings).flatMap(criterion) + passes(findings) + notConcerned(findings)
  }

  /// Findings that call for attention, by criterion: failures first, graver first.
  private func criteria(_ findings: [Finding]) -> [[Finding]] {
    var order: [String] = []
    var groups: [String: [Finding]] = [:]
    for finding in findings where [.fail, .unknown, .accepted].contains(finding.state) {
      if groups[finding.criterion.id] == nil { order.append(finding.criterion.id) }
      groups[finding.criterion.id, default: []].append(finding)
    }
    let ranked = order.enumerated().sorted { left, right in
      let (one, two) = (weight(groups[left.element] ?? []), weight(groups[right.element] ?? []))
      return one == two ? left.offset < right.offset : one > two
    }
    return ranked.compactMap { groups[$0.element] }
  }

  private func weight(_ findings: [Finding]) -> Int {
    findings.map { ($0.state == .fail ? 10 : $0.state == .accepted ? 5 : 0) + $0.severity.weight }.max() ?? 0
  }

  private func criterion(_ findings: [Finding]) -> [Block] {
    guard let criterion = findings.first?.criterion, let worst = findings.map(\.severity).max() else { return [] }
    let ordered = findings.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }
    return [
      .heading(
        level: 4, id: criterion.id,
        [
          .code(criterion.id), .text(" "), .text(words(criterion.title)), .text(" "),
          .badge(words.severity(worst), Tone(worst)),
        ]),
      .list(ordered.map { line($0.element) }), .definitions(background(of: criterion.value)),
    ]
  }

  private func rank(_ finding: Finding) -> Int {
    [.fail: 0, .accepted: 1, .unknown: 2][finding.state] ?? 3
  }

  private func line(_ finding: Finding) -> [Inline] {
    let state = Inline.badge(words.state(finding.state), Tone(finding.state))
    let subject: [Inline] = finding.subject == nil ? [] : [.text(" "), .strong(words(finding.subjectName))]
    let reason: [Inline] = finding.state == .fail ? [] : [.text(" " + words(finding.reason))]
    let facts = finding.facts.filter { $0.value != nil }.prefix(8)
    return [state] + subject + reason + facts.flatMap(fact)
  }

  private func fact(_ fact: Fact) -> [Inline] {
    let name = words(input.catalogue.word(for: fact, in: input.inventory))
    let attribute = fact.path.split(separator: "@").last.map(String.init) ?? ""
    let value = words(input.catalogue.word(forValue: fact.value ?? "", of: attribute))
    let sources = fact.sources.isEmpty ? "" : ", " + words.enumeration(fact.sources, atMost: 3)
    return [
      .lineBreak, .text(words.colon(name)), .text(value.isEmpty ? words(Texts.present) : value),
      .text(" (\(words.rank(fact.rank))\(sources))"),
    ]
  }

  private func background(of criterion: Criterion) -> [Definition] {
    var facts = [
      Definition([.text(words(Texts.why))], [[.text(words(criterion.why))]]),
      Definition([.text(words(Texts.how))], [[.text(words(criterion.how))]]),
    ]
    if !criterion.references.isEmpty {
      let texts = criterion.references.map { [$0.standard, $0.locator].compactMap { $0 }.joined(separator: ", ") }
      facts.append(Definition([.text(words(Texts.reference))], [[.text(texts.joined(separator: " · "))]]))
    }
    return facts
  }

  private func passes(_ findings: [Finding]) -> [Block] {
    brief(findings.filter { $0.state == .pass }, badge: .badge(words.state(.pass), .good))
  }

  private func notConcerned(_ findings: [Finding]) -> [Block] {
    brief(findings.filter { $0.state == .notapplicable }, badge: .badge(words.state(.notapplicable), .plain))
  }

  private func brief(_ findings: [Finding], badge: Inline) -> [Block] {
    guard !findings.isEmpty else { return [] }
    var order: [String] = []
    var groups: [String: [Finding]] = [:]
    for finding in findings {
      if groups[finding.criterion.id] == nil { order.append(finding.criterion.id) }
      groups[finding.criterion.id, default: []].append(finding)
    }
    let titles = order.compactMap { id -> String? in
      guard let found = groups[id], let first = found.first else { return nil }
      return words(first.criterion.title) + (found.count > 1 ? " (\(words.number(found.count)))" : "")
    }
    return [.paragraph([badge, .text(" "), .text(titles.joined(separator: " · "))], .small)]
  }
}

private enum Texts {
  static let title = LocalizedText(fr: "Tous les constats", en: "All findings")
  static let introduction = LocalizedText(
    fr: "Chaque constat montre les faits sur lesquels il repose, et d’où ils viennent. "
      + "Un fait que personne ne connaît n’est jamais compté comme bon ni comme mauvais.",
    en: "Each finding shows the facts it rests on, and where they come from. "
      + "A fact that nobody knows never counts as good nor as bad.")
  static let why = LocalizedText(fr: "Pourquoi", en: "Why")
  static let how = LocalizedText(fr: "Comment faire", en: "How")
  static let reference = LocalizedText(fr: "Référence", en: "Reference")
  static let present = LocalizedText(fr: "oui", en: "yes")
}
