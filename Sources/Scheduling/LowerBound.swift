/// A day before which no schedule can end, whatever the algorithm.
///
/// It is the greater of two bounds: the longest chain, where each activity has its best people for itself alone; and
/// for each set of people, the day on which their hours suffice for all that only they can do.
struct LowerBound {
  let day: Int

  init(_ problem: Problem, precedence: Precedence) {
    let week = WorkingWeek(start: problem.start, days: problem.workingDays)
    let solo = Solo(problem, week: week)
    var starts: [String: Int] = [:]
    var ends: [String: Int] = [:]
    for id in precedence.order {
      guard let activity = precedence.activities[id] else { continue }
      let first = problem.firstDay(of: activity) { ends[$0] }
      starts[id] = first
      ends[id] = solo.end(of: activity, from: first)
    }
    let chain = ends.values.max() ?? problem.start
    day = Self.teams(problem).map { Self.workload(of: $0, problem: problem, solo: solo, starts: starts) }
      .reduce(chain, max)
  }

  /// Sets of people that some activity is restricted to, and everybody.
  private static func teams(_ problem: Problem) -> Set<Set<String>> {
    let named = problem.activities.filter { $0.effort > 0 }.map { Set($0.resources) }
    return Set(named + [Set(problem.resources.map(\.id))])
  }

  private static func workload(
    of team: Set<String>, problem: Problem, solo: Solo, starts: [String: Int]
  ) -> Int {
    let own = problem.activities.filter {
      $0.effort > 0 && $0.resources.isEmpty == team.isEmpty && team.isSuperset(of: $0.resources)
    }
    guard let first = own.compactMap({ starts[$0.id] }).min() else { return problem.start }
    // Work that could fall to somebody still to be found counts once: fewer people may end up on it.
    let effort = own.reduce(0) { $0 + $1.effort * solo.fewestWorkers($1) }
    let tail = own.map(\.elapsed).min() ?? 0
    let timelines = solo.timelines(of: team, alone: own.allSatisfy { !solo.mayFallToNobody($0) })
    var last = first
    while timelines.reduce(0, { $0 + $1.total(from: first, to: last) }) < effort { last += 1 }
    return last + tail
  }
}

/// Everybody's weeks, empty.
private struct Solo {
  private let week: WorkingWeek
  private let timelines: [String: Timeline]
  private let unstaffed: Timeline

  init(_ problem: Problem, week: WorkingWeek) {
    self.week = week
    timelines = Dictionary(uniqueKeysWithValues: problem.resources.map { ($0.id, Timeline($0, week: week)) })
    unstaffed = Timeline(problem.somebody, week: week)
  }

  /// Nobody is named, or those who are may be gone by then.
  func mayFallToNobody(_ activity: Problem.Activity) -> Bool {
    activity.resources.allSatisfy { timelines[$0]?.until != nil }
  }

  func fewestWorkers(_ activity: Problem.Activity) -> Int {
    let staying = activity.resources.filter { timelines[$0]?.until == nil }.count
    return max(1, min(activity.workers, staying))
  }

  func timelines(of team: Set<String>, alone: Bool) -> [Timeline] {
    team.compactMap { timelines[$0] } + (alone ? [] : [unstaffed])
  }

  func end(of activity: Problem.Activity, from day: Int) -> Int {
    guard activity.effort > 0 else {
      return activity.elapsed > 0 ? day + activity.elapsed - 1 : week.workingDay(onOrAfter: day)
    }
    var candidates = activity.resources.compactMap { timelines[$0] }
    if mayFallToNobody(activity) { candidates.append(unstaffed) }
    let ends = candidates.compactMap { timeline in
      timeline.free(activity.effort, from: day)?.last.map(timeline.day)
    }.sorted()
    let rank = min(fewestWorkers(activity), ends.count) - 1
    return (ends.indices.contains(rank) ? ends[rank] : day) + activity.elapsed
  }
}
