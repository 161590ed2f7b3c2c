import Scheduling
import Testing

/// 2027-01-04, a Monday.
private let monday = 20_822

@Suite("Forward pass")
struct ForwardPassTests {
  private func schedule(
    _ activities: [Problem.Activity], _ resources: [Problem.Resource] = [Problem.Resource(id: "ann", capacity: 8)]
  ) throws -> Schedule {
    try ForwardPass().schedule(Problem(start: monday, activities: activities, resources: resources))
  }

  @Test("Hours of a week fall on its working days")
  func hoursFallOnDays() throws {
    let found = try #require(schedule([.init(id: "a", effort: 8, resources: ["ann"])])["a"])
    #expect(found.start == monday)
    #expect(found.end == monday + 4)
    #expect(found.shares.map(\.effort) == [2, 2, 1, 2, 1])
    #expect(found.shares.map(\.day) == Array(monday...monday + 4))
  }

  @Test("Work beyond the hours of a week goes on on the next Monday")
  func workGoesOn() throws {
    let found = try #require(schedule([.init(id: "a", effort: 9, resources: ["ann"])])["a"])
    #expect(found.end == monday + 7)
  }

  @Test("Two activities of one person share her week")
  func sharesTheWeek() throws {
    let found = try schedule([
      .init(id: "a", effort: 8, resources: ["ann"], priority: 2),
      .init(id: "b", effort: 8, resources: ["ann"], priority: 1),
    ])
    #expect(found["b"]?.end == monday + 4)
    #expect(found["a"]?.start == monday + 7)
  }

  @Test("What follows starts on the next day, after its lag")
  func lags() throws {
    let found = try schedule([
      .init(id: "a", elapsed: 3), .init(id: "b", effort: 1, resources: ["ann"], after: [.init("a", lag: 1)]),
    ])
    #expect(found["a"]?.end == monday + 2)
    #expect(found["b"]?.start == monday + 4)
  }

  @Test("Machines and waits run on Sundays and take nobody")
  func machines() throws {
    let found = try schedule([.init(id: "a", elapsed: 30), .init(id: "b", effort: 8, resources: ["ann"])])
    #expect(found["a"]?.end == monday + 29)
    #expect(found["a"]?.shares.isEmpty == true)
    #expect(found["b"]?.end == monday + 4)
  }

  @Test("The best fitted is kept unless another ends much sooner")
  func patience() throws {
    let people = [Problem.Resource(id: "slow", capacity: 2), Problem.Resource(id: "fast", capacity: 40)]
    let small = try schedule([.init(id: "a", effort: 4, resources: ["slow", "fast"])], people)
    #expect(small["a"]?.resources == ["slow"])
    let large = try schedule([.init(id: "a", effort: 20, resources: ["slow", "fast"])], people)
    #expect(large["a"]?.resources == ["fast"])
  }

  @Test("Two workers both give the whole effort")
  func workers() throws {
    let people = ["ann", "bob"].map { Problem.Resource(id: $0, capacity: 8) }
    let found = try #require(schedule([.init(id: "a", effort: 4, workers: 2, resources: ["bob", "ann"])], people)["a"])
    #expect(found.resources == ["bob", "ann"])
    #expect(found.shares.reduce(0) { $0 + $1.effort } == 8)
  }

  @Test("Who leaves takes nothing that ends later; then nobody does")
  func leaving() throws {
    let people = [Problem.Resource(id: "ann", capacity: 4, until: monday + 6)]
    let found = try #require(schedule([.init(id: "a", effort: 8, resources: ["ann"])], people)["a"])
    #expect(found.resources.isEmpty)
    #expect(found.end == monday + 4)
  }

  @Test("An activity that ended too early is held back")
  func heldBack() throws {
    let found = try schedule([
      .init(id: "long", elapsed: 60), .init(id: "train", effort: 4, resources: ["ann"]),
      .init(id: "switch", effort: 1, resources: ["ann"], after: [.init("long"), .init("train", longest: 14)]),
    ])
    #expect(found.breaches.isEmpty)
    let train = try #require(found["train"])
    let change = try #require(found["switch"])
    #expect(change.start - train.end - 1 <= 14)
  }

  @Test("A deadline that cannot be kept is told")
  func deadline() throws {
    let found = try schedule([.init(id: "a", effort: 16, resources: ["ann"], deadline: monday + 4)])
    #expect(found.breaches == [.late("a", days: 7)])
  }

  @Test("A cycle is named in its order")
  func cycle() {
    let activities = [
      Problem.Activity(id: "a", after: [.init("c")]), Problem.Activity(id: "b", after: [.init("a")]),
      Problem.Activity(id: "c", after: [.init("b")]), Problem.Activity(id: "d", after: [.init("c")]),
    ]
    #expect(throws: SchedulingFailure.cycle(["a", "b", "c"])) { try schedule(activities) }
  }

  @Test("Strangers, twins and empty weeks are refused")
  func faults() {
    #expect(throws: SchedulingFailure.unknown("z", in: "a")) { try schedule([.init(id: "a", after: [.init("z")])]) }
    #expect(throws: SchedulingFailure.unknown("eve", in: "a")) { try schedule([.init(id: "a", resources: ["eve"])]) }
    #expect(throws: SchedulingFailure.duplicate("a")) { try schedule([.init(id: "a"), .init(id: "a")]) }
    #expect(throws: SchedulingFailure.noCapacity("ann")) { try schedule([], [.init(id: "ann", capacity: 0)]) }
  }

  @Test("Nothing to do ends nowhere")
  func empty() throws {
    #expect(try schedule([]).end == nil)
  }
}
