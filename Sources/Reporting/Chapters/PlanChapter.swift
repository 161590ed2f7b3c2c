import Inventories
import Knowledge
import LibXML
import Planning

/// The stages of the plan, with their gates, their tasks and their dates.
struct PlanChapter {
  private let input: ReportInput
  private let words: Wording
  private let edition: Edition

  init(_ input: ReportInput, edition: Edition) {
    self.input = input
    self.edition = edition
    words = input.words
  }

  private var plan: Plan { input.plan }

  var section: Section {
    Section(id: "plan", title: words(Texts.title), startsPage: edition == .full, blocks: blocks)
  }

  private var blocks: [Block] {
    guard !plan.tasks.isEmpty else { return [.paragraph([.text(words(Texts.empty))])] }
    let overview: [Block] = [.paragraph([.text(summary)]), .figure(calendar), .table(stages)]
    guard edition == .full else { return overview }
    return overview + plan.stages.flatMap { StageBlocks(input, $0, tasks(of: $0)).blocks }
  }

  private var summary: String {
    let hours = plan.tasks.filter { !$0.isDone }.reduce(0) { $0 + $1.hours }
    let done = plan.tasks.count(where: \.isDone)
    let doneText = done == 0 ? "" : " " + words(Texts.already(words.count(done, .task), isOne: done == 1))
    return words(
      Texts.summary(words.period(plan.start, plan.end), words.count(plan.tasks.count, .task), words.hours(hours)))
      + doneText
  }

  private func tasks(of stage: Stage) -> [PlannedTask] {
    plan.tasks.filter { $0.stage == stage.number }
  }

  /// Days of what is left to do; what was done before the plan has none of its own.
  private func dates(of stage: Stage) -> (start: Day, end: Day)? {
    plan.dates(ofStage: stage.number) ?? tasks(of: stage).first.map { ($0.start, $0.end) }
  }

  private var calendar: Figure {
    let rows = plan.stages.compactMap { stage -> GanttRow? in
      let tasks = tasks(of: stage)
      guard let (start, end) = dates(of: stage) else { return nil }
      let isDone = tasks.allSatisfy(\.isDone)
      return GanttRow(
        label: "\(stage.number). \(words(stage.title))", start: start, end: end, kind: isDone ? .done : .task)
    }
    return Figure(
      id: "calendar", title: words(Texts.calendar),
      description: words(Texts.calendarText(words.period(plan.start, plan.end))),
      drawing: GanttChart(rows, from: plan.start, to: plan.end, words: words).drawing)
  }

  private var stages: Table {
    Table(
      caption: words(Texts.stages),
      columns: [
        .init(words(Texts.stage)), .init(words(Texts.dates)), .init(words(Texts.tasks), .number),
        .init(words(Texts.hours), .number), .init(words(Texts.gate)),
      ],
      rows: plan.stages.map(row))
  }

  private func row(_ stage: Stage) -> Table.Row {
    let tasks = tasks(of: stage)
    let title = "\(stage.number). \(words(stage.title))"
    let name: Inline = edition == .full ? .link(title, target: "#stage-\(stage.number)") : .text(title)
    let gate: [Inline] = [.text(stage.gates.first.map { words($0) } ?? "–")]
    guard let (start, end) = dates(of: stage) else {
      return Table.Row([[name], [.text(words(Texts.noTask))], [.text("0")], [.text("–")], gate])
    }
    let hours = tasks.reduce(0) { $0 + $1.hours }
    return Table.Row([
      [name], [.text(words.period(start, end))], [.text(words.number(tasks.count))], [.text(words.hours(hours))], gate,
    ])
  }
}

private enum Texts {
  static let title = LocalizedText(fr: "Le plan, étape par étape", en: "The plan, stage by stage")
  static let empty = LocalizedText(
    fr: "Le plan est vide\u{A0}: il faut d’abord en savoir plus.", en: "The plan is empty: more must be known first.")
  static let calendar = LocalizedText(fr: "Calendrier des étapes", en: "Calendar of stages")
  static let stages = LocalizedText(fr: "Étapes, dates et charge", en: "Stages, dates and load")
  static let stage = LocalizedText(fr: "Étape", en: "Stage")
  static let dates = LocalizedText(fr: "Dates", en: "Dates")
  static let tasks = LocalizedText(fr: "Tâches", en: "Tasks")
  static let hours = LocalizedText(fr: "Heures", en: "Hours")
  static let gate = LocalizedText(fr: "Pour passer à la suite", en: "To move on")
  static let noTask = LocalizedText(fr: "rien à faire", en: "nothing to do")

  static func summary(_ period: String, _ tasks: String, _ hours: String) -> LocalizedText {
    LocalizedText(
      fr: "Le plan s’étend \(period). Il compte \(tasks) et demande \(hours) de travail humain.",
      en: "The plan runs \(period). It holds \(tasks) and asks for \(hours) of people’s work.")
  }
  static func already(_ tasks: String, isOne: Bool) -> LocalizedText {
    LocalizedText(
      fr: isOne ? "\(tasks) est déjà faite." : "\(tasks) sont déjà faites.",
      en: isOne ? "\(tasks) is already done." : "\(tasks) are already done.")
  }
  static func calendarText(_ period: String) -> LocalizedText {
    LocalizedText(
      fr: "Une barre par étape, \(period). Les mêmes dates sont dans le tableau qui suit.",
      en: "One bar a stage, \(period). The same dates are in the table below.")
  }
}
