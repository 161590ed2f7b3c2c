import Assessing
import Inventories
import Knowledge
import LibXML

/// The findings of one criterion as lines: what is said alike of several subjects is said once.
struct FindingLines {
  private let words: Wording
  private let facts: FactWords
  private let causes: SharedCauses

  init(_ input: ReportInput) {
    words = input.words
    facts = FactWords(input.inventory, input.catalogue)
    causes = SharedCauses(input.assessment.findings)
  }

  /// What several findings have in common.
  private struct Line {
    var state: State
    /// Criterion that tells the same gap; nil when this one does.
    var teller: String?
    var text: [Inline]
    var subjects: [String]
  }

  /// One line for all the findings that say the same, failures first.
  func lines(of findings: [Finding]) -> [[Inline]] {
    var lines: [Line] = []
    var places: [[Inline]: Int] = [:]
    let ordered = findings.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }
    for finding in ordered.map(\.element) {
      let line = line(finding)
      let key = [.badge(line.state.rawValue, .plain), .code(line.teller ?? "")] + line.text
      if let place = places[key] {
        lines[place].subjects += line.subjects
      } else {
        places[key] = lines.count
        lines.append(line)
      }
    }
    return lines.map(inlines)
  }

  private func rank(_ finding: Finding) -> Int {
    [.fail: 0, .accepted: 1, .unknown: 2][finding.state] ?? 3
  }

  private func line(_ finding: Finding) -> Line {
    let teller = causes.teller(of: finding).flatMap { $0 == finding.criterion.id ? nil : $0 }
    let subjects = finding.subject == nil ? [] : [words(finding.subjectName)]
    guard teller == nil else { return Line(state: finding.state, teller: teller, text: [], subjects: subjects) }
    let others = causes.others(besides: finding)
    return Line(
      state: finding.state, teller: nil, text: told(of: finding) + [kin(others)].flatMap { $0 }, subjects: subjects)
  }

  private func inlines(_ line: Line) -> [Inline] {
    let badge = Inline.badge(words.state(line.state), Tone(line.state))
    let subjects: [Inline] =
      line.subjects.isEmpty ? [] : [.text(" "), .strong(line.subjects.joined(separator: Self.between))]
    guard let teller = line.teller else { return [badge] + subjects + line.text }
    return [badge, .text(" " + words(Texts.sameAs) + " "), .link(teller, target: "#\(teller)"), .text(words.colon(""))]
      + subjects.dropFirst()
  }

  /// The reason where it says more than the criterion, then the facts; of what is unknown, what is missing is enough.
  private func told(of finding: Finding) -> [Inline] {
    let reason: [Inline] = finding.state == .fail ? [] : [.text(" " + words(finding.reason))]
    let isMissing = finding.state == .unknown && finding.facts.contains { $0.value == nil }
    let shown = isMissing ? [] : finding.facts.compactMap { fact($0, of: finding) }.unique.prefix(8).map { $0 }
    let rules = finding.state == .fail ? finding.rules.map { words($0.checkedText) } : []
    let all = shown + rules
    return reason + (all.isEmpty ? [] : [.lineBreak, .text(all.joined(separator: " · "))])
  }

  private func kin(_ others: [String]) -> [Inline] {
    guard !others.isEmpty else { return [] }
    let links = others.flatMap { [Inline.text(", "), .link($0, target: "#\($0)")] }.dropFirst()
    return [.lineBreak, .text(words.colon(words(Texts.sameReason)))] + links
  }

  /// A fact with how it is known; nil when nobody knows it, or when the name of the subject says it already.
  private func fact(_ fact: Fact, of finding: Finding) -> String? {
    guard let value = facts.value(of: fact, in: finding).map({ words($0) }),
      !words(finding.subjectName).hasPrefix(value)
    else { return nil }
    let sources = words.enumeration(fact.sources.map { words(facts.source($0)) }.unique, atMost: 3)
    let evidence = [fact.rank.map(words.rank), sources.isEmpty ? nil : sources].compactMap { $0 }
    let told = words.colon(words(facts.name(of: fact))) + value
    return evidence.isEmpty ? told : "\(told) (\(evidence.joined(separator: ", ")))"
  }

  private static let between = " · "
}

private enum Texts {
  static let sameAs = LocalizedText(fr: "pour la même raison que", en: "for the same reason as")
  static let sameReason = LocalizedText(fr: "Pour la même raison", en: "For the same reason")
}
