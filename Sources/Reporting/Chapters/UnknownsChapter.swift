import Assessing
import Inventories
import Knowledge
import LibXML
import Planning

/// What nobody knows, whom to ask, and on what people disagree.
struct UnknownsChapter {
  private let input: ReportInput
  private let words: Wording
  private let facts: FactWords

  init(_ input: ReportInput) {
    self.input = input
    words = input.words
    facts = FactWords(input.inventory, input.catalogue)
  }

  var section: Section {
    Section(id: "unknowns", title: words(Texts.title), startsPage: true, blocks: unknowns + divergences)
  }

  private var unknowns: [Block] {
    var order: [String] = []
    var groups: [String: [Finding]] = [:]
    for finding in input.assessment.findings where finding.state == .unknown {
      if groups[finding.criterion.id] == nil { order.append(finding.criterion.id) }
      groups[finding.criterion.id, default: []].append(finding)
    }
    guard !order.isEmpty else { return [.paragraph([.text(words(Texts.none))])] }
    let table = Table(
      caption: words(Texts.caption),
      columns: [
        .init(words(Texts.question)), .init(words(Texts.about)), .init(words(Texts.missing)), .init(words(Texts.ask)),
      ],
      rows: order.compactMap { groups[$0] }.map(row))
    return [.paragraph([.text(words(Texts.introduction))]), .table(table)]
  }

  private func row(_ findings: [Finding]) -> Table.Row {
    guard let first = findings.first else { return Table.Row([]) }
    let subjects = findings.filter { $0.subject != nil }.map { words($0.subjectName) }
    let about = subjects.isEmpty ? words(Texts.association) : words.enumeration(subjects, atMost: 4)
    return Table.Row([
      [.link(words(first.criterion.title), target: "#\(first.criterion.id)")], [.text(about)],
      [.text(missing(in: findings))], [.text(whomToAsk(first))],
    ])
  }

  /// The facts that are missing somewhere; the reasons when it is something else.
  private func missing(in findings: [Finding]) -> String {
    let names = findings.flatMap { finding in
      finding.facts.filter { $0.value == nil }.map { words(facts.name(of: $0)) }
    }.unique
    guard names.isEmpty else { return names.joined(separator: ", ") }
    return findings.map { words($0.reason) }.unique.joined(separator: " ")
  }

  private func whomToAsk(_ finding: Finding) -> String {
    for task in input.plan.tasks where finding.remedies.contains(task.id) && !task.people.isEmpty {
      return words.enumeration(input.names(task.people), atMost: 3)
    }
    let roles = finding.remedies.compactMap { input.catalogue.tasks[$0] }.flatMap(\.who).prefix(2)
    let names = roles.map(input.name(ofRole:))
    return names.isEmpty ? words(Texts.anyone) : words.enumeration(names)
  }

  private var divergences: [Block] {
    guard !input.assessment.divergences.isEmpty else { return [] }
    let table = Table(
      caption: words(Texts.divergences), isCaptionHidden: true,
      columns: [.init(words(Texts.fact)), .init(words(Texts.statements))],
      rows: input.assessment.divergences.map(row))
    return [
      .heading(level: 3, id: "divergences", [.text(words(Texts.divergences))]),
      .paragraph([.text(words(Texts.bothStay))]), .table(table),
    ]
  }

  private func row(_ divergence: Divergence) -> Table.Row {
    let parts = divergence.fact.split(separator: "/", maxSplits: 1).map(String.init)
    let subject = words(input.inventory.label(parts.first ?? ""))
    let fact = words(input.catalogue.word(forFact: divergence.fact, in: input.inventory))
    let element = input.inventory[parts.first ?? ""]?.name
    var statements: [Inline] = []
    for statement in divergence.statements {
      if !statements.isEmpty { statements.append(.lineBreak) }
      statements += said(statement, attribute: parts.last?.dropFirst().description ?? "", on: element)
    }
    return Table.Row([[.text(words.colon(subject)), .text(fact)], statements])
  }

  private func said(_ statement: Divergence.Statement, attribute: String, on element: String?) -> [Inline] {
    let value = words(facts.value(statement.value, of: attribute, on: element))
    let source = input.inventory.sources.first { $0.id == statement.source }
    let role = source?.role.map(input.name(ofRole:))
    let who = [source.map { words(input.catalogue.word(forValue: $0.kind, of: "kind")) }, role].compactMap { $0 }
      .joined(separator: ", ")
    return [
      .strong(value), .text(" – \(who.isEmpty ? statement.source : who) (\(words.rank(statement.rank)))"),
    ]
  }
}

private enum Texts {
  static let title = LocalizedText(fr: "Ce que personne ne sait", en: "What nobody knows")
  static let none = LocalizedText(
    fr: "Chaque question posée a trouvé sa réponse.", en: "Every question asked has its answer.")
  static let introduction = LocalizedText(
    fr: "Chaque réponse trouvée rend le bilan plus sûr. Elle ne peut pas l’élargir.",
    en: "Each answer found makes the audit surer. It cannot make it vaguer.")
  static let caption = LocalizedText(fr: "Questions sans réponse", en: "Questions without an answer")
  static let question = LocalizedText(fr: "Est-ce vrai chez nous", en: "Is this true for us")
  static let about = LocalizedText(fr: "À propos de", en: "About")
  static let missing = LocalizedText(fr: "Ce qui manque", en: "What is missing")
  static let ask = LocalizedText(fr: "À qui demander", en: "Whom to ask")
  static let association = LocalizedText(fr: "l’association", en: "the association")
  static let anyone = LocalizedText(fr: "à désigner", en: "to be named")
  static let divergences = LocalizedText(fr: "Réponses qui ne s’accordent pas", en: "Answers that disagree")
  static let bothStay = LocalizedText(
    fr: "Aucune des deux réponses n’est effacée. Parlez-en ensemble.",
    en: "Neither answer is erased. Talk it over together.")
  static let fact = LocalizedText(fr: "Sujet", en: "Subject")
  static let statements = LocalizedText(fr: "Ce qui a été dit", en: "What was said")
}
