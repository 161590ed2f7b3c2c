import Knowledge
import LibXML
import Planning

/// What is left, for what, why, and what is lost on the way; then every decision with its words to vote.
struct MovesChapter {
  private let input: ReportInput
  private let words: Wording
  private let edition: Edition

  // A board reads a page, not a register: the rest is in the full edition.
  private static let boardRows = 10

  init(_ input: ReportInput, edition: Edition) {
    self.input = input
    self.edition = edition
    words = input.words
  }

  var section: Section {
    Section(
      id: "decisions", title: words(Texts.title), startsPage: true,
      blocks: moves + (edition == .full ? resolutions : otherDecisions))
  }

  private var moves: [Block] {
    let all = input.plan.moves
    guard !all.isEmpty else { return [.paragraph([.text(words(Texts.noMove))])] }
    let shown = edition == .board ? Array(all.prefix(Self.boardRows)) : all
    let table = Table(
      caption: words(Texts.caption),
      columns: [
        .init(words(Texts.leaving)), .init(words(Texts.use)), .init(words(Texts.target)), .init(words(Texts.why)),
        .init(words(Texts.losses)),
      ],
      rows: shown.map(row))
    return [.paragraph([.text(words(Texts.introduction))]), .table(table)] + rest(all.count - shown.count)
  }

  private func rest(_ count: Int) -> [Block] {
    guard count > 0 else { return [] }
    return [.paragraph([.text(words(Texts.others(words.number(count))))], .small)]
  }

  private func row(_ move: Move) -> Table.Row {
    let product = input.catalogue.productName(move.from)
    let name = move.serviceName.isEmpty || move.serviceName == product ? product : "\(move.serviceName) (\(product))"
    let losses = edition == .board ? Array(move.losses.prefix(1)) : move.losses
    return Table.Row([
      [.text(name)], [.text(words(input.catalogue.capabilityName(move.capability)))],
      [.strong(input.catalogue.productName(move.target))], [.text(words(move.why))],
      [.text(losses.isEmpty ? words(Texts.noLoss) : losses.map { words($0) }.joined(separator: " "))],
    ])
  }

  private var resolutions: [Block] {
    let tasks = Situation(input).decisions
    guard !tasks.isEmpty else { return [] }
    let heading = Block.heading(level: 3, id: "resolutions", [.text(words(Texts.resolutions))])
    return [heading]
      + tasks.map { task in
        let risks: [Block] = task.risks.map { risk in
          .paragraph([.strong(words.colon(words(Texts.risk))), .text(words(risk))], .small)
        }
        return .callout(
          Callout(
            .decision, title: [.text(words(task.title))], level: 4,
            blocks: [
              .paragraph([.text(Resolution(task, input).text)]), .definitions(Resolution(task, input).terms),
            ]
              + risks))
      }
  }

  /// Resolutions of page one that did not fit there.
  private func fullText(of tasks: [PlannedTask]) -> [Block] {
    let room = BoardPage(input).room
    let long = tasks.filter { Resolution($0, input).text.wordCount > room }
    guard !long.isEmpty else { return [] }
    return [.heading(level: 3, id: "resolutions", [.text(words(Texts.fullText))])]
      + long.map { .paragraph([.strong(words($0.title) + ". "), .text(Resolution($0, input).text)]) }
  }

  private var otherDecisions: [Block] {
    let first = Situation(input).foremost
    let ids = Set(first.map(\.id))
    let tasks = Situation(input).decisions.filter { !ids.contains($0.id) }
    guard !tasks.isEmpty else { return fullText(of: first) }
    let items = tasks.prefix(8).map { task -> [Inline] in
      [.text("\(words(task.title)), \(words(Texts.by(words.date(task.end))))")]
    }
    let later: [Block] = [
      .heading(level: 3, id: "later", [.text(words(Texts.later))]), .list(Array(items)),
    ]
    return fullText(of: first) + later + rest(tasks.count - items.count)
  }
}

private enum Texts {
  static let title = LocalizedText(
    fr: "Ce que nous quittons, ce que nous décidons", en: "What we leave, what we decide")
  static let noMove = LocalizedText(
    fr: "Rien de ce qui est connu ne demande aujourd’hui de changer d’outil.",
    en: "Nothing known today calls for another tool.")
  static let introduction = LocalizedText(
    fr: "Chaque ligne dit aussi ce que l’on perd\u{A0}: mieux vaut le savoir avant.",
    en: "Each line also says what is lost: better known beforehand.")
  static let caption = LocalizedText(
    fr: "Outils à quitter et leurs remplaçants", en: "Tools to leave and what replaces them")
  static let leaving = LocalizedText(fr: "Nous quittons", en: "We leave")
  static let use = LocalizedText(fr: "Usage", en: "Use")
  static let target = LocalizedText(fr: "Pour", en: "For")
  static let why = LocalizedText(fr: "Pourquoi ce choix", en: "Why this choice")
  static let losses = LocalizedText(fr: "Ce que l’on perd", en: "What is lost")
  static let noLoss = LocalizedText(fr: "rien de connu", en: "nothing known")
  static let resolutions = LocalizedText(fr: "Résolutions prêtes à voter", en: "Resolutions ready to vote")
  static let risk = LocalizedText(fr: "Risque", en: "Risk")
  static let fullText = LocalizedText(fr: "Texte entier des résolutions", en: "Resolutions in full")
  static let later = LocalizedText(fr: "Décisions suivantes", en: "Further decisions")

  static func by(_ date: String) -> LocalizedText {
    LocalizedText(fr: "avant le \(date)", en: "by \(date)")
  }
  static func others(_ count: String) -> LocalizedText {
    LocalizedText(fr: "Et \(count) de plus dans l’édition complète.", en: "And \(count) more in the full edition.")
  }
}
