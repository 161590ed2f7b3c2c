import Scheduling
import TestSupport

extension Problem {
  /// A problem made up from a seed: up to forty activities, up to six people, some of whom leave.
  static func random(seed: Int) -> Problem {
    var random = Random(seed: seed)
    let start = 20_000 + Int.random(in: 0..<14, using: &random)
    let resources = (0..<Int.random(in: 0...6, using: &random)).map { index in
      Resource(
        id: "p\(index)", capacity: Int.random(in: 1...16, using: &random),
        until: Int.random(in: 0..<4, using: &random) == 0 ? start + Int.random(in: 0..<60, using: &random) : nil)
    }
    let count = Int.random(in: 0...40, using: &random)
    let activities = (0..<count).map { index in
      Activity.random(index: index, of: resources.map(\.id), start: start, &random)
    }
    return Problem(start: start, activities: activities, resources: resources)
  }
}

extension Problem.Activity {
  static func random(index: Int, of people: [String], start: Int, _ random: inout Random) -> Problem.Activity {
    let kind = Int.random(in: 0..<5, using: &random)
    let before = (0..<index).shuffled(using: &random).prefix(Int.random(in: 0...3, using: &random))
    let links = before.map { other in
      let lag = Int.random(in: 0...3, using: &random)
      let longest = Int.random(in: 0..<6, using: &random) == 0 ? lag + 14 : nil
      return Problem.Link("a\(other)", lag: lag, longest: longest)
    }
    return Problem.Activity(
      id: "a\(index)", effort: kind == 0 ? 0 : Int.random(in: 1...40, using: &random),
      workers: Int.random(in: 1...2, using: &random),
      resources: Array(people.shuffled(using: &random).prefix(Int.random(in: 0...4, using: &random))),
      elapsed: kind < 2 ? Int.random(in: 0...21, using: &random) : 0, after: links,
      notBefore: kind == 3 ? start + Int.random(in: 0...50, using: &random) : nil,
      deadline: kind == 4 ? start + Int.random(in: 0...90, using: &random) : nil,
      priority: Int.random(in: 0...5, using: &random))
  }
}
