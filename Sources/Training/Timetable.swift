import Inventories
import Knowledge

/// Half-days of sessions: right before the switch that they prepare, never after it.
struct Timetable {
  /// Days before a switch within which it is prepared.
  static let window = 14
  /// The same for the first switch of all, when most is new.
  static let firstWindow = 21
  /// Half-days of training in a week, unless a switch presses.
  static let pace = 4

  private(set) var sessions: [Session] = []
  private(set) var conflicts: Set<String> = []
  private let start: Day
  private var firstSwitch: Day?
  /// Who is trained on each half-day.
  private var busy: [HalfDay: [String]] = [:]
  private var weeks: [Day: Int] = [:]
  /// Last half-day of each cohort, for each of its people.
  private var ends: [Int: [String: HalfDay]] = [:]

  init(_ cohorts: Cohorts, start: Day) {
    self.start = start
    firstSwitch = cohorts.all.compactMap { $0.anchor?.date }.min()
    var cohorts = cohorts
    setLimits(&cohorts)
    for place in cohorts.order { hold(place, in: cohorts) }
    sessions.sort { ($0.date.number, $0.isAfternoon ? 1 : 0, $0.id) < ($1.date.number, $1.isAfternoon ? 1 : 0, $1.id) }
  }

  /// Last half-day before each switch; what comes before a module ends early enough for it.
  private func setLimits(_ cohorts: inout Cohorts) {
    for place in cohorts.order.reversed() {
      if let anchor = cohorts.all[place].anchor { cohorts.limit(place, to: eve(of: anchor.date)) }
      guard let limit = cohorts.all[place].limit else { continue }
      var last = limit
      for _ in 0..<cohorts.all[place].module.parts { last = previous(last) }
      for other in cohorts.before[place] { cohorts.limit(other, to: last) }
    }
  }

  /// The afternoon of the last working day before a switch; of its own day when the plan starts on it.
  private func eve(of day: Day) -> HalfDay {
    let eve = (1...7).map { day.adding(-$0) }.first { $0.weekday <= 5 } ?? day
    return HalfDay(afternoonOf: eve >= start ? eve : day)
  }

  private func previous(_ half: HalfDay) -> HalfDay {
    var half = HalfDay(number: half.number - 1)
    while !half.isWorking { half = HalfDay(number: half.number - 1) }
    return half
  }

  private mutating func hold(_ place: Int, in cohorts: Cohorts) {
    let cohort = cohorts.all[place]
    let held = Set(sessions.filter { $0.module.id == cohort.module.id }.map(\.group)).count
    for (index, group) in cohort.groups.enumerated() {
      var first = earliest(for: group.map(\.person), place, in: cohorts)
      for part in 1...cohort.module.parts {
        let (half, isConflict) = free(for: group.map(\.person), from: first, to: cohort.limit)
        let session = session(of: cohort, group: held + index + 1, part: part, with: group, on: half)
        if isConflict { conflicts.insert(session.id) }
        note(session, on: half, of: place)
        first = half.next
      }
    }
  }

  private func earliest(for people: [String], _ place: Int, in cohorts: Cohorts) -> HalfDay {
    let cohort = cohorts.all[place]
    var first = HalfDay(morningOf: max(start, cohort.earliest))
    if let limit = cohort.limit, cohort.anchor != nil {
      let days = cohort.anchor?.date == firstSwitch ? Self.firstWindow : Self.window
      let opening = limit.day.adding(1 - days)
      first = HalfDay(morningOf: max(start, opening))
    }
    for other in cohorts.before[place] {
      let module = cohorts.all[other].module
      let isForAll = !cohort.module.after.contains(module.id) && !module.isBasic
      let last = ends[other].map { ends in isForAll ? ends.values.max() : people.compactMap { ends[$0] }.max() }
      if let last = last ?? nil, last >= first { first = last.next }
    }
    return first
  }

  /// A half-day without training, else beside another session, else one that breaks a rule but not the limit.
  private func free(for people: [String], from first: HalfDay, to limit: HalfDay?) -> (HalfDay, isConflict: Bool) {
    let last = limit ?? HalfDay(number: first.number + 20_000)
    if first <= last {
      let halves = (first.number...last.number).lazy.map(HalfDay.init(number:)).filter(\.isWorking)
      if let half = halves.first(where: { busy[$0] == nil && weeks[$0.monday, default: 0] < Self.pace }) {
        return (half, false)
      }
      if let half = halves.first(where: { busy[$0] == nil }) { return (half, false) }
      if let half = halves.first(where: { isFree($0, for: people) }) { return (half, false) }
    }
    var half = last
    while half.day > start, !half.isWorking || !isFree(half, for: people) { half = HalfDay(number: half.number - 1) }
    return (isFree(half, for: people) && half.isWorking ? half : last, true)
  }

  /// Different people of one group can be in two rooms; one person cannot.
  private func isFree(_ half: HalfDay, for people: [String]) -> Bool {
    busy[half].map { Set($0).isDisjoint(with: people) } ?? true
  }

  private func session(
    of cohort: Cohort, group: Int, part: Int, with people: [(person: String, name: String, count: Int)],
    on half: HalfDay
  ) -> Session {
    let module = cohort.module
    var session = Session(
      id: "", module: module, participants: people, date: half.day, hours: module.hours / Double(module.parts),
      before: cohort.anchor.map { ($0.task, $0.date) })
    session.group = group
    session.part = (part, module.parts)
    session.isAfternoon = half.isAfternoon
    session.id = "\(module.id)-\(session.group)" + (module.parts > 1 ? ".\(part)" : "")
    return session
  }

  private mutating func note(_ session: Session, on half: HalfDay, of place: Int) {
    sessions.append(session)
    busy[half, default: []] += session.participants.map(\.person)
    weeks[half.monday, default: 0] += 1
    for person in session.participants.map(\.person) {
      let last = ends[place]?[person] ?? half
      ends[place, default: [:]][person] = max(last, half)
    }
  }
}
