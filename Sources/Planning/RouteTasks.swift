import Inventories
import Knowledge
import LibXML

/// The steps of a route as tasks of one move.
struct RouteTasks {
  let departure: Departure
  let target: String
  let catalogue: Catalogue
  let inventory: Inventory
  /// Gigabytes an hour that leave the association, as measured.
  let upload: Double?

  private var route: Route { departure.route }

  var drafts: [Draft] {
    route.steps.enumerated().map { index, step in
      draft(step, after: step.after ?? (index > 0 ? [route.steps[index - 1].id] : []))
    }
  }

  private func draft(_ step: Route.Step, after: [String]) -> Draft {
    let count = Double(step.kind == .training ? departure.users : departure.accounts)
    let pieces = PieceWork(step, of: departure, in: inventory, catalogue)
    let hours = step.hours + step.hoursEach * count + (pieces?.hours ?? 0)
    var task = PlannedTask(
      id: id(of: step.id), title: title(of: step), stage: step.stage, kind: step.kind, hours: hours,
      start: Day(number: 0), end: Day(number: 0))
    task.how = step.how
    task.pieces = pieces
    task.machine = MachineTime(step, of: departure, upload: upload)
    task.machineHours = task.machine?.hours ?? 0
    task.waitDays = step.waitDays
    task.subjects = departure.subjects
    // What has nothing before it in the route waits for what the route needs.
    task.after = after.isEmpty ? route.prerequisites : after.map(id)
    task.because = [.route(id: route.id, service: departure.id)]
    task.doneWhen = step.doneWhen
    task.module = step.module
    task.capability = route.capability
    task.target = target
    task.isCutover = step.isCutover
    task.move = departure.move
    return Draft(
      task: task, who: step.who, workers: 1, time: step.kind == .training ? trainerHours(step) : hours,
      administrators: departure.administrators, priority: priority(of: step),
      boundary: step.isCutover ? route.boundary : nil)
  }

  /// Those who train prepare once, then hold as many sessions as the groups need.
  private func trainerHours(_ step: Route.Step) -> Double {
    guard let module = step.module.flatMap(catalogue.module) else { return step.hours }
    let groups = (departure.users + module.groupMax - 1) / max(1, module.groupMax)
    return step.hours + module.hours * Double(groups)
  }

  /// From the waves on, a wave goes through all its stages before the next one.
  private func priority(of step: Route.Step) -> Int {
    min(step.stage, 5) * 10_000 + min(route.wave, 98) * 100 + 100 + max(0, step.stage - 5) * 10
  }

  private func id(of step: String) -> String {
    "\(route.id).\(step)@\(departure.id)"
  }

  private func title(of step: Route.Step) -> LocalizedText {
    let way = " (\(departure.name) → \(catalogue.productName(target)))"
    return LocalizedText(fr: step.title.fr + way, en: step.title.en + way)
  }
}
