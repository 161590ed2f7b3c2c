package import Inventories
package import Knowledge
package import LibXML

/// A module that somebody needs, and why.
package struct Need: Sendable {
  package var module: TrainingModule
  /// Id of the person or group.
  package var person: String
  package var personName: String
  /// How many people.
  package var headcount: Int
  /// Level today on what the module trains; nil when nobody knows.
  package var level: Int?
  package var because: LocalizedText
  /// Task of the plan that calls for it, when there is one.
  package var task: String?

  package init(
    module: TrainingModule, person: String, personName: String, headcount: Int, level: Int?, because: LocalizedText,
    task: String?
  ) {
    self.module = module
    self.person = person
    self.personName = personName
    self.headcount = headcount
    self.level = level
    self.because = because
    self.task = task
  }
}

/// One session: a module, a group, a day.
package struct Session: Sendable {
  /// Such as `NC1-2`.
  package var id: String
  package var module: TrainingModule
  /// Who comes, with how many people.
  package var participants: [(person: String, name: String, count: Int)]
  package var date: Day
  package var hours: Double
  /// Task that the session prepares, such as a cutover, and its day.
  package var before: (task: String, date: Day)?
  /// Groups of one module are numbered from 1.
  package var group: Int
  /// Half-day of a module that takes several, from 1, and how many there are.
  package var part: (number: Int, count: Int)
  /// Else in the morning.
  package var isAfternoon: Bool

  package init(
    id: String, module: TrainingModule, participants: [(person: String, name: String, count: Int)], date: Day,
    hours: Double, before: (task: String, date: Day)?
  ) {
    self.id = id
    self.module = module
    self.participants = participants
    self.date = date
    self.hours = hours
    self.before = before
    group = 1
    part = (1, 1)
    isAfternoon = false
  }

  package var headcount: Int { participants.reduce(0) { $0 + $1.count } }
}

/// The training plan that goes with a plan.
package struct TrainingPlan: Sendable {
  package var needs: [Need]
  package var sessions: [Session]
  /// Topics that the plan calls for and no module trains.
  package var uncovered: [String]
  /// Modules called for that nobody of the case is there to take, such as one for referents where there is none.
  package var unattended: [String]
  /// Sessions that could not keep the order of modules, or that somebody cannot attend for being elsewhere.
  package var conflicts: [String]

  package init(needs: [Need], sessions: [Session], uncovered: [String]) {
    self.needs = needs
    self.sessions = sessions
    self.uncovered = uncovered
    unattended = []
    conflicts = []
  }

  /// Hours of trainers.
  package var sessionHours: Double { sessions.reduce(0) { $0 + $1.hours } }
  /// Hours of trainees, all together.
  package var traineeHours: Double { sessions.reduce(0) { $0 + $1.hours * Double($1.headcount) } }
}
