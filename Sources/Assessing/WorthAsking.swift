package import Inventories
internal import Knowledge
package import LibXML

/// A fact that nobody knows, with what knowing it would settle.
package struct OpenQuestion: Sendable {
  /// `id/@attribute`, an expression on a subject, or the name of a list.
  package var fact: String
  /// Id of the subject; nil for a list.
  package var subject: String?
  /// What people call the subject.
  package var subjectName: LocalizedText
  /// What to ask about it.
  package var asked: LocalizedText
  /// Task of the knowledge that finds it out.
  package var task: String?
  /// Roles or ties that can answer, those of the association first.
  package var whom: [LocalizedText]
  /// About how long asking takes.
  package var minutes: Double
  /// By how much the widths of the family intervals would shrink, all together, per mille.
  package var gain: Double
  package var criteria: [String]

  /// What to ask, in words.
  package var text: LocalizedText {
    LocalizedText(fr: "\(subjectName.fr)\u{A0}: \(asked.fr)", en: "\(subjectName.en): \(asked.en)")
  }

  /// Per mille gained for each minute of asking.
  package var rate: Double { gain / minutes }
}

/// Ranks what is not known by how much it could move the intervals, for each minute of asking.
package struct WorthAsking {
  private let assessment: Assessment
  private let inventory: Inventory
  private let catalogue: Catalogue

  /// What counts in each family, with the places of its findings.
  private let results: [String: [(index: Int, result: ScoredResult)]]

  package init(_ assessment: Assessment, _ assessor: Assessor) {
    self.assessment = assessment
    let all = assessment.findings.enumerated().map { (index: $0.offset, result: ScoredResult($0.element)) }
    results = Dictionary(grouping: all) { $0.result.family }
    inventory = assessor.inventory
    catalogue = assessor.catalogue
  }

  /// The questions, those that bring most for each minute first.
  package func questions() -> [OpenQuestion] {
    var found: [String: OpenQuestion] = [:]
    for index in assessment.findings.indices where assessment.findings[index].state == .unknown {
      let finding = assessment.findings[index]
      let asked = facts(of: finding)
      let gain = gain(ofKnowing: index) / Double(asked.count)
      for fact in asked { merge(finding, fact, gain, minutes(finding) / Double(asked.count), into: &found) }
    }
    return found.values.sorted { ($1.rate, $0.fact) < ($0.rate, $1.fact) }
  }

  private func merge(
    _ finding: Finding, _ fact: Fact?, _ gain: Double, _ minutes: Double, into found: inout [String: OpenQuestion]
  ) {
    let key = key(of: fact, finding)
    if var known = found[key] {
      known.gain += gain
      known.minutes = max(known.minutes, minutes)
      known.criteria = (known.criteria + [finding.criterion.id]).unique
      found[key] = known
      return
    }
    let task = finding.remedies.first
    found[key] = OpenQuestion(
      fact: key, subject: finding.subject, subjectName: finding.subjectName, asked: asked(fact, finding), task: task,
      whom: whom(task), minutes: max(1, minutes), gain: gain, criteria: [finding.criterion.id])
  }

  /// The facts that are missing; nil stands for the list, or for the evidence, of a finding whose facts are all there.
  private func facts(of finding: Finding) -> [Fact?] {
    let missing = finding.facts.filter { $0.value == nil }
    return missing.isEmpty ? [nil] : missing
  }

  private func key(of fact: Fact?, _ finding: Finding) -> String {
    let place = finding.subject ?? finding.criterion.list ?? finding.criterion.id
    guard let fact else { return finding.subject == nil ? place : "\(place) \(finding.criterion.id)" }
    return fact.path.contains("/@") && !fact.path.hasPrefix("$") && !fact.path.hasPrefix("/")
      ? fact.path : "\(place) \(fact.path)"
  }

  private func asked(_ fact: Fact?, _ finding: Finding) -> LocalizedText {
    guard let fact else {
      return finding.remedies.first.flatMap { catalogue.tasks[$0]?.title } ?? finding.criterion.title
    }
    return catalogue.word(for: fact, in: inventory)
  }

  /// What the width of the family loses when this finding is known, whichever way it turns out.
  private func gain(ofKnowing index: Int) -> Double {
    let family = assessment.findings[index].criterion.family
    guard let now = assessment.families.first(where: { $0.family.id == family }) else { return 0 }
    func width(_ state: State) -> Int {
      let results = (results[family] ?? []).map { place, result in
        var result = result
        if place == index { result.state = state }
        return result
      }
      return Scoring([now.family]).score(now.family, results).interval?.width ?? 1000
    }
    let before = now.interval?.width ?? 1000
    return Double(2 * before - width(.pass) - width(.fail)) / 2
  }

  private func minutes(_ finding: Finding) -> Double {
    guard let task = finding.remedies.first.flatMap({ catalogue.tasks[$0] }) else { return 2 }
    return 60 * (finding.subject != nil && task.hoursEach > 0 ? task.hoursEach : max(task.hours, 1.0 / 30))
  }

  private func whom(_ task: String?) -> [LocalizedText] {
    let words = task.flatMap { catalogue.tasks[$0]?.who } ?? []
    let here = words.flatMap { word in inventory.roles.filter { $0.answers(to: word) } }.map(\.id).unique
    if !here.isEmpty { return here.prefix(2).map(inventory.label) }
    return words.prefix(2).map { catalogue.word(forValue: $0, of: "role") }
  }
}

extension OpenQuestion {
  /// The question as programs read it.
  package func json(in language: Language) -> JSON {
    .object([
      ("fact", .string(fact)), ("subject", .optional(subject)), ("question", .string(text[language])),
      ("whom", .strings(whom.map { $0[language] })), ("task", .optional(task)), ("minutes", .number(minutes)),
      ("gain", .number(gain)), ("criteria", .strings(criteria)),
    ])
  }

  /// Questions on one subject that the same people answer for the same criteria are asked in one breath.
  private static func together(_ questions: [OpenQuestion]) -> [OpenQuestion] {
    var groups: [OpenQuestion] = []
    for question in questions {
      let place = groups.firstIndex {
        $0.subject == question.subject && $0.whom == question.whom && $0.criteria == question.criteria
      }
      guard let place, question.subject != nil else {
        groups.append(question)
        continue
      }
      groups[place].asked.fr += ", " + question.asked.fr
      groups[place].asked.en += ", " + question.asked.en
      groups[place].gain += question.gain
      groups[place].minutes += question.minutes
    }
    return groups
  }

  /// The questions as lines of text: what they bring in points out of 100, how long, what, whom.
  package static func table(_ questions: [OpenQuestion], in language: Language) -> String {
    let head = [
      LocalizedText(fr: "points", en: "points"), LocalizedText(fr: "min", en: "min"),
      LocalizedText(fr: "à qui", en: "whom"), LocalizedText(fr: "à demander", en: "to ask"),
    ].map { $0[language] }
    let number = language == .fr ? Numeral.french : Numeral.english
    let rows = together(questions).map { question in
      [
        number(question.gain.rounded() / 10), number(question.minutes.rounded(.up)),
        question.whom.map { $0[language] }.joined(separator: ", "), question.text[language],
      ]
    }
    return TextTable.lines([head] + rows, right: [0, 1]).joined(separator: "\n")
  }
}
