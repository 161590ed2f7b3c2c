import Inventories
import Knowledge
import Scheduling

/// Gives people and dates to drafts, through a scheduler.
struct Dating {
  let scheduler: any Scheduler
  let staffing: Staffing
  let occasions: Occasions
  let start: Day

  /// - Throws: `SchedulingFailure`, for a cycle among the tasks of the knowledge.
  func schedule(_ drafts: Drafts) throws -> Schedule {
    var openings: [String: Int] = [:]
    var schedule = try scheduler.schedule(problem(drafts, openings))
    // A day that is put off may fall near another occasion: a few rounds settle it.
    for _ in 0..<4 {
      let later = postponements(drafts, schedule)
      guard !later.isEmpty else { break }
      openings.merge(later, uniquingKeysWith: max)
      schedule = try scheduler.schedule(problem(drafts, openings))
    }
    return schedule
  }

  private func problem(_ drafts: Drafts, _ openings: [String: Int]) -> Problem {
    let open = drafts.all.filter { !$0.task.isDone }
    let ids = Set(open.map(\.task.id))
    let activities = open.map { draft in
      let task = draft.task
      return Problem.Activity(
        id: task.id, effort: Int((draft.time * 4).rounded(.up)), workers: draft.workers,
        resources: staffing.candidates(for: draft.who, administrators: draft.administrators),
        elapsed: task.waitDays + Int((task.machineHours / 24).rounded(.up)),
        after: task.after.filter(ids.contains).map { Problem.Link($0) }, notBefore: openings[task.id],
        priority: draft.priority)
    }
    return Problem(
      start: start.number, activities: activities, resources: staffing.resources,
      unstaffed: Int(Staffing.unstaffedHours * 4))
  }

  /// Switches that stand on a day that does not suit, with the day that does.
  private func postponements(_ drafts: Drafts, _ schedule: Schedule) -> [String: Int] {
    var later: [String: Int] = [:]
    for draft in drafts.all where draft.task.isCutover {
      guard let day = schedule[draft.task.id].map({ Day(number: $0.start) }) else { continue }
      let suitable =
        draft.boundary.map { occasions.opening(of: $0, from: day) } ?? occasions.quietDay(from: day)
      if suitable > day { later[draft.task.id] = suitable.number }
    }
    return later
  }
}
