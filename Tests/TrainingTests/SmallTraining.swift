import Assessing
import Inventories
@testable import Knowledge
import LibXML
import Planning
import Training

/// 2027-01-04, a Monday.
let monday = Day(number: 20_822)

/// A plan made by hand, with the modules of a few lines.
struct SmallTraining {
  let inventory: Inventory
  var catalogue: Catalogue
  var plan = Plan(start: monday, end: monday.adding(365), stages: [], tasks: [], moves: [])
  var findings: [Finding] = []

  init(people: String, services: String = "", devices: String = "", modules: String = "") throws {
    let text = """
      <inventory><organisation id='org' name='X'/><people>\(people)</people><devices>\(devices)</devices>
      <services>\(services)</services></inventory>
      """
    inventory = Inventory(try Document(bytes: Array(text.utf8), name: "small.xml"))
    var loader = CatalogueLoader()
    loader.read(Array("<modules>\(Self.modules)\(modules)</modules>".utf8), path: "modules.xml", isTrusted: true)
    catalogue = try loader.finish()
  }

  /// A move with its step of training and its switch on a day; the foundations begin with the plan.
  mutating func addMove(_ service: String, to target: String, module: String?, on day: Day, with devices: String...) {
    var move = Move(
      service: service, serviceName: service, from: "old", capability: "c", target: target, route: "r",
      why: LocalizedText(""), losses: [])
    move.subjects += devices
    plan.moves.append(move)
    if let module {
      var train = task("train@\(service)", stage: 5, from: day.adding(-9), to: day.adding(-3))
      train.module = module
      train.move = move.id
      plan.tasks.append(train)
    }
    var cutover = task("cutover@\(service)", stage: 5, from: day, to: day)
    cutover.isCutover = true
    cutover.move = move.id
    plan.tasks.append(cutover)
  }

  mutating func addTask(_ id: String, stage: Int, topics: [String], start: Day = monday) {
    var added = task(id, stage: stage, from: start, to: start)
    added.topics = topics
    plan.tasks.append(added)
  }

  mutating func addFailure(_ id: String, topics: [String]) throws {
    let text = "<criterion id='\(id)'><title xml:lang='fr'>Titre</title></criterion>"
    var criterion = try FlatDocument(bytes: Array(text.utf8), name: "c.xml").withRoot(Criterion.init)
    criterion.topics = topics
    findings.append(
      Finding(
        criterion: Shared(criterion), subject: nil, subjectName: LocalizedText(""), state: .fail, severity: .major,
        facts: [],
        reason: LocalizedText(""), remedies: []))
  }

  var training: TrainingPlan {
    let assessment = Assessment(date: monday, knowledgeHash: "", families: [], findings: findings, divergences: [])
    return TrainingPlanner().plan(plan: plan, inventory: inventory, catalogue: catalogue, assessment: assessment)
  }

  private func task(_ id: String, stage: Int, from start: Day, to end: Day) -> PlannedTask {
    PlannedTask(id: id, title: LocalizedText(id), stage: stage, kind: .work, hours: 1, start: start, end: end)
  }

  private static let modules = """
    <module id="DECIDE" hours="7" audience="board referents" group-max="25" topics="deciding"/>
    <module id="BASE" hours="12" audience="all" group-max="6" topics="basics" target-level="2" basic="yes"><after module="DECIDE"/></module>
    <module id="HYG" hours="2" audience="all" group-max="12" topics="hygiene" target-level="3">
      <prerequisite on="pix-4.1" level="1"/><after module="DECIDE"/>
    </module>
    <module id="USE" hours="3.5" audience="all" group-max="4" topics="sharing" tools="cloud" target-level="3">
      <prerequisite on="pix-1.2" level="2"/><after module="HYG"/>
    </module>
    <module id="HELP" hours="3.5" audience="referents" group-max="8" topics="tidying" tools="cloud" target-level="4"/>
    <module id="RUN" hours="7" audience="administrators" group-max="3" topics="running" tools="cloud" target-level="6"/>
    """
}

extension TrainingPlan {
  func needs(_ module: String) -> [Need] { needs.filter { $0.module.id == module } }
  func sessions(_ module: String) -> [Session] { sessions.filter { $0.module.id == module } }
}
