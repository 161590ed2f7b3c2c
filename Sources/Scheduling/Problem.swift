/// What is to be scheduled: activities, and people with so many hours a week.
///
/// Days are numbers since 1970-01-01, which was a Thursday; efforts and capacities are quarter hours.
package struct Problem: Sendable, Hashable {
  /// A piece of work, a machine that runs, or a wait.
  package struct Activity: Sendable, Hashable {
    package var id: String
    /// Quarter hours of each worker; 0 for a machine or a wait.
    package var effort: Int
    /// How many resources work on it, each with the whole effort; fewer when fewer are allowed.
    package var workers: Int
    /// Ids of those who can do it, best first; empty: nobody is known.
    package var resources: [String]
    /// Days of the calendar during which nobody is busy, after the effort.
    package var elapsed: Int
    package var after: [Link]
    /// First day on which it may start.
    package var notBefore: Int?
    /// Last day on which it should end.
    package var deadline: Int?
    /// Smaller goes first.
    package var priority: Int

    package init(
      id: String, effort: Int = 0, workers: Int = 1, resources: [String] = [], elapsed: Int = 0, after: [Link] = [],
      notBefore: Int? = nil, deadline: Int? = nil, priority: Int = 0
    ) {
      self.id = id
      self.effort = effort
      self.workers = workers
      self.resources = resources
      self.elapsed = elapsed
      self.after = after
      self.notBefore = notBefore
      self.deadline = deadline
      self.priority = priority
    }
  }

  /// An activity that ends before another starts; the other starts on the next day at the earliest.
  package struct Link: Sendable, Hashable {
    package var activity: String
    /// Full days between the end and the start, at least.
    package var lag: Int
    /// Full days between the end and the start, at most.
    package var longest: Int?

    package init(_ activity: String, lag: Int = 0, longest: Int? = nil) {
      self.activity = activity
      self.lag = lag
      self.longest = longest
    }
  }

  /// Somebody, or several people taken together.
  package struct Resource: Sendable, Hashable {
    package var id: String
    /// Quarter hours a week, above 0.
    package var capacity: Int
    /// Last day of presence.
    package var until: Int?

    package init(id: String, capacity: Int, until: Int? = nil) {
      self.id = id
      self.capacity = capacity
      self.until = until
    }
  }

  package var start: Int
  package var activities: [Activity]
  package var resources: [Resource]
  /// Quarter hours a week of somebody still to be found, who takes what nobody else can do.
  package var unstaffed: Int
  /// Days of the week with work, 1 being Monday, in order.
  package var workingDays: [Int]

  package init(
    start: Int, activities: [Activity], resources: [Resource], unstaffed: Int = 8, workingDays: [Int] = [1, 2, 3, 4, 5]
  ) {
    self.start = start
    self.activities = activities
    self.resources = resources
    self.unstaffed = unstaffed
    self.workingDays = workingDays
  }
}

/// A problem that has no schedule.
package enum SchedulingFailure: Error, Hashable {
  /// Activities that wait for one another, each for the one before it, the last being waited for by the first.
  case cycle([String])
  case duplicate(String)
  /// An activity names something that is not in the problem.
  case unknown(String, in: String)
  /// Nobody works on any day of the week, or a capacity is 0 or less.
  case noCapacity(String)
}
