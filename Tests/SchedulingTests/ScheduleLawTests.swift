import TestSupport
import Scheduling
import Testing

/// Laws that hold for every problem.
@Suite("Laws of schedules")
struct ScheduleLawTests {
  @Test("What waits starts after what it waits for", arguments: 0..<150)
  func precedence(seed: Int) throws {
    let problem = Problem.random(seed: seed)
    let schedule = try ForwardPass().schedule(problem)
    #expect(schedule.placements.count == problem.activities.count)
    for activity in problem.activities {
      let placement = try #require(schedule[activity.id])
      #expect(placement.start >= max(problem.start, activity.notBefore ?? problem.start))
      #expect(placement.end >= placement.start)
      for link in activity.after {
        #expect(placement.start > (schedule[link.activity]?.end ?? .max) + link.lag)
      }
    }
  }

  @Test("Nobody gives more than the hours of a week, nor works on a day off, nor after leaving", arguments: 0..<150)
  func capacity(seed: Int) throws {
    let problem = Problem.random(seed: seed)
    let shares = try ForwardPass().schedule(problem).placements.flatMap(\.shares)
    for resource in problem.resources {
      let own = shares.filter { $0.resource == resource.id }
      let weeks = Dictionary(grouping: own) { ($0.day + 3) / 7 }
      for (_, week) in weeks { #expect(week.reduce(0) { $0 + $1.effort } <= resource.capacity) }
      #expect(own.allSatisfy { ($0.day + 3) % 7 < 5 && $0.day <= resource.until ?? .max })
    }
  }

  @Test("Each worker gives the whole effort", arguments: 0..<150)
  func effort(seed: Int) throws {
    let problem = Problem.random(seed: seed)
    let schedule = try ForwardPass().schedule(problem)
    for activity in problem.activities {
      let placement = try #require(schedule[activity.id])
      #expect(Set(placement.resources).isSubset(of: activity.resources))
      for person in placement.resources {
        let given = placement.shares.filter { $0.resource == person }.reduce(0) { $0 + $1.effort }
        #expect(given == activity.effort)
      }
      #expect(placement.shares.allSatisfy { (placement.start...placement.end).contains($0.day) })
    }
  }

  @Test("The same problem, in any order, has the same schedule", arguments: 0..<150)
  func order(seed: Int) throws {
    let problem = Problem.random(seed: seed)
    let schedule = try ForwardPass().schedule(problem)
    #expect(try ForwardPass().schedule(problem) == schedule)
    var random = Random(seed: seed + 1000)
    var mixed = problem
    mixed.activities.shuffle(using: &random)
    mixed.resources.shuffle(using: &random)
    for index in mixed.activities.indices { mixed.activities[index].after.shuffle(using: &random) }
    #expect(try ForwardPass().schedule(mixed) == schedule)
  }

  @Test("No schedule ends before the bound", arguments: 0..<300)
  func bound(seed: Int) throws {
    let problem = Problem.random(seed: seed)
    for patience in [0, 14, 1000] {
      let schedule = try ForwardPass(patience: patience).schedule(problem)
      if let end = schedule.end { #expect(end >= schedule.lowerBound) }
    }
  }

  @Test("The bound is reached by a chain, and by one person alone")
  func tight() throws {
    let chain = Problem(
      start: 20_822, activities: [.init(id: "a", elapsed: 10), .init(id: "b", elapsed: 5, after: [.init("a")])],
      resources: [])
    let chained = try ForwardPass().schedule(chain)
    #expect(chained.end == chained.lowerBound)
    let alone = Problem(
      start: 20_822, activities: (0..<9).map { .init(id: "a\($0)", effort: 7, resources: ["ann"]) },
      resources: [.init(id: "ann", capacity: 8)])
    let busy = try ForwardPass().schedule(alone)
    #expect(busy.end == busy.lowerBound)
  }
}
