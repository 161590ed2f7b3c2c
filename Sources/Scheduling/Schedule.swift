/// Dates and people found for a problem.
package struct Schedule: Sendable, Hashable {
  /// Quarter hours that a resource gives on a day.
  package struct Share: Sendable, Hashable {
    package var resource: String
    package var day: Int
    package var effort: Int
  }

  /// Where an activity stands.
  package struct Placement: Sendable, Hashable {
    package var activity: String
    package var start: Int
    /// Last day, which may be the first.
    package var end: Int
    /// Who works on it, best first; empty when nobody is known.
    package var resources: [String]
    /// In the order of days, then of resources.
    package var shares: [Share]
  }

  /// A wish of the problem that the schedule does not keep.
  package enum Breach: Sendable, Hashable {
    case late(String, days: Int)
    /// The first ended too long before the second started.
    case tooFar(String, String, days: Int)
  }

  /// In the order of ids.
  package var placements: [Placement]
  /// No schedule at all ends before this day.
  package var lowerBound: Int
  package var breaches: [Breach]
  private var index: [String: Int]

  init(placements: [String: Placement], problem: Problem, lowerBound: Int) {
    let ordered = placements.values.sorted { $0.activity < $1.activity }
    self.placements = ordered
    self.lowerBound = lowerBound
    index = Dictionary(uniqueKeysWithValues: ordered.enumerated().map { ($0.element.activity, $0.offset) })
    breaches = []
    breaches = Self.breaches(of: problem, in: placements)
  }

  /// Last day of work or wait; nil when there is nothing to do.
  package var end: Int? { placements.map(\.end).max() }

  package subscript(activity: String) -> Placement? {
    index[activity].map { placements[$0] }
  }

  private static func breaches(of problem: Problem, in placements: [String: Placement]) -> [Breach] {
    problem.activities.sorted { $0.id < $1.id }.flatMap { activity -> [Breach] in
      guard let placement = placements[activity.id] else { return [] }
      var found: [Breach] = []
      if let deadline = activity.deadline, placement.end > deadline {
        found.append(.late(activity.id, days: placement.end - deadline))
      }
      for link in activity.after.sorted(by: { $0.activity < $1.activity }) {
        guard let longest = link.longest, let before = placements[link.activity] else { continue }
        let excess = placement.start - before.end - 1 - longest
        if excess > 0 { found.append(.tooFar(link.activity, activity.id, days: excess)) }
      }
      return found
    }
  }
}

/// A way to solve problems: the place where a better algorithm goes.
package protocol Scheduler: Sendable {
  /// - Throws: `SchedulingFailure`.
  func schedule(_ problem: Problem) throws -> Schedule
}
