import Inventories
import LibXML

/// Tells which tasks the inventory shows as done.
struct Progress {
  let inventory: Inventory
  let evaluator: XPathEvaluator

  /// Whether the test of the task holds for each of its subjects; a test that cannot be evaluated does not hold.
  func isDone(_ task: PlannedTask) -> Bool {
    guard let test = task.doneWhen else { return false }
    evaluator.forgetVariables()
    guard test.contains("$subject") else { return holds(test, on: nil) }
    let all = task.subjects.map { inventory[$0] }
    // A step of a route is about its service, not about the machines from which people reach it.
    let kind = all.first.flatMap { $0?.name }
    let subjects = task.move == nil ? all : all.filter { $0?.name == kind }
    return !subjects.isEmpty && subjects.allSatisfy { subject in subject.map { holds(test, on: $0) } ?? false }
  }

  private func holds(_ test: String, on subject: Node?) -> Bool {
    if let subject { evaluator.bind("subject", to: subject) }
    return (try? evaluator.holds(test, on: subject)) ?? false
  }
}
