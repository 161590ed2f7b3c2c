package import Assessing
package import Inventories
package import Knowledge
import LibXML
package import Scheduling

/// Turns an assessment around: what fails becomes tasks, products to leave become moves, with people and dates.
package struct Planner {
  private let scheduler: any Scheduler

  package init(scheduler: any Scheduler = ForwardPass()) {
    self.scheduler = scheduler
  }

  /// Makes the plan of a case.
  ///
  /// - Parameters:
  ///   - assessment: its failures, unknowns and exceptions.
  ///   - inventory: people, services and decisions; the document that was assessed.
  ///   - catalogue: the knowledge.
  ///   - start: first day of work; the plan starts on that Monday, or on the next one.
  /// - Returns: tasks with people and dates, and moves with their targets.
  /// - Throws: `SchedulingFailure` when tasks of the knowledge wait for one another.
  package func plan(
    assessment: Assessment, inventory: Inventory, catalogue: Catalogue, start: Day
  ) throws -> Plan {
    let monday = start.adding((8 - start.weekday) % 7)
    var search = DepartureSearch(assessment.findings, inventory: inventory, catalogue: catalogue)
    let choice = TargetChoice(search.departures, inventory: inventory, catalogue: catalogue)
    let moves = search.settle(choice)
    var drafts = drafts(assessment, moves, inventory: inventory, catalogue: catalogue)
    try tick(&drafts, inventory: inventory, catalogue: catalogue, date: assessment.date)
    let dating = Dating(
      scheduler: scheduler, staffing: Staffing(inventory, start: monday), occasions: Occasions(inventory),
      start: monday)
    let schedule = try dating.schedule(drafts)
    var plan = Plan(
      start: monday, end: max(monday, schedule.end.map(Day.init(number:)) ?? monday), stages: catalogue.stages,
      tasks: drafts.all.map { $0.dated(by: schedule, start: monday) }.sorted(by: PlannedTask.inPlanOrder),
      moves: moves.map { $0.move(catalogue) })
    plan.staying = search.staying
    plan.lowerBound = Day(number: max(schedule.lowerBound, monday.number))
    plan.loads = WeekLoad.all(of: schedule)
    return plan
  }

  private func drafts(
    _ assessment: Assessment, _ moves: [Settled], inventory: Inventory, catalogue: Catalogue
  ) -> Drafts {
    var remedies = RemedyTasks(inventory: inventory, catalogue: catalogue)
    remedies.call(for: assessment.findings([.fail, .unknown]))
    remedies.callForSkeleton(
      hasMoves: !moves.isEmpty, knowsSomething: !assessment.findings([.pass, .fail, .accepted]).isEmpty)
    for move in moves { remedies.call(for: move.departure.route.prerequisites, of: move.departure.move) }
    var drafts = Drafts()
    for draft in remedies.drafts() { drafts[draft.task.id] = draft }
    let upload = MachineTime.upload(of: inventory)
    for move in moves {
      let route = RouteTasks(
        departure: move.departure, target: move.target, catalogue: catalogue, inventory: inventory, upload: upload)
      let steps = route.drafts
      for draft in steps { drafts[draft.task.id] = draft }
    }
    drafts.forgetStrangers()
    Gates(findings: assessment.findings).hold(&drafts)
    return drafts
  }

  private func tick(_ drafts: inout Drafts, inventory: Inventory, catalogue: Catalogue, date: Day) throws {
    let evaluator = try Assessor(inventory, catalogue: catalogue, date: date).evaluator
    let progress = Progress(inventory: inventory, evaluator: evaluator)
    for draft in drafts.all where progress.isDone(draft.task) {
      drafts.tick(draft.task.id)
      // Once the switch is made, preparing it is no work any more.
      if draft.task.isCutover { drafts.stepsBefore(draft.task).forEach { drafts.tick($0) } }
    }
  }
}

extension Draft {
  fileprivate func dated(by schedule: Schedule, start: Day) -> PlannedTask {
    var dated = task
    let placement = schedule[task.id]
    dated.start = placement.map { Day(number: $0.start) } ?? start
    dated.end = placement.map { Day(number: $0.end) } ?? start
    dated.people = placement?.resources ?? []
    dated.efforts = dated.people.map { Effort(person: $0, hours: time) }
    return dated
  }
}

extension PlannedTask {
  /// By stage, then by start, then by id.
  fileprivate static func inPlanOrder(_ left: PlannedTask, _ right: PlannedTask) -> Bool {
    (left.stage, left.start, left.id) < (right.stage, right.start, right.id)
  }
}

extension WeekLoad {
  fileprivate static func all(of schedule: Schedule) -> [WeekLoad] {
    var quarters: [Day: [String: Int]] = [:]
    for share in schedule.placements.flatMap(\.shares) {
      let day = Day(number: share.day)
      quarters[day.adding(1 - day.weekday), default: [:]][share.resource, default: 0] += share.effort
    }
    return quarters.flatMap { monday, people in
      people.map { WeekLoad(person: $0.key, monday: monday, hours: Double($0.value) / 4) }
    }.sorted { ($0.monday, $0.person) < ($1.monday, $1.person) }
  }
}
