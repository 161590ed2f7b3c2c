import Assessing
import Inventories
import Knowledge
import LibXML
import Planning
import TestSupport
import Testing
import Training

/// The example case, trained with the shipped knowledge: laws that hold whatever the knowledge becomes.
@Suite("Training of the example case")
struct RealCaseTests {
  @Test("Groups fit, switches are prepared before they come, and every topic has its module")
  func laws() throws {
    let inventory = Inventory(try Document(contentsOf: Paths.package + "/inventories/les-tilleuls/inventory.xml"))
    let catalogue = try Catalogue.load()
    let date = try #require(Day("2026-11-15"))
    let assessment = try Assessor(inventory, catalogue: catalogue, date: date).assess()
    let plan = try Planner().plan(assessment: assessment, inventory: inventory, catalogue: catalogue, start: date)
    let training = TrainingPlanner().plan(
      plan: plan, inventory: inventory, catalogue: catalogue, assessment: assessment)
    #expect(!training.sessions.isEmpty)
    #expect(Set(training.sessions.map(\.id)).count == training.sessions.count)
    for session in training.sessions {
      #expect(session.headcount <= session.module.groupMax)
      #expect(session.before.map { session.date <= $0.date } ?? true)
      #expect(session.date >= plan.start)
    }
    #expect(training.uncovered.isEmpty)
    for need in training.needs { #expect(!need.because.fr.isEmpty && !need.because.en.isEmpty) }
  }
}
