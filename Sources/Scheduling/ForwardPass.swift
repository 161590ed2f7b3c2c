/// A single pass: each activity, in order of precedence then of priority, as early as hours allow.
package struct ForwardPass: Scheduler {
  /// Days by which a better fitted resource may end later than the fastest one and still be chosen.
  package var patience: Int

  package init(patience: Int = 28) {
    self.patience = patience
  }

  package func schedule(_ problem: Problem) throws -> Schedule {
    var best = try pass(problem)
    // What ended too early for a maximum lag is held back, as long as nothing gets worse.
    for _ in 0..<3 {
      let next = try pass(problem.holdingBack(best))
      guard next.breaches.count < best.breaches.count, next.end ?? 0 <= best.end ?? 0 else { break }
      best = next
    }
    return best
  }

  private func pass(_ problem: Problem) throws -> Schedule {
    let precedence = try Precedence(problem)
    let bound = LowerBound(problem, precedence: precedence)
    var desk = Desk(problem, patience: patience)
    for id in precedence.order {
      if let activity = precedence.activities[id] { desk.place(activity) }
    }
    return Schedule(placements: desk.placements, problem: problem, lowerBound: bound.day)
  }
}

/// The schedule while it is being made.
private struct Desk {
  private(set) var placements: [String: Schedule.Placement] = [:]
  private let problem: Problem
  private let patience: Int
  private let week: WorkingWeek
  private var timelines: [String: Timeline]
  private var unstaffed: Timeline

  init(_ problem: Problem, patience: Int) {
    self.problem = problem
    self.patience = patience
    let week = WorkingWeek(start: problem.start, days: problem.workingDays)
    self.week = week
    timelines = Dictionary(uniqueKeysWithValues: problem.resources.map { ($0.id, Timeline($0, week: week)) })
    unstaffed = Timeline(problem.somebody, week: week)
  }

  mutating func place(_ activity: Problem.Activity) {
    let first = problem.firstDay(of: activity) { placements[$0]?.end }
    guard activity.effort > 0 else {
      let start = activity.elapsed > 0 ? first : week.workingDay(onOrAfter: first)
      let end = start + max(0, activity.elapsed - 1)
      placements[activity.id] = Schedule.Placement(
        activity: activity.id, start: start, end: end, resources: [], shares: [])
      return
    }
    var offers = chosen(offers(for: activity, from: first), workers: activity.workers)
    if offers.isEmpty, let slots = unstaffed.free(activity.effort, from: first) {
      offers = [Offer(resource: nil, slots: slots, days: slots.map(unstaffed.day))]
    }
    take(offers, for: activity)
  }

  private func offers(for activity: Problem.Activity, from day: Int) -> [Offer] {
    activity.resources.compactMap { id in
      guard let timeline = timelines[id], let slots = timeline.free(activity.effort, from: day) else { return nil }
      return Offer(resource: id, slots: slots, days: slots.map(timeline.day))
    }
  }

  /// The best fitted, among those that do not end much later than the fastest.
  private func chosen(_ offers: [Offer], workers: Int) -> [Offer] {
    let count = min(max(1, workers), offers.count)
    guard count > 0 else { return [] }
    let fastest = offers.map(\.end).sorted()[count - 1]
    return Array(offers.filter { $0.end <= fastest + patience }.prefix(count))
  }

  private mutating func take(_ offers: [Offer], for activity: Problem.Activity) {
    for offer in offers {
      if let id = offer.resource { timelines[id]?.take(offer.slots) } else { unstaffed.take(offer.slots) }
    }
    let days = offers.flatMap(\.days)
    guard let start = days.min(), let last = days.max() else { return }
    placements[activity.id] = Schedule.Placement(
      activity: activity.id, start: start, end: last + activity.elapsed, resources: offers.compactMap(\.resource),
      shares: offers.flatMap(\.shares).sorted { ($0.day, $0.resource) < ($1.day, $1.resource) })
  }
}

/// Quarter hours that one resource could give to an activity.
private struct Offer {
  var resource: String?
  var slots: [Int]
  var days: [Int]

  var end: Int { days.last ?? 0 }

  var shares: [Schedule.Share] {
    guard let resource else { return [] }
    return Dictionary(grouping: days) { $0 }.map { day, quarters in
      Schedule.Share(resource: resource, day: day, effort: quarters.count)
    }
  }
}

extension Problem {
  var somebody: Resource { Resource(id: "", capacity: unstaffed) }

  /// First day on which an activity may start, given the ends of those before it.
  func firstDay(of activity: Activity, ends: (String) -> Int?) -> Int {
    let after = activity.after.compactMap { link in ends(link.activity).map { $0 + 1 + link.lag } }
    return ([start, activity.notBefore ?? start] + after).max() ?? start
  }

  /// The same problem, where what ended too long before its follower starts later.
  fileprivate func holdingBack(_ schedule: Schedule) -> Problem {
    var held = self
    for case .tooFar(let before, _, let days) in schedule.breaches {
      guard let place = held.activities.firstIndex(where: { $0.id == before }), let now = schedule[before]
      else { continue }
      held.activities[place].notBefore = max(held.activities[place].notBefore ?? start, now.start + days)
    }
    return held
  }
}
