import Inventories
import Knowledge
import LibXML
import Training
import Testing

/// Laws that hold for every case.
@Suite("Laws of training")
struct TrainingLawTests {
  /// A case made up from a seed: up to twelve people and groups, up to three moves, some failures.
  private func random(_ seed: Int) throws -> TrainingPlan {
    var state = UInt64(seed) &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    func roll(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }
    let kinds = ["employee", "volunteer", "board", "partner"]
    let people = (0..<roll(12)).map { index in
      let subject = roll(3) == 0 ? "referent-for='x'" : ""
      return roll(3) == 0
        ? "<group id='p\(index)' role='r' kind='\(kinds[roll(4)])' count='\(roll(40))'/>"
        : "<person id='p\(index)' role='r' kind='\(kinds[roll(4)])' \(subject)/>"
    }
    let skills = (0..<roll(20)).map { _ in
      "<skill of='p\(roll(12))' on='\(["cloud", "pix-4.1", "pix-1.2"][roll(3)])' level='\(roll(9))'/>"
    }
    let services = (0..<3).map {
      "<service id='v\($0)' \(roll(2) == 0 ? "used-by='p0 p1 p2 p3'" : "") administrators='p\(roll(4))'/>"
    }
    var small = try SmallTraining(people: (people + skills).joined(), services: services.joined())
    for index in 0..<roll(4) {
      small.addMove(
        "v\(index)", to: "cloud", module: ["USE", "HELP", nil][roll(3)], on: monday.adding(7 * roll(40) + 30))
    }
    if roll(2) == 0 { small.addTask("decide", stage: 0, topics: ["deciding"]) }
    if roll(2) == 0 { try small.addFailure("C-1", topics: ["hygiene"]) }
    if roll(2) == 0 { small.addTask("t", stage: 3, topics: ["tidying", "sharing"], start: monday.adding(roll(30))) }
    return small.training
  }

  @Test("No session is larger than its module allows", arguments: 0..<120)
  func size(seed: Int) throws {
    for session in try random(seed).sessions {
      #expect((1...session.module.groupMax).contains(session.headcount))
      #expect(session.hours <= 3.5)
    }
  }

  @Test("Each need has exactly its seats, at each half-day of its module", arguments: 0..<120)
  func seats(seed: Int) throws {
    let training = try random(seed)
    for need in training.needs {
      let own = training.sessions(need.module.id)
      for part in 1...max(1, own.first?.part.count ?? 1) {
        let seats = own.filter { $0.part.number == part }.flatMap(\.participants).filter { $0.person == need.person }
        #expect(seats.reduce(0) { $0 + $1.count } == need.headcount)
      }
    }
    let wanted = Set(training.needs.map { [$0.module.id, $0.person] })
    let served = training.sessions.flatMap { session in session.participants.map { [session.module.id, $0.person] } }
    #expect(Set(served) == wanted)
  }

  @Test("No session after the switch that it prepares, nor on a day off, nor before the plan", arguments: 0..<120)
  func days(seed: Int) throws {
    for session in try random(seed).sessions {
      #expect(session.date.weekday <= 5 && session.date >= monday)
      if let before = session.before { #expect(session.date <= before.date) }
    }
  }

  @Test("Nobody takes a module before those that come before it, nor two at once", arguments: 0..<120)
  func order(seed: Int) throws {
    let training = try random(seed)
    for session in training.sessions where !training.conflicts.contains(session.id) {
      for other in training.sessions where session.module.after.contains(other.module.id) {
        let shared = Set(session.participants.map(\.person)).intersection(other.participants.map(\.person))
        if !shared.isEmpty { #expect(half(other) < half(session)) }
      }
    }
    #expect(Set(training.sessions.map(\.id)).count == training.sessions.count)
  }

  @Test("The same case gives the same training", arguments: 0..<20)
  func deterministic(seed: Int) throws {
    let first = try random(seed).sessions.map { "\($0.id) \($0.date) \($0.participants)" }
    #expect(try random(seed).sessions.map { "\($0.id) \($0.date) \($0.participants)" } == first)
  }

  private func half(_ session: Session) -> Int {
    session.date.number * 2 + (session.isAfternoon ? 1 : 0)
  }
}
