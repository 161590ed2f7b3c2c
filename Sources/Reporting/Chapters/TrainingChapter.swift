import Inventories
import Knowledge
import LibXML
import Planning
import Training

/// Who learns what, when, and how everybody sees that it worked.
struct TrainingChapter {
  private let input: ReportInput
  private let words: Wording

  init(_ input: ReportInput) {
    self.input = input
    words = input.words
  }

  private var training: TrainingPlan { input.training }

  var section: Section {
    Section(id: "training", title: words(Texts.title), startsPage: true, blocks: blocks)
  }

  private var blocks: [Block] {
    guard !training.needs.isEmpty || !training.sessions.isEmpty else {
      return [.paragraph([.text(words(Texts.empty))])] + uncovered
    }
    return [.paragraph([.text(summary)])] + sessions + needs + modules + uncovered
  }

  private var summary: String {
    words(
      Texts.summary(
        words.count(training.sessions.count, .session), words.hours(training.sessionHours),
        words.hours(training.traineeHours)))
  }

  private var sessions: [Block] {
    guard !training.sessions.isEmpty else { return [] }
    let table = Table(
      caption: words(Texts.sessions), isCaptionHidden: true,
      columns: [
        .init(words(Texts.session)), .init(words(Texts.date), .date), .init(words(Texts.length), .number),
        .init(words(Texts.people)), .init(words(Texts.before)),
      ],
      rows: training.sessions.map(row))
    return [.heading(level: 3, id: "sessions", [.text(words(Texts.sessions))]), .table(table)]
  }

  private func row(_ session: Session) -> Table.Row {
    let who = session.participants.map { words(input.inventory.label($0.person, count: $0.count)) }
    return Table.Row([
      [.text(words(session.module.title)), .text(" "), .code(session.id)], [.text(words.date(session.date))],
      [.text(words.hours(session.hours))], [.text(words.enumeration(who))], [.text(preparation(of: session))],
    ])
  }

  private func preparation(of session: Session) -> String {
    guard let (id, day) = session.before else { return "–" }
    let title = input.plan.tasks.first { $0.id == id }.map { words($0.title) } ?? id
    return "\(title), \(words.date(day))"
  }

  private var needs: [Block] {
    guard !training.needs.isEmpty else { return [] }
    let table = Table(
      caption: words(Texts.needs), isCaptionHidden: true,
      columns: [
        .init(words(Texts.who)), .init(words(Texts.headcount), .number), .init(words(Texts.module)),
        .init(words(Texts.level)), .init(words(Texts.why)),
      ],
      rows: training.needs.map { need in
        let level = need.level.map { words(Texts.outOfEight(words.number($0))) } ?? words.notKnownYet
        return Table.Row([
          [.text(words(input.inventory.label(need.person)))], [.text(words.number(need.headcount))],
          [.text(words(need.module.title))],
          [.text(level)], [.text(words(need.because))],
        ])
      })
    return [.heading(level: 3, id: "needs", [.text(words(Texts.needs))]), .table(table)]
  }

  private var modules: [Block] {
    var seen: Set<String> = []
    let used = (training.needs.map(\.module) + training.sessions.map(\.module)).filter { seen.insert($0.id).inserted }
    guard !used.isEmpty else { return [] }
    return [.heading(level: 3, id: "modules", [.text(words(Texts.modules))])]
      + used.sorted { $0.id < $1.id }.flatMap(describe)
  }

  private func describe(_ module: TrainingModule) -> [Block] {
    let facts = [
      (Texts.length, [words.hours(module.hours) + ". " + words(module.length)]), (Texts.method, [words(module.method)]),
      (Texts.evaluation, [words.enumeration(module.evaluation.map(evaluation)) + "."]),
    ]
    return [
      .heading(level: 4, id: "m-\(module.id)", [.text(words(module.title)), .text(" "), .code(module.id)]),
      .list(module.objectives.map { [.text(words($0))] }),
      .definitions(facts.map { Definition([.text(words($0.0))], $0.1.map { [.text($0)] }) }),
    ]
  }

  private func evaluation(_ kind: String) -> String {
    switch kind {
    case "quiz": words(LocalizedText(fr: "quelques questions", en: "a few questions"))
    case "practice": words(LocalizedText(fr: "un exercice sur machine", en: "an exercise on a machine"))
    case "hot": words(LocalizedText(fr: "un avis donné en fin de séance", en: "feedback at the end of the session"))
    case "cold": words(LocalizedText(fr: "un point quelques semaines plus tard", en: "a review some weeks later"))
    case "deliverable": words(LocalizedText(fr: "un résultat écrit ensemble", en: "a result written together"))
    default: kind
    }
  }

  private var uncovered: [Block] {
    guard !training.uncovered.isEmpty else { return [] }
    let topics = training.uncovered.map { words(input.catalogue.topics[$0] ?? LocalizedText($0)) }
    return [
      .callout(
        Callout(
          .warning, title: [.text(words(Texts.uncovered))],
          blocks: [.paragraph([.text(words.enumeration(topics) + ".")])]))
    ]
  }
}

private enum Texts {
  static let title = LocalizedText(fr: "Se former", en: "Training")
  static let empty = LocalizedText(
    fr: "Aucun besoin de formation ne ressort de ce qui est connu.", en: "No training need follows from what is known.")
  static let sessions = LocalizedText(fr: "Séances", en: "Sessions")
  static let needs = LocalizedText(fr: "Besoins, par personne ou groupe", en: "Needs, by person or group")
  static let modules = LocalizedText(fr: "Contenu des modules", en: "What the modules hold")
  static let session = LocalizedText(fr: "Séance", en: "Session")
  static let date = LocalizedText(fr: "Date", en: "Date")
  static let length = LocalizedText(fr: "Durée", en: "Length")
  static let people = LocalizedText(fr: "Qui vient", en: "Who comes")
  static let before = LocalizedText(fr: "Juste avant", en: "Right before")
  static let who = LocalizedText(fr: "Qui", en: "Who")
  static let headcount = LocalizedText(fr: "Personnes", en: "People")
  static let module = LocalizedText(fr: "Module", en: "Module")
  static let level = LocalizedText(fr: "Niveau actuel", en: "Level today")
  static let why = LocalizedText(fr: "Pourquoi", en: "Why")
  static let method = LocalizedText(fr: "Méthode", en: "Method")
  static let evaluation = LocalizedText(fr: "Évaluation", en: "Evaluation")
  static let uncovered = LocalizedText(
    fr: "Sujets que le plan demande et qu’aucun module n’enseigne",
    en: "Topics that the plan calls for and no module teaches")

  static func summary(_ sessions: String, _ hours: String, _ trainees: String) -> LocalizedText {
    LocalizedText(
      fr:
        "Le plan prévoit \(sessions), soit \(hours) d’animation. Toutes personnes réunies, cela fait \(trainees) d’apprentissage.",
      en:
        "The plan holds \(sessions), that is \(hours) of teaching. All people together, this makes \(trainees) of learning."
    )
  }
  static func outOfEight(_ level: String) -> LocalizedText {
    LocalizedText(fr: "\(level) sur 8", en: "\(level) out of 8")
  }
}
