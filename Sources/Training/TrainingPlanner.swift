package import Assessing
package import Inventories
package import Knowledge
package import Planning

/// Derives training from a plan: the skills that it needs, minus those that people have, in groups and on days.
package struct TrainingPlanner {
  package init() {}

  /// Makes the training plan that goes with a plan.
  ///
  /// - Parameters:
  ///   - plan: its moves, tasks and dates.
  ///   - inventory: people and their skills.
  ///   - catalogue: modules.
  ///   - assessment: failures that call for training.
  /// - Returns: needs by module then by person, sessions by date.
  package func plan(
    plan: Plan, inventory: Inventory, catalogue: Catalogue, assessment: Assessment
  ) -> TrainingPlan {
    let audiences = Audiences(inventory, plan: plan)
    let calls = Calls(
      plan: plan, assessment: assessment, inventory: inventory, catalogue: catalogue, audiences: audiences)
    let needs = NeedList(calls.all, inventory: inventory, catalogue: catalogue, audiences: audiences)
    let timetable = Timetable(Cohorts(needs.all), start: plan.start)
    var training = TrainingPlan(
      needs: needs.all.map(\.need), sessions: timetable.sessions, uncovered: calls.uncovered.sorted())
    training.unattended = needs.unattended
    training.conflicts = timetable.conflicts.sorted()
    return training
  }
}
