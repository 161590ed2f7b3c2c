import Assessing
import Inventories
import Knowledge
import LibXML

/// Every result that is not in order, with its facts and their sources; what is in order, in short.
struct FindingsChapter {
  private let input: ReportInput
  private let words: Wording
  private let lines: FindingLines

  init(_ input: ReportInput) {
    self.input = input
    words = input.words
    lines = FindingLines(input)
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
    let heading = Block.heading(
      level: 4, id: criterion.id,
      [
        .code(criterion.id), .text(" "), .text(words(criterion.title)), .text(" "),
        .badge(words.severity(worst), Tone(worst)),
      ])
    let failure = findings.contains { $0.state == .fail } ? criterion.failure : nil
    return [heading] + (failure.map { [.paragraph([.text(words($0))])] } ?? [])
      + lines.blocks(of: findings) + [.definitions(background(of: criterion.value))]
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
    fr: "Chaque constat montre ses faits et, entre parenthèses, d’où ils viennent. "
      + "Sans parenthèses, personne n’en a noté la source. "
      + "Un fait que personne ne connaît n’est jamais compté comme bon ni comme mauvais.",
    en: "Each finding shows its facts and, in brackets, where they come from. "
      + "Without brackets, nobody has noted the source. "
      + "A fact that nobody knows never counts as good nor as bad.")
  static let why = LocalizedText(fr: "Pourquoi", en: "Why")
  static let how = LocalizedText(fr: "Comment faire", en: "How")
  static let reference = LocalizedText(fr: "Référence", en: "Reference")
}
