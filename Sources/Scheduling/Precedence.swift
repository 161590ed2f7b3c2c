/// Who waits for whom, checked.
struct Precedence {
  let activities: [String: Problem.Activity]
  /// Ids such that each comes after all that it waits for; ties by priority, then by id.
  let order: [String]

  /// - Throws: `SchedulingFailure`.
  init(_ problem: Problem) throws {
    try Self.check(problem)
    activities = Dictionary(uniqueKeysWithValues: problem.activities.map { ($0.id, $0) })
    order = try Self.order(activities)
  }

  private static func check(_ problem: Problem) throws {
    guard !problem.workingDays.isEmpty, problem.workingDays.allSatisfy((1...7).contains) else {
      throw SchedulingFailure.noCapacity("week")
    }
    for resource in problem.resources where resource.capacity <= 0 { throw SchedulingFailure.noCapacity(resource.id) }
    guard problem.unstaffed > 0 else { throw SchedulingFailure.noCapacity("unstaffed") }
    let resources = try unique(problem.resources.map(\.id))
    let activities = try unique(problem.activities.map(\.id))
    for activity in problem.activities.sorted(by: { $0.id < $1.id }) {
      if let stranger = activity.resources.first(where: { !resources.contains($0) }) {
        throw SchedulingFailure.unknown(stranger, in: activity.id)
      }
      if let stranger = activity.after.map(\.activity).sorted().first(where: { !activities.contains($0) }) {
        throw SchedulingFailure.unknown(stranger, in: activity.id)
      }
    }
  }

  private static func unique(_ ids: [String]) throws -> Set<String> {
    var seen: Set<String> = []
    for id in ids.sorted() where !seen.insert(id).inserted { throw SchedulingFailure.duplicate(id) }
    return seen
  }

  private static func order(_ activities: [String: Problem.Activity]) throws -> [String] {
    var waiting = activities.mapValues { Set($0.after.map(\.activity)) }
    var followers: [String: [String]] = [:]
    for (id, before) in waiting { for other in before { followers[other, default: []].append(id) } }
    var ready = activities.values.filter { waiting[$0.id]?.isEmpty ?? true }
    var order: [String] = []
    while let next = ready.min(by: { ($0.priority, $0.id) < ($1.priority, $1.id) }) {
      ready.removeAll { $0.id == next.id }
      waiting[next.id] = nil
      order.append(next.id)
      for follower in followers[next.id] ?? [] {
        waiting[follower]?.remove(next.id)
        if let rest = waiting[follower], rest.isEmpty, let activity = activities[follower] { ready.append(activity) }
      }
    }
    guard waiting.isEmpty else { throw SchedulingFailure.cycle(cycle(in: waiting)) }
    return order
  }

  /// A cycle among activities that all wait for one of them, starting at its smallest id.
  private static func cycle(in waiting: [String: Set<String>]) -> [String] {
    var path: [String] = []
    var current = waiting.keys.min() ?? ""
    while !path.contains(current) {
      path.append(current)
      current = waiting[current]?.min() ?? ""
    }
    let loop = Array(path.drop { $0 != current }.reversed())
    guard let smallest = loop.min(), let start = loop.firstIndex(of: smallest) else { return loop }
    return Array(loop[start...] + loop[..<start])
  }
}
