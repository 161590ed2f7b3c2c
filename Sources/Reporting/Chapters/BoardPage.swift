import Assessing
import Inventories
import Knowledge
import LibXML
import Planning

/// Page one: what is, what happens if nothing is done, four numbers, three decisions.
struct BoardPage {
  private let input: ReportInput
  private let words: Wording
  private let situation: Situation

  init(_ input: ReportInput) {
    self.input = input
    words = input.words
    situation = Situation(input)
  }

  var section: Section {
    Section(id: "page-1", title: words(Texts.title), blocks: blocks(room: room))
  }

  /// Words that each resolution may take, so that the page keeps to its length.
  var room: Int {
    let others = blocks(room: nil).map(\.plainText).joined(separator: "\n").wordCount
    return max(Self.leastRoom, (Self.length - others) / max(1, situation.foremost.count))
  }

  // A board reads 250 words before a meeting; below fifteen, a resolution says nothing.
  private static let length = 248
  private static let leastRoom = 15

  /// The page; without room, the same less the words of its resolutions.
  private func blocks(room: Int?) -> [Block] {
    [.paragraph(fact, .lead)] + risk + [.keyFigures(figures)] + decisions(room: room) + [.paragraph(scope, .small)]
  }

  private var fact: [Inline] {
    guard input.knowsSomething else { return [.text(words(Texts.nothingKnown))] }
    guard let (criterion, findings) = situation.gravest else { return [.text(words(Texts.nothingFails))] }
    let grave = situation.grave.count
    let count =
      grave == 0
      ? words(Texts.noneGrave) : words.spelled(grave, Texts.grave) + " " + words.noun(Texts.isFound, for: grave)
    // What is so tells more than the rule; a criterion of a user may say only the rule.
    let said = criterion.failure.map { words.quoted(words($0).withoutFullStop) }
    let told = said ?? words.quoted(words(criterion.title))
    let lead = lead(findings.count, isRule: said == nil)
    return [.text("\(count). \(words.colon(lead))\(told)\(whereabouts(findings)).")]
  }

  /// A finding is told of one subject, so that the words before it say how often it comes.
  private func lead(_ times: Int, isRule: Bool) -> String {
    guard times > 1 else { return words(isRule ? Texts.missing : Texts.first) }
    return words(isRule ? Texts.missingOften(words.number(times)) : Texts.often(words.number(times)))
  }

  /// The one subject, when its name is short enough for a title.
  private func whereabouts(_ findings: [Finding]) -> String {
    guard findings.count == 1, let finding = findings.first, finding.subject != nil else { return "" }
    let name = words(finding.subjectName)
    return name.count <= 30 ? " (\(name))" : ""
  }

  private var risk: [Block] {
    guard let (criterion, _) = situation.gravest else { return [] }
    return [
      .callout(
        Callout(
          .warning, title: [.text(words(Texts.ifNothing))],
          blocks: [.paragraph([.text(words(criterion.why).sentences.first ?? "")])]))
    ]
  }

  private var scope: [Inline] {
    let inventory = input.inventory
    let seen = [
      words.count(inventory.devices.reduce(0) { $0 + $1.count }, Texts.machine),
      words.count(inventory.services.count, .service), words.count(inventory.dataLocations.count, Texts.place),
    ]
    let scope =
      inventory.devices.isEmpty && inventory.services.isEmpty && inventory.dataLocations.isEmpty
      ? words(Texts.nothingListed) : "\(words(Texts.covers)) \(words.enumeration(seen))."
    return [.text([scope, interviewed, ignorance].joined(separator: " "))]
  }

  private var interviewed: String {
    var roles: [String] = []
    for source in input.inventory.sources where source.kind == "interview" || source.kind == "form" {
      let role = source.role ?? source.by ?? ""
      let name = input.name(ofRole: role)
      if !name.isEmpty, !roles.contains(name) { roles.append(name) }
    }
    guard !roles.isEmpty else { return words(Texts.nobodyAsked) }
    return words.colon(words(Texts.asked)) + words.enumeration(roles, atMost: 4) + "."
  }

  private var ignorance: String {
    let counted = input.assessment.families.reduce(0) { $0 + $1.counted }
    let unknown = input.assessment.families.reduce(0) { $0 + $1.unknown }
    guard counted > 0 else { return "" }
    guard unknown > 0 else { return words(Texts.allKnown) }
    let worst = input.assessment.families.max { $0.unknown < $1.unknown }.map { words($0.family.title) } ?? ""
    let share = words(Texts.outOf(words.count(unknown, Texts.point), words.number(counted)))
    return words(Texts.nobodyKnows(share, words.quoted(worst)))
  }
}

extension BoardPage {
  private var figures: [KeyFigure] {
    [points, graveCount, cost, evidence]
  }

  private var points: KeyFigure {
    guard let overall = situation.overall else {
      return KeyFigure(label: words(Texts.points), value: words.notKnownYet, tone: .unknown)
    }
    let aim = situation.aim ?? overall
    let note = aim == overall ? Texts.gap : Texts.aims(words.points(aim))
    let tone = Tone((Level(perMille: overall.low), Level(perMille: overall.high)))
    let bar = IntervalBar.drawing(overall, paint: tone.paint, width: 168, height: 10)
    return KeyFigure(
      label: words(Texts.points), value: words.points(overall), note: [.drawing(bar), .text(words(note))], tone: tone)
  }

  private var graveCount: KeyFigure {
    guard input.knowsSomething else {
      return KeyFigure(label: words(Texts.graveLabel), value: words.notKnownYet, tone: .unknown)
    }
    let (grave, all) = (situation.grave.count, situation.failing.count)
    let note = words(Texts.among(words.count(all, Texts.point)))
    return KeyFigure(
      label: words(Texts.graveLabel), value: grave == 0 ? words(Texts.none) : words.number(grave),
      note: all == 0 ? [] : [.text(note)], tone: grave > 0 ? .bad : .good)
  }

  private var cost: KeyFigure {
    let costs = situation.costs
    guard costs.known > 0 else {
      return KeyFigure(label: words(Texts.cost), value: words.notKnownYet, tone: .unknown)
    }
    let note = words(Texts.priced(words.count(costs.known, .service), words.number(costs.services)))
    return KeyFigure(label: words(Texts.cost), value: words.euros(costs.total.rounded()), note: [.text(note)])
  }

  private var evidence: KeyFigure {
    let evidence = situation.evidence
    guard evidence.known > 0 else {
      return KeyFigure(label: words(Texts.evidence), value: words(Texts.noFact), tone: .unknown)
    }
    let value = words(Texts.outOf(words.number(evidence.proven), words.number(evidence.known)))
    return KeyFigure(label: words(Texts.evidence), value: value, note: [.text(words(Texts.onWord))])
  }
}

extension BoardPage {
  private func decisions(room: Int?) -> [Block] {
    let tasks = situation.foremost
    guard !tasks.isEmpty else {
      return [.paragraph([.text(words(input.knowsSomething ? Texts.noVote : Texts.firstStep))])]
    }
    let title = words.noun(Texts.toVote, for: tasks.count)
    let number = words(Texts.numbers[tasks.count - 1])
    return [
      .heading(level: 3, id: "votes", [.text("\(number) \(title)")]),
      .cards(tasks.enumerated().map { card($0.element, number: $0.offset + 1, room: room) }),
    ]
  }

  private func card(_ task: PlannedTask, number: Int, room: Int?) -> Callout {
    let resolution = Resolution(task, input)
    return Callout(
      .decision, title: [.text("\(number). \(words(task.title))")], level: 4,
      blocks: [
        .paragraph([.text(room.map(resolution.brief(room:)) ?? "")]),
        .definitions(resolution.knownTerms),
      ])
  }
}

private enum Texts {
  static let title = LocalizedText(fr: "L’essentiel", en: "In short")
  static let nothingKnown = LocalizedText(
    fr: "On ne sait pas encore comment l’association travaille avec ses outils informatiques.",
    en: "How the association works with its computing tools is not known yet.")
  static let nothingFails = LocalizedText(
    fr: "Rien de ce qui est connu aujourd’hui ne demande de correction.",
    en: "Nothing known today calls for mending.")
  static let noneGrave = LocalizedText(fr: "Aucun constat grave n’est établi", en: "No grave finding is established")
  static let grave = Noun(
    fr: ("constat grave", "constats graves"), en: ("grave finding", "grave findings"))
  static let isFound = Noun(fr: ("est établi", "sont établis"), en: ("is established", "are established"))
  static let first = LocalizedText(fr: "Le premier", en: "The first")
  static let missing = LocalizedText(fr: "Première règle à tenir", en: "First rule to keep")
  static let ifNothing = LocalizedText(fr: "Si nous ne faisons rien", en: "If we do nothing")
  static let point = Noun(fr: ("point", "points"), en: ("point", "points"))
  static let machine = Noun(fr: ("machine", "machines"), en: ("machine", "machines"))
  static let place = Noun(fr: ("lieu de données", "lieux de données"), en: ("place of data", "places of data"))
  static let covers = LocalizedText(fr: "Ce bilan couvre", en: "This audit covers")
  static let nothingListed = LocalizedText(
    fr: "Aucune machine et aucun service ne sont encore listés.", en: "No machine and no service are listed yet.")
  static let asked = LocalizedText(fr: "Ont répondu", en: "Answers came from")
  static let nobodyAsked = LocalizedText(fr: "Personne n’a encore été interrogé.", en: "Nobody has been asked yet.")
  static let allKnown = LocalizedText(fr: "Aucun point n’est resté sans réponse.", en: "No point was left unanswered.")
  static let points = LocalizedText(fr: "Points acquis, sur 100", en: "Points secured, out of 100")
  static let gap = LocalizedText(
    fr: "L’écart est ce que personne ne sait.", en: "The gap is what nobody knows.")
  static let graveLabel = LocalizedText(fr: "Constats graves", en: "Grave findings")
  static let none = LocalizedText(fr: "aucun", en: "none")
  static let cost = LocalizedText(fr: "Coût des services, par an", en: "Cost of services, per year")
  static let evidence = LocalizedText(fr: "Faits prouvés", en: "Facts with evidence")
  static let noFact = LocalizedText(fr: "aucun fait encore", en: "no fact yet")
  static let onWord = LocalizedText(
    fr: "Les autres n’ont pas encore de preuve.", en: "The others have no evidence yet.")
  static let noVote = LocalizedText(fr: "Le plan ne demande aucun vote.", en: "The plan asks for no vote.")
  static let firstStep = LocalizedText(
    fr: "Premier pas\u{A0}: interroger les personnes, puis mesurer les machines.",
    en: "First step: ask people, then measure machines.")
  static let toVote = Noun(fr: ("décision à voter", "décisions à voter"), en: ("decision to vote", "decisions to vote"))
  static let numbers = [
    LocalizedText(fr: "Une", en: "One"), LocalizedText(fr: "Deux", en: "Two"), LocalizedText(fr: "Trois", en: "Three"),
  ]

  static func often(_ times: String) -> LocalizedText {
    LocalizedText(fr: "Le plus fréquent revient \(times) fois", en: "The most frequent one comes \(times) times")
  }
  static func missingOften(_ times: String) -> LocalizedText {
    LocalizedText(
      fr: "Première règle à tenir, manquée \(times) fois", en: "First rule to keep, missed \(times) times")
  }
  static func aims(_ points: String) -> LocalizedText {
    LocalizedText(
      fr: "L’écart\u{A0}: ce que personne ne sait. Avec le plan\u{A0}: \(points).",
      en: "The gap: what nobody knows. With the plan: \(points).")
  }
  static func among(_ all: String) -> LocalizedText {
    LocalizedText(fr: "Parmi \(all) à corriger.", en: "Among \(all) to mend.")
  }
  static func priced(_ known: String, _ all: String) -> LocalizedText {
    LocalizedText(fr: "Prix connu pour \(known) sur \(all).", en: "Price known for \(known) out of \(all).")
  }
  static func outOf(_ part: String, _ all: String) -> LocalizedText {
    LocalizedText(fr: "\(part) sur \(all)", en: "\(part) out of \(all)")
  }
  static func nobodyKnows(_ share: String, _ family: String) -> LocalizedText {
    LocalizedText(
      fr: "Sans réponse\u{A0}: \(share), surtout dans \(family).",
      en: "Without an answer: \(share), mostly in \(family).")
  }
}
