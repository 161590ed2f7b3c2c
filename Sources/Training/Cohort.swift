import Inventories
import Knowledge

/// All those who take a module for the same switch, or for none.
struct Cohort {
  let module: TrainingModule
  var anchor: Anchor?
  var needs: [DatedNeed]
  var earliest: Day
  /// Last half-day, when a switch or a later module sets one.
  var limit: HalfDay?

  var people: Set<String> { Set(needs.map(\.need.person)) }
  var headcount: Int { needs.reduce(0) { $0 + $1.need.headcount } }

  /// Groups of nearly the same size, filled in the order of needs; a group of people may be split.
  var groups: [[(person: String, name: String, count: Int)]] {
    let total = headcount
    let number = (total + module.groupMax - 1) / max(1, module.groupMax)
    var rest = needs.map { (person: $0.need.person, name: $0.need.personName, count: $0.need.headcount) }[...]
    return (0..<number).map { index in
      var room = total * (index + 1) / number - total * index / number
      var group: [(person: String, name: String, count: Int)] = []
      while room > 0, var first = rest.popFirst() {
        let count = min(room, first.count)
        group.append((first.person, first.name, count))
        room -= count
        first.count -= count
        if first.count > 0 { rest = [first] + rest }
      }
      return group
    }
  }
}

/// Cohorts, and which come before which.
struct Cohorts {
  private(set) var all: [Cohort]
  /// Cohorts that come before each, by their places.
  private(set) var before: [[Int]] = []
  /// An order in which none comes before one that it waits for.
  private(set) var order: [Int] = []

  init(_ needs: [DatedNeed]) {
    let groups = Dictionary(grouping: needs) { [$0.need.module.id, $0.anchor?.task ?? ""] }
    all = groups.keys.sorted { ($0[0], $0[1]) < ($1[0], $1[1]) }.compactMap { key in
      guard let needs = groups[key], let first = needs.first else { return nil }
      return Cohort(
        module: first.need.module, anchor: first.anchor, needs: needs,
        earliest: needs.map(\.earliest).min() ?? first.earliest)
    }
    before = all.indices.map(predecessors)
    order = sorted()
    followSwitches()
  }

  mutating func limit(_ place: Int, to half: HalfDay) {
    all[place].limit = min(all[place].limit ?? half, half)
  }

  private func predecessors(of place: Int) -> [Int] {
    all.indices.filter { other in
      guard other != place else { return false }
      let (first, second) = (all[other], all[place])
      if requires(second.module, first.module) { return !first.people.isDisjoint(with: second.people) }
      // Those who help learn first, unless their module itself builds on that of the others.
      return first.anchor != nil && first.anchor?.task == second.anchor?.task && first.module.tier < second.module.tier
        && !leads(from: second.module, to: first.module)
    }
  }

  private func requires(_ module: TrainingModule, _ other: TrainingModule) -> Bool {
    module.after.contains(other.id) || other.isBasic && !module.isBasic && !module.prerequisites.isEmpty
  }

  /// Whether a module comes before another, near or far, among those of the plan.
  private func leads(from module: TrainingModule, to other: TrainingModule) -> Bool {
    var seen: Set<String> = []
    var queue = [other]
    while let next = queue.popLast() {
      for cohort in all where requires(next, cohort.module) && seen.insert(cohort.module.id).inserted {
        if cohort.module.id == module.id { return true }
        queue.append(cohort.module)
      }
    }
    return false
  }

  /// Free cohorts first, then by switch, by tier, by module; a circle is cut at its first cohort.
  private func sorted() -> [Int] {
    var rest = Array(all.indices)
    var order: [Int] = []
    func key(_ place: Int) -> (Int, Int, Int, Int, String) {
      let cohort = all[place]
      return (
        cohort.anchor == nil ? 0 : 1, cohort.anchor?.date.number ?? cohort.earliest.number,
        cohort.module.tier.rawValue, place, cohort.module.id
      )
    }
    while !rest.isEmpty {
      let ready = rest.filter { place in before[place].allSatisfy { !rest.contains($0) } }
      guard let next = (ready.isEmpty ? rest : ready).min(by: { key($0) < key($1) }) else { break }
      order.append(next)
      rest.removeAll { $0 == next }
    }
    return order
  }

  /// A module that merely suits a tool waits for the switch of what comes before it.
  private mutating func followSwitches() {
    for place in order {
      guard let anchor = all[place].anchor, !anchor.isAsked else { continue }
      let earlier = before[place].compactMap { all[$0].anchor }.filter { $0.date > anchor.date }
      if let latest = earlier.max(by: { ($0.date, $0.task) < ($1.date, $1.task) }) {
        all[place].anchor = Anchor(task: latest.task, date: latest.date, isAsked: false)
      }
    }
  }
}
