import Assessing
import Inventories
import Knowledge
import LibXML

/// The tasks of the knowledge that findings call for, with those that come before them and those of every plan.
struct RemedyTasks {
  let inventory: Inventory
  let catalogue: Catalogue
  private var calls: [String: Call] = [:]

  /// What calls for one template.
  private struct Call {
    var reasons: [PlannedTask.Reason] = []
    var subjects: [String] = []
    /// A device counts once for each of its products.
    var things: Set<[String]> = []
  }

  init(inventory: Inventory, catalogue: Catalogue) {
    self.inventory = inventory
    self.catalogue = catalogue
  }

  mutating func call(for findings: [Finding]) {
    for finding in findings {
      for id in finding.remedies {
        add(.finding(criterion: finding.criterion.id, subject: finding.subject), to: id)
        guard let subject = finding.subject else { continue }
        if calls[id]?.subjects.contains(subject) == false { calls[id]?.subjects.append(subject) }
        calls[id]?.things.insert([subject, finding.product ?? ""])
      }
    }
  }

  /// Calls for the tasks of every plan.
  ///
  /// Nobody decides about what nobody knows: with nothing known yet, finding out comes first and alone.
  mutating func callForSkeleton(hasMoves: Bool, knowsSomething: Bool) {
    for template in catalogue.tasks.values.sorted(by: { $0.id < $1.id }) {
      switch template.presence {
      case .always where knowsSomething || template.kind == .findOut: add(.stage, to: template.id)
      case .withMoves where hasMoves: add(.stage, to: template.id)
      default: break
      }
    }
  }

  /// A move needs these finished before it begins.
  mutating func call(for prerequisites: [String], of move: String) {
    for id in prerequisites { add(.prerequisite(of: move), to: id) }
  }

  /// One draft a template called for, prerequisites included.
  mutating func drafts() -> [Draft] {
    close()
    return calls.keys.sorted().compactMap { id in
      guard let template = catalogue.tasks[id], let call = calls[id] else { return nil }
      return draft(template, call)
    }
  }

  private mutating func add(_ reason: PlannedTask.Reason, to id: String) {
    guard catalogue.tasks[id] != nil, calls[id]?.reasons.contains(reason) != true else { return }
    calls[id, default: Call()].reasons.append(reason)
  }

  private mutating func close() {
    var queue = calls.keys.sorted()
    while let id = queue.popLast() {
      for before in catalogue.tasks[id]?.after ?? [] {
        let isNew = calls[before] == nil
        add(.prerequisite(of: id), to: before)
        if isNew, calls[before] != nil { queue.append(before) }
      }
    }
  }

  private func draft(_ template: TaskTemplate, _ call: Call) -> Draft {
    let time = template.hours + template.hoursEach * Double(call.things.count)
    let workers = max(1, template.people)
    // Real dates come once everything is known.
    let today = Day(number: 0)
    var task = PlannedTask(
      id: template.id, title: template.title, stage: template.stage, kind: template.kind,
      hours: time * Double(workers), start: today, end: today)
    task.how = template.how
    task.machineHours = template.machineHours
    task.waitDays = template.waitDays
    task.subjects = call.subjects
    task.after = template.after.filter { catalogue.tasks[$0] != nil }
    task.because = call.reasons
    task.doneWhen = template.doneWhen
    task.isReversible = template.isReversible
    task.cost = template.cost
    task.resolution = template.resolution
    task.risks = template.risks
    task.topics = template.topics
    return Draft(
      task: task, who: template.who, workers: workers, time: time,
      administrators: call.subjects.flatMap { inventory[$0]?.list("administrators") ?? [] },
      priority: template.stage * 10_000 + min(template.priority, 99))
  }
}
