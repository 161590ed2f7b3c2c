import Assessing
import Inventories
import Knowledge
import LibXML
import Planning
import TestSupport
import Testing

/// The example case, planned with the shipped knowledge: laws that hold whatever the knowledge becomes.
@Suite("Planning the example case")
struct RealCaseTests {
  private func plan(_ inventory: Inventory) throws -> Plan {
    let catalogue = try Catalogue.load()
    let date = try #require(Day("2026-11-15"))
    let assessment = try Assessor(inventory, catalogue: catalogue, date: date).assess()
    return try Planner().plan(assessment: assessment, inventory: inventory, catalogue: catalogue, start: date)
  }

  @Test("Every failure and every unknown leads to a task; nothing starts before what it waits for")
  func laws() throws {
    let path = Paths.package + "/inventories/les-tilleuls/inventory.xml"
    let inventory = Inventory(try Document(contentsOf: path))
    let plan = try plan(inventory)
    #expect(Set(plan.tasks.map(\.id)).count == plan.tasks.count)
    #expect(!plan.moves.isEmpty)
    #expect(plan.lowerBound <= plan.end)
    let ends = Dictionary(uniqueKeysWithValues: plan.tasks.map { ($0.id, $0.end) })
    for task in plan.tasks where !task.isDone {
      #expect(!task.because.isEmpty)
      for before in task.after where plan.tasks.contains(where: { $0.id == before && !$0.isDone }) {
        #expect(try #require(ends[before]) < task.start)
      }
    }
  }

  @Test("A case of which only the name is known is asked about, and nothing is invented")
  func nameOnly() throws {
    let text = #"<inventory version="1" date="2026-11-15"><organisation id="org" name="X"/></inventory>"#
    let plan = try plan(Inventory(try Document(bytes: Array(text.utf8), name: "inventory.xml")))
    #expect(plan.moves.isEmpty)
    #expect(plan.tasks.first?.kind == .findOut)
    #expect(plan.tasks.allSatisfy { $0.stage > 0 })
    #expect(plan.tasks.contains { $0.kind == .findOut })
    let asked = plan.tasks.filter { task in
      task.because.contains { if case .finding = $0 { true } else { false } }
    }
    #expect(asked.allSatisfy { $0.stage <= 1 })
  }
}
