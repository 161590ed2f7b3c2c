import Inventories
import Knowledge
import LibXML
import Training
import Testing

@Suite("Timetable")
struct TimetableTests {
  private let people = """
    <person id="ann" role="office" kind="employee"/><person id="bob" role="office" kind="employee" referent-for="files"/>
    <person id="eve" role="chair" kind="board"/><group id="team" role="team" kind="volunteer" count="9"/>
    """
  private let services = #"<service id="v1" administrators="ann"/>"#

  @Test("Who runs the tool learns first, then who helps, then who uses it")
  func tiers() throws {
    var small = try SmallTraining(people: people, services: services)
    small.addMove("v1", to: "cloud", module: "USE", on: monday.adding(70))
    small.addTask("tidy", stage: 3, topics: ["tidying"])
    let training = small.training
    let days = ["RUN", "HELP", "USE"].map { module in training.sessions(module).map { half($0) } }
    #expect(days.allSatisfy { !$0.isEmpty })
    #expect(try #require(days[0].max()) < #require(days[1].min()))
    #expect(try #require(days[1].max()) < #require(days[2].min()))
    #expect(training.conflicts.isEmpty)
  }

  @Test("The first switch is prepared in three weeks, the others in two")
  func windows() throws {
    var small = try SmallTraining(people: people, services: services + #"<service id="v2" used-by="team"/>"#)
    small.addMove("v1", to: "cloud", module: "USE", on: monday.adding(70))
    small.addMove("v2", to: "cloud", module: "HELP", on: monday.adding(140))
    let training = small.training
    for session in training.sessions {
      let before = try #require(session.before)
      #expect((1...(before.date == monday.adding(70) ? 21 : 14)).contains(before.date - session.date))
    }
  }

  @Test("The decision day stands where the plan puts it, in one day; the rest comes after it")
  func decision() throws {
    var small = try SmallTraining(people: people)
    small.addTask("decide", stage: 0, topics: ["deciding"], start: monday.adding(8))
    try small.addFailure("C-1", topics: ["hygiene"])
    let training = small.training
    let decide = training.sessions("DECIDE")
    #expect(decide.map(\.date) == [monday.adding(8), monday.adding(8)])
    #expect(decide.map(\.isAfternoon) == [false, true])
    #expect(decide.map(\.id) == ["DECIDE-1.1", "DECIDE-1.2"])
    #expect(decide.map(\.hours) == [3.5, 3.5])
    let bob = training.sessions("HYG").filter { $0.participants.contains { $0.person == "bob" } }
    #expect(!bob.isEmpty)
    #expect(bob.allSatisfy { $0.date > monday.adding(8) })
  }

  @Test("Groups are of nearly the same size, and a team may be split")
  func groups() throws {
    var small = try SmallTraining(people: people, services: services)
    small.addMove("v1", to: "cloud", module: "USE", on: monday.adding(70))
    let sessions = small.training.sessions("USE")
    #expect(sessions.map(\.headcount) == [4, 4, 4])
    #expect(sessions.map(\.id) == ["USE-1", "USE-2", "USE-3"])
    #expect(sessions[0].participants.map(\.person) == ["ann", "bob", "eve", "team"])
  }

  @Test("A switch in the first week leaves what can be done before it, and tells what could not")
  func tight() throws {
    var small = try SmallTraining(people: people, services: services)
    small.addMove("v1", to: "cloud", module: "USE", on: monday.adding(1))
    try small.addFailure("C-1", topics: ["hygiene"])
    let training = small.training
    for session in training.sessions where session.before != nil { #expect(session.date <= monday.adding(1)) }
    #expect(!training.conflicts.isEmpty)
  }

  private func half(_ session: Session) -> Int {
    session.date.number * 2 + (session.isAfternoon ? 1 : 0)
  }
}
