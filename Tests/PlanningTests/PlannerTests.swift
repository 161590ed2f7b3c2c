import Assessing
import Inventories
import Knowledge
import LibXML
import Planning
import Testing

@Suite("Planner")
struct PlannerTests {
  @Test("A failure brings its tasks, with what comes before them")
  func remedies() throws {
    var small = try SmallCase(#"<services><service id="v1"/><service id="v2"/></services>"#)
    small.add(.fail, "A", about: "v1", product: "big-drive", remedies: ["copy"])
    small.add(.fail, "A", about: "v2", product: "big-mail", remedies: ["copy"])
    small.add(.fail, "B", about: "v2", product: "big-mail", remedies: ["copy"])
    let plan = try small.plan()
    let copy = try #require(plan["copy"])
    #expect(copy.subjects == ["v1", "v2"])
    #expect(copy.hours == 4)  // (1 + 0.5 × 2) for each of two people
    #expect(
      copy.because == [
        .finding(criterion: "A", subject: "v1"), .finding(criterion: "A", subject: "v2"),
        .finding(criterion: "B", subject: "v2"),
      ])
    let disk = try #require(plan["buy-disk"])
    #expect(disk.because == [.prerequisite(of: "copy")])
    #expect(disk.end < copy.start)
  }

  @Test("What nobody knows is asked first; what passes or is accepted asks for nothing")
  func findOut() throws {
    var small = try SmallCase("")
    small.add(.unknown, "A", about: nil, remedies: ["ask"])
    small.add(.pass, "B", about: "org", remedies: ["copy"])
    small.add(.accepted, "C", about: "org", remedies: ["tidy"])
    let plan = try small.plan()
    #expect(plan.tasks.map(\.id) == ["decide", "ask"])
    #expect(plan["ask"]?.hours == 0.5)
    #expect(plan.moves.isEmpty)
    #expect(plan["decide"]?.because == [.stage])
  }

  @Test("With nothing known, finding out comes alone")
  func nothingKnown() throws {
    var small = try SmallCase("")
    small.isKnown = false
    small.add(.unknown, "A", about: nil, remedies: ["ask"])
    #expect(try small.plan().tasks.map(\.id) == ["ask"])
  }

  @Test("A move follows its route, from its gates to its last wait")
  func move() throws {
    var small = try SmallCase(
      """
      <services><service id="v1" name="Le Drive" product="big-drive" accounts="6" users="9" administrators="p-admin"/></services>
      <data-locations><data-location id="l1" in="v1" volume-gb="30"/><data-location id="l2" volume-gb="500"/></data-locations>
      """)
    small.leaveEverything()
    small.add(.fail, "BACKUP", about: "v1", remedies: ["copy"], severity: .blocking)
    let plan = try small.plan()
    let move = try #require(plan.moves.first)
    #expect(move.target == "cloud")
    #expect(move.losses.map(\.fr) == ["Les commentaires."])
    let escrow = try #require(plan["r-files.escrow@v1"])
    #expect(escrow.hours == 4)
    #expect(escrow.people == ["p-admin"])
    #expect(escrow.after == ["choose"])
    #expect(escrow.title.fr == "Garder une copie (Le Drive → Cloud)")
    #expect(plan["r-files.move@v1"]?.machineHours == 30)
    let training = try #require(plan["r-files.train@v1"])
    #expect(training.hours == 19)
    #expect(training.efforts == [Effort(person: "p-helper", hours: 7)])  // 1 + three groups of 2 hours
    let watch = try #require(plan["r-files.watch@v1"])
    #expect(watch.end - watch.start == 6)
    #expect(plan["close"]?.start ?? monday > watch.end)
    #expect(plan.tasks.allSatisfy { $0.move == nil || $0.move == move.id })
  }

  @Test("No wave before the foundations that a blocking failure asks for")
  func foundations() throws {
    var small = try SmallCase(#"<services><service id="v1" product="big-drive" accounts="1"/></services>"#)
    small.leaveEverything()
    small.add(.fail, "BACKUP", about: "v1", remedies: ["copy"], severity: .blocking)
    small.add(.fail, "MINOR", about: "v1", remedies: ["buy-disk"], severity: .minor)
    let plan = try small.plan()
    let copy = try #require(plan["copy"])
    for task in plan.tasks where task.move != nil && task.stage >= 5 { #expect(task.start > copy.end) }
  }

  @Test("Every task starts after those that it waits for, on or after the Monday asked")
  func order() throws {
    var small = try SmallCase(
      #"<services><service id="v1" product="big-drive"/><service id="v2" product="big-mail"/></services>"#)
    small.leaveEverything()
    small.add(.fail, "A", about: "v1", remedies: ["copy", "tidy"])
    let plan = try small.plan(SmallKnowledge.catalogue(), start: monday.adding(2))
    #expect(plan.start == monday.adding(7))
    for task in plan.tasks {
      #expect(task.start >= plan.start)
      for before in task.after { #expect(try #require(plan[before]).end < task.start) }
    }
    #expect(plan.lowerBound <= plan.end)
    #expect(plan.tasks.map(\.stage) == plan.tasks.map(\.stage).sorted())
  }

  @Test("Done tasks stay in sight, and cost nothing")
  func done() throws {
    var small = try SmallCase(
      #"<services><service id="v1" product="big-drive" backed-up="yes" state="idle"/></services>"#,
      organisation: #"shared-decision="2026-12-01""#)
    small.leaveEverything()
    small.add(.fail, "A", about: "v1", remedies: ["copy"])
    let plan = try small.plan()
    for id in ["decide", "copy", "r-files.cutover@v1"] {
      #expect(plan[id]?.isDone == true)
      #expect(plan[id]?.people == [])
    }
    #expect(plan["choose"]?.isDone == false)
    #expect(plan.hours(ofStage: 0) == 0)
  }

  @Test("Once the switch is made, what prepared it is no work any more")
  func switched() throws {
    var small = try SmallCase(#"<services><service id="v1" product="big-drive" state="idle"/></services>"#)
    small.leaveEverything()
    let plan = try small.plan()
    #expect(plan["r-files.escrow@v1"]?.isDone == true)
    #expect(plan["r-files.train@v1"]?.isDone == true)
    #expect(plan["r-files.watch@v1"]?.isDone == false)
    #expect(plan["choose"]?.isDone == false)
  }

  @Test("One subject that is not done keeps the task open")
  func halfDone() throws {
    var small = try SmallCase(#"<services><service id="v1" backed-up="yes"/><service id="v2"/></services>"#)
    small.add(.fail, "A", about: "v1", remedies: ["copy"])
    small.add(.fail, "A", about: "v2", remedies: ["copy"])
    #expect(try small.plan()["copy"]?.isDone == false)
  }

  @Test("A task that nobody fits is listed, and has dates")
  func unassigned() throws {
    var small = try SmallCase("")
    small.add(.fail, "A", about: nil, remedies: ["tidy"])
    let plan = try small.plan()
    #expect(plan.unassigned.map(\.id) == ["tidy"])
    let tidy = try #require(plan["tidy"])
    #expect(tidy.end - tidy.start == 1)  // 1 hour of the 2 of a week
    #expect(tidy.start > plan["decide"]?.end ?? tidy.end)
  }

  @Test("Nobody gives more than their hours")
  func loads() throws {
    var small = try SmallCase(
      #"<services><service id="v1" product="big-drive" accounts="20"/><service id="v2" product="big-polls"/></services>"#
    )
    small.leaveEverything()
    let plan = try small.plan()
    let hours = ["p-helper": 4.0, "p-admin": 2.0, "g-board": 2.0]
    #expect(!plan.loads.isEmpty)
    for load in plan.loads { #expect(load.hours <= hours[load.person] ?? 0) }
    let total = plan.hoursByPerson.reduce(0) { $0 + $1.hours }
    #expect(total == plan.loads.reduce(0) { $0 + $1.hours })
  }

  @Test("The same case gives the same plan")
  func deterministic() throws {
    var small = try SmallCase(
      #"<services><service id="v1" product="big-drive"/><service id="v2" product="big-mail"/></services>"#)
    small.leaveEverything()
    let plan = try small.plan()
    let again = try small.plan()
    #expect(plan.tasks.map(\.id) == again.tasks.map(\.id))
    #expect(plan.tasks.map(\.start) == again.tasks.map(\.start))
    #expect(plan.tasks.map(\.people) == again.tasks.map(\.people))
  }

  @Test("Accounts change at the start of a fiscal year, else within its first month")
  func boundary() throws {
    var small = try SmallCase(
      #"<services><service id="v1" product="big-books"/></services>"#,
      organisation: #"fiscal-year-start="--09-01""#)
    small.leaveEverything()
    let cutover = try #require(small.plan()["r-accounts.cutover@v1"])
    #expect(cutover.start == Day("2027-09-01"))
  }

  @Test("No switch around an assembly")
  func assembly() throws {
    let body = #"<services><service id="v1" product="big-drive"/></services>"#
    var plain = try SmallCase(body)
    plain.leaveEverything()
    let day = try #require(plain.plan()["r-files.cutover@v1"]).start
    var small = try SmallCase(body, organisation: "general-assembly='\(day.adding(3))'")
    small.leaveEverything()
    let moved = try #require(small.plan()["r-files.cutover@v1"]).start
    #expect(moved >= day.adding(3 + 8))
  }
}
