package import Inventories

extension Plan {
  /// Hours of people still to give in a stage.
  package func hours(ofStage stage: Int) -> Double {
    tasks.filter { $0.stage == stage && !$0.isDone }.map(\.hours).total
  }

  /// Hours of people still to give.
  package var hours: Double {
    tasks.filter { !$0.isDone }.map(\.hours).total
  }

  /// Hours of each person or group, those who give most first.
  package var hoursByPerson: [Effort] {
    let efforts = tasks.flatMap(\.efforts)
    let totals = efforts.reduce(into: [String: Double]()) { $0[$1.person, default: 0] += $1.hours }
    let rounded = totals.map { Effort(person: $0.key, hours: [$0.value].total) }
    return rounded.sorted { ($1.hours, $0.person) < ($0.hours, $1.person) }
  }

  /// Tasks with work that nobody of the case fits.
  package var unassigned: [PlannedTask] {
    tasks.filter { $0.people.isEmpty && $0.hours > 0 && !$0.isDone }
  }

  /// First and last day of a stage; nil when nothing is left to do in it.
  package func dates(ofStage stage: Int) -> (start: Day, end: Day)? {
    let own = tasks.filter { $0.stage == stage && !$0.isDone }
    guard let start = own.map(\.start).min(), let end = own.map(\.end).max() else { return nil }
    return (start, end)
  }
}

extension [Double] {
  /// The sum, to the hundredth: binary fractions leave dust.
  fileprivate var total: Double { (reduce(0, +) * 100).rounded() / 100 }
}
