import Inventories
import Knowledge
import LibXML
import Training
import Testing

@Suite("Needs")
struct NeedTests {
  private let three = """
    <person id="ann" role="office" kind="employee"/><person id="bob" role="office" kind="employee" referent-for="files"/>
    <group id="team" role="team" kind="volunteer" count="5"/>
    """

  @Test("Users of a service learn what receives it")
  func users() throws {
    var small = try SmallTraining(people: three, services: #"<service id="v1" used-by="ann team"/>"#)
    small.addMove("v1", to: "cloud", module: "USE", on: monday.adding(70))
    let needs = small.training.needs("USE")
    #expect(needs.map(\.person) == ["ann", "team"])
    #expect(needs.map(\.headcount) == [1, 5])
    #expect(needs.allSatisfy { $0.task == "train@v1" && $0.because.fr.contains("v1") })
  }

  @Test("The machine from which somebody reaches a service does not make its people users")
  func machines() throws {
    var small = try SmallTraining(
      people: three, services: #"<service id="v1" used-by="ann"/>"#, devices: #"<device id="d1" used-by="team"/>"#)
    small.addMove("v1", to: "cloud", module: "USE", on: monday.adding(70), with: "d1")
    #expect(small.training.needs("USE").map(\.person) == ["ann"])
  }

  @Test("Everybody does when nobody said who uses it; partners, members and those who left do not")
  func everybody() throws {
    let others = """
      <person id="gone" role="x" kind="employee" leaves="2026-06-30"/><person id="firm" role="y" kind="partner"/>
      <group id="crowd" role="z" kind="member" count="400"/>
      """
    var small = try SmallTraining(people: three + others, services: #"<service id="v1"/>"#)
    small.addMove("v1", to: "cloud", module: "USE", on: monday.adding(70))
    #expect(small.training.needs("USE").map(\.person) == ["ann", "bob", "team"])
  }

  @Test("Who is at the level needs nothing; an unknown level is said")
  func levels() throws {
    let skills = #"<skill of="ann" on="cloud" level="3"/><skill of="bob" on="cloud" level="2"/>"#
    var small = try SmallTraining(people: three + skills, services: #"<service id="v1"/>"#)
    small.addMove("v1", to: "cloud", module: "USE", on: monday.adding(70))
    let needs = small.training.needs("USE")
    #expect(needs.map(\.person) == ["bob", "team"])
    #expect(needs.map(\.level) == [2, nil])
    #expect(needs.last?.because.fr.contains("inconnu") == true)
  }

  @Test("A failing criterion calls for the modules of its topics, for their audience")
  func criteria() throws {
    var small = try SmallTraining(people: three)
    try small.addFailure("C-1", topics: ["hygiene", "unheard-of"])
    let training = small.training
    #expect(training.needs("HYG").map(\.person) == ["ann", "bob", "team"])
    #expect(training.needs("HYG").first?.because.fr.contains("C-1") == true)
    #expect(training.uncovered == ["unheard-of"])
  }

  @Test("A module on a tool is for those who use what fails, not for everybody")
  func concerned() throws {
    var small = try SmallTraining(people: three, services: #"<service id="v1" product="cloud" used-by="ann"/>"#)
    small.addTask("share", stage: 3, topics: ["sharing"])
    #expect(small.training.needs("USE").map(\.person) == ["ann"])
  }

  @Test("A competence stands for a module without tools")
  func competence() throws {
    var small = try SmallTraining(people: three + #"<skill of="ann" on="pix-4.1" level="3"/>"#)
    try small.addFailure("C-1", topics: ["hygiene"])
    #expect(small.training.needs("HYG").map(\.person) == ["bob", "team"])
  }

  @Test("Novices take the basic module before")
  func novices() throws {
    var small = try SmallTraining(people: three + #"<skill of="ann" on="pix-4.1" level="0"/>"#)
    try small.addFailure("C-1", topics: ["hygiene"])
    let training = small.training
    #expect(training.needs("BASE").map(\.person) == ["ann"])
    let last = try #require(training.sessions("BASE").map(\.date).max())
    let own = training.sessions("HYG").filter { $0.participants.contains { $0.person == "ann" } }
    #expect(!own.isEmpty)
    #expect(own.allSatisfy { $0.date >= last })
  }

  @Test("Who knows something else well gets help rather than the basics")
  func helped() throws {
    let skills = #"<skill of="ann" on="pix-4.1" level="0"/><skill of="ann" on="letters" level="5"/>"#
    var small = try SmallTraining(people: three + skills)
    try small.addFailure("C-1", topics: ["hygiene"])
    let training = small.training
    #expect(training.needs("BASE").isEmpty)
    #expect(training.needs("HYG").first?.because.fr.contains("aide") == true)
  }

  @Test("Administrators of what is left learn to run the target")
  func administrators() throws {
    var small = try SmallTraining(
      people: three, services: #"<service id="v1" administrators="bob"/><service id="v2" administrators="ann"/>"#)
    small.addMove("v1", to: "cloud", module: nil, on: monday.adding(70))
    #expect(small.training.needs("RUN").map(\.person) == ["bob"])
  }

  @Test("A module that nobody is there to take is told")
  func unattended() throws {
    var small = try SmallTraining(people: #"<person id="ann" role="office" kind="employee"/>"#)
    small.addTask("decide", stage: 0, topics: ["deciding"])
    #expect(small.training.unattended == ["DECIDE"])
  }

  @Test("A plan that asks for nothing trains nobody")
  func nothing() throws {
    let training = try SmallTraining(people: three).training
    #expect(training.needs.isEmpty && training.sessions.isEmpty)
  }
}
