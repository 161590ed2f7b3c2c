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

  /// Each state with its lines, failures first; one line for all the findings that say the same.
  func blocks(of findings: [Finding]) -> [Block] {
    let lines = lines(of: findings)
    return lines.map(\.state).unique.flatMap { state -> [Block] in
      let own = lines.filter { $0.state == state }
      return [.paragraph([.badge(words.state(state), Tone(state))]), .list(own.map(inlines))]
    }
  }

  private func lines(of findings: [Finding]) -> [Line] {
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
    return lines
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
      state: finding.state, teller: nil, text: told(of: finding) + kin(others), subjects: subjects)
  }

  private func inlines(_ line: Line) -> [Inline] {
    let subjects: [Inline] = line.subjects.isEmpty ? [] : [.strong(line.subjects.joined(separator: Self.between))]
    guard let teller = line.teller else { return subjects + line.text }
    return [.text(words(Texts.sameAs) + " "), .link(teller, target: "#\(teller)"), .text(words.colon(""))] + subjects
  }

  /// The reason where it says more than the criterion, then the facts; of what is unknown, what is missing is enough.
  private func told(of finding: Finding) -> [Inline] {
    let reason: [Inline] = finding.state == .fail ? [] : [.text(" " + words(finding.reason))]
    let isMissing = finding.state == .unknown && finding.facts.contains { $0.value == nil }
    let shown = isMissing ? [] : facts(of: finding)
    let rules = finding.state == .fail ? finding.rules.map { words($0.checkedText) } : []
    let all = shown + rules
    return reason + (all.isEmpty ? [] : [.lineBreak, .text(all.joined(separator: " · "))])
  }

  private func kin(_ others: [String]) -> [Inline] {
    guard !others.isEmpty else { return [] }
    let links = others.flatMap { [Inline.text(", "), .link($0, target: "#\($0)")] }.dropFirst()
    let told = words(Texts.sameReason) + " " + words.count(others.count, Texts.others)
    return [.lineBreak, .text(words.colon(told))] + links
  }

  /// Facts that follow one another and are known in the same way: the way is said once.
  private struct Run {
    var facts: [(name: String, values: [String])]
    var evidence: String
  }

  /// The known facts with how they are known, less those that the name of the subject says already.
  private func facts(of finding: Finding) -> [String] {
    var runs: [Run] = []
    for fact in finding.facts {
      guard let value = facts.value(of: fact, in: finding).map({ words($0) }),
        !words(finding.subjectName).hasPrefix(value)
      else { continue }
      let (name, evidence) = (words(facts.name(of: fact)), evidence(of: fact))
      if runs.last?.evidence != evidence { runs.append(Run(facts: [], evidence: evidence)) }
      let last = runs.count - 1
      if let place = runs[last].facts.firstIndex(where: { $0.name == name }) {
        runs[last].facts[place].values.append(value)
      } else {
        runs[last].facts.append((name, [value]))
      }
    }
    return runs.map(text)
  }

  private func text(of run: Run) -> String {
    let facts = run.facts.map { words.colon($0.name) + words.enumeration($0.values.unique) }
    let told = facts.joined(separator: words(Texts.semicolon))
    return run.evidence.isEmpty ? told : "\(told) (\(run.evidence))"
  }

  private func evidence(of fact: Fact) -> String {
    let sources = words.enumeration(fact.sources.map { words(facts.source($0)) }.unique, atMost: 3)
    return [fact.rank.map(words.rank), sources.isEmpty ? nil : sources].compactMap { $0 }.joined(separator: ", ")
  }

  private static let between = " · "
}

private enum Texts {
  static let semicolon = LocalizedText(fr: "\u{202F}; ", en: "; ")
  static let sameAs = LocalizedText(fr: "Pour la même raison que", en: "For the same reason as")
  static let sameReason = LocalizedText(fr: "Même raison pour", en: "Same reason for")
  static let others = Noun(
    fr: ("autre critère", "autres critères"), en: ("other criterion", "other criteria"))
}
