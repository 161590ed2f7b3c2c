import Assessing
import Inventories
@testable import Knowledge
import LibXML
import Planning

/// 2027-01-04, a Monday.
let monday = Day(number: 20_822)

/// An inventory in a few lines, and findings about it, made by hand.
struct SmallCase {
  let inventory: Inventory
  var findings: [Finding] = []
  /// Whether any criterion could be answered.
  var isKnown = true

  init(_ body: String, organisation: String = "") throws {
    let people = """
      <people>
        <person id="p-helper" role="helper" kind="volunteer" hours-per-week="4"/>
        <person id="p-admin" role="office" kind="employee" hours-per-week="2"/>
        <group id="g-board" role="board" kind="board" count="4" hours-per-week="0.5"/>
      </people>
      """
    let text = "<inventory><organisation id='org' name='X' \(organisation)/>\(people)\(body)</inventory>"
    inventory = Inventory(try Document(bytes: Array(text.utf8), name: "small.xml"))
  }

  mutating func add(
    _ state: State, _ criterion: String, about subject: String?, product: String? = nil, remedies: [String] = [],
    severity: Criterion.Severity = .major, route: Bool = false
  ) {
    findings.append(
      Finding(
        criterion: Shared(.small(criterion, severity: severity, route: route)), subject: subject,
        subjectName: LocalizedText(subject ?? ""), product: product, state: state, severity: severity, facts: [],
        reason: LocalizedText(""), remedies: remedies))
  }

  /// Every service fails, for being the product that it is.
  mutating func leaveEverything() {
    for service in inventory.services {
      add(.fail, "FREE", about: service.id, product: service.product, route: true)
    }
  }

  var assessment: Assessment {
    let family = Family(id: "f", prefix: "F", title: LocalizedText(""), question: LocalizedText(""))
    let score = FamilyScore(
      family: family, interval: isKnown ? Interval(low: 0, high: 500) : nil, levels: nil, counted: 1, unknown: 0,
      gates: [])
    return Assessment(date: monday, knowledgeHash: "", families: [score], findings: findings, divergences: [])
  }

  func plan(_ catalogue: Catalogue, start: Day = monday) throws -> Plan {
    try Planner().plan(assessment: assessment, inventory: inventory, catalogue: catalogue, start: start)
  }

  func plan() throws -> Plan {
    try plan(SmallKnowledge.catalogue())
  }
}

extension Plan {
  subscript(task: String) -> PlannedTask? {
    tasks.first { $0.id == task }
  }
}
