import Inventories
import Knowledge
import LibXML
import Planning

/// One stage in full: what it is for, when it begins and ends, its calendar and its tasks.
struct StageBlocks {
  private let input: ReportInput
  private let words: Wording
  private let stage: Stage
  private let tasks: [PlannedTask]

  init(_ input: ReportInput, _ stage: Stage, _ tasks: [PlannedTask]) {
    self.input = input
    self.stage = stage
    self.tasks = tasks
    words = input.words
  }

  private var title: String { "\(stage.number). \(words(stage.title))" }

  var blocks: [Block] {
    [.heading(level: 3, id: "stage-\(stage.number)", [.text(title)]), .paragraph([.text(words(stage.content))])]
      + [.definitions(gates)] + calendar + work
  }

  private var gates: [Definition] {
    let entry = Definition([.text(words(Texts.entry))], stage.entry.map { [.text(words($0))] })
    let exit = Definition([.text(words(Texts.exit))], stage.gates.map { [.text(words($0))] })
    return [entry, exit].filter { !$0.details.isEmpty }
  }

  private var calendar: [Block] {
    guard tasks.count > 1 else { return [] }
    let rows = tasks.map { task in
      let kind: GanttRow.Kind = task.isDone ? .done : task.kind == .decision ? .milestone : .task
      return GanttRow(label: words(task.title), start: task.start, end: task.end, kind: kind)
    }
    let name = words(Texts.calendar(title))
    let charts = stride(from: 0, to: rows.count, by: Self.chartRows).map {
      Array(rows[$0..<min($0 + Self.chartRows, rows.count)])
    }
    return charts.enumerated().map { index, part in
      let suffix = charts.count > 1 ? " (\(index + 1)/\(charts.count))" : ""
      return .figure(
        Figure(
          id: "calendar-\(stage.number)-\(index + 1)", title: name + suffix, description: words(Texts.calendarText),
          drawing: GanttChart(part, from: rows.map(\.start).min(), to: rows.map(\.end).max(), words: words).drawing))
    }
  }

  // A drawing cannot break across printed pages.
  private static let chartRows = 24

  private var work: [Block] {
    guard !tasks.isEmpty else { return [.paragraph([.text(words(Texts.nothing))])] }
    let table = Table(
      caption: words(Texts.tasks(title)),
      columns: [
        .init(words(Texts.task)), .init(words(Texts.who)), .init(words(Texts.hours), .number),
        .init(words(Texts.dates)), .init(words(Texts.why)), .init(words(Texts.doneWhen)),
      ],
      rows: tasks.map(row))
    return [.table(table)]
  }

  private func row(_ task: PlannedTask) -> Table.Row {
    Table.Row([
      [.text(words(task.title)), .text(" "), state(of: task)], [.text(people(task))], [.text(words.hours(task.hours))],
      [.text(words.period(task.start, task.end))], reasons(task), [.text(doneWhen(task))],
    ])
  }

  private func state(of task: PlannedTask) -> Inline {
    task.isDone ? .badge(words(Texts.done), .good) : .badge(words.kind(task.kind), .plain)
  }

  private func people(_ task: PlannedTask) -> String {
    let names = input.names(task.people)
    return names.isEmpty ? words(Texts.nobody) : words.enumeration(names, atMost: 3)
  }

  private func reasons(_ task: PlannedTask) -> [Inline] {
    let criteria = task.criteria
    var inlines: [Inline] = []
    for id in criteria.prefix(4) {
      inlines += (inlines.isEmpty ? [] : [.text(", ")]) + [.link(id, target: "#\(id)")]
    }
    if criteria.count > 4 { inlines.append(.text(" +\(criteria.count - 4)")) }
    let texts = task.because.compactMap(other)
    let first = texts.first.map { [Inline.text((inlines.isEmpty ? "" : ". ") + $0)] } ?? []
    let counted = [task.pieces?.why, task.machine?.why].compactMap { $0 }.map { Inline.text(". " + words($0)) }
    return inlines.isEmpty && first.isEmpty ? [.text(words(Texts.always))] : inlines + first + counted
  }

  private func other(_ reason: PlannedTask.Reason) -> String? {
    switch reason {
    case .finding: nil
    case .route(_, let service): words(Texts.leaving(words(input.inventory.label(service))))
    case .prerequisite(let id):
      input.plan.tasks.first { $0.id == id }.map { words(Texts.before(words.quoted(words($0.title)))) }
    case .stage: words(Texts.always)
    }
  }

  /// In words: what the inventory will show, by the criterion that asked for the task.
  private func doneWhen(_ task: PlannedTask) -> String {
    guard task.doneWhen != nil else { return words(Texts.byHand) }
    let criterion = task.criteria.first.flatMap(input.catalogue.criterion)
    guard let criterion, task.kind != .findOut else {
      return words(task.kind == .findOut ? Texts.answered : Texts.seen)
    }
    return words(criterion.title) + "."
  }
}

extension PlannedTask {
  /// Criteria that call for the task, each once, in their order.
  var criteria: [String] {
    because.reduce(into: []) { ids, reason in
      if case .finding(let criterion, _) = reason, !ids.contains(criterion) { ids.append(criterion) }
    }
  }
}

private enum Texts {
  static let entry = LocalizedText(fr: "Pour commencer", en: "To begin")
  static let exit = LocalizedText(fr: "Pour finir", en: "To end")
  static let nothing = LocalizedText(fr: "Aucune tâche à cette étape.", en: "No task at this stage.")
  static let task = LocalizedText(fr: "Tâche", en: "Task")
  static let who = LocalizedText(fr: "Qui", en: "Who")
  static let hours = LocalizedText(fr: "Heures", en: "Hours")
  static let dates = LocalizedText(fr: "Dates", en: "Dates")
  static let why = LocalizedText(fr: "Pourquoi", en: "Why")
  static let doneWhen = LocalizedText(fr: "C’est fait quand", en: "Done when")
  static let done = LocalizedText(fr: "fait", en: "done")
  static let nobody = LocalizedText(fr: "à désigner", en: "to be named")
  static let always = LocalizedText(fr: "toujours à cette étape", en: "always at this stage")
  static let byHand = LocalizedText(
    fr: "La personne chargée de la tâche le dit.", en: "The person in charge says so.")
  static let answered = LocalizedText(fr: "La réponse est dans l’inventaire.", en: "The answer is in the inventory.")
  static let seen = LocalizedText(fr: "L’inventaire le montre.", en: "The inventory shows it.")
  static let calendarText = LocalizedText(
    fr: "Une barre par tâche\u{202F}; un losange pour une décision\u{202F}; des hachures quand c’est fait.",
    en: "One bar a task; a diamond for a decision; hatching when done.")

  static func calendar(_ stage: String) -> LocalizedText {
    LocalizedText(fr: "Calendrier de l’étape \(stage)", en: "Calendar of stage \(stage)")
  }
  static func tasks(_ stage: String) -> LocalizedText {
    LocalizedText(fr: "Tâches de l’étape \(stage)", en: "Tasks of stage \(stage)")
  }
  static func leaving(_ service: String) -> LocalizedText {
    LocalizedText(fr: "pour quitter\u{A0}: \(service)", en: "to leave: \(service)")
  }
  static func before(_ task: String) -> LocalizedText {
    LocalizedText(fr: "avant \(task)", en: "before \(task)")
  }
}
