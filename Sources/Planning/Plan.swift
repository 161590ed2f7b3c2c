package import Inventories
package import Knowledge
package import LibXML

/// One task of the plan, with its people and its dates.
package struct PlannedTask: Sendable {
  /// Why a task is in the plan.
  package enum Reason: Sendable, Hashable {
    /// A criterion found this about this subject (nil: about the whole).
    case finding(criterion: String, subject: String?)
    /// A product is left by this route.
    case route(id: String, service: String)
    /// Another task needs it first.
    case prerequisite(of: String)
    /// Every plan has it at this stage.
    case stage
  }

  /// Unique in the plan: the id of the knowledge, with the service for a step of a route (`drive-to-nextcloud.cutover@v-drive`).
  package var id: String
  package var title: LocalizedText
  package var how: LocalizedText?
  /// 0 to 8.
  package var stage: Int
  package var kind: TaskKind
  /// Hours of people.
  package var hours: Double
  /// What there is to make again, counted in `hours`.
  package var pieces: PieceWork?
  /// Hours of machines, nobody being busy.
  package var machineHours: Double
  /// What makes the hours of machines, for a step of a route.
  package var machine: MachineTime?
  package var waitDays: Int
  /// Who does it: ids of people or groups of the case; empty when nobody fits.
  package var people: [String]
  /// Ids of subjects that it is about.
  package var subjects: [String]
  package var after: [String]
  package var start: Day
  package var end: Day
  package var because: [Reason]
  /// XPath test that is true once the task is done; `$subject` is each subject.
  package var doneWhen: String?
  /// Whether the test holds already.
  package var isDone: Bool
  package var isReversible: Bool?
  package var cost: Double?
  package var resolution: LocalizedText?
  package var risks: [LocalizedText]
  /// Topics to train with or before it.
  package var topics: [String]
  /// Training module, for a step of training.
  package var module: String?
  /// Capability and target product, for a step of a route.
  package var capability: String?
  package var target: String?
  package var isCutover: Bool
  /// The move that it is a step of: see `Move.id`.
  package var move: String?
  /// Hours that each of its people gives, in the order of `people`; training counts the hours of trainers alone.
  package var efforts: [Effort]

  package init(id: String, title: LocalizedText, stage: Int, kind: TaskKind, hours: Double, start: Day, end: Day) {
    self.id = id
    self.title = title
    self.stage = stage
    self.kind = kind
    self.hours = hours
    self.start = start
    self.end = end
    how = nil
    machineHours = 0
    pieces = nil
    machine = nil
    waitDays = 0
    people = []
    subjects = []
    after = []
    because = []
    doneWhen = nil
    isDone = false
    isReversible = nil
    cost = nil
    resolution = nil
    risks = []
    topics = []
    module = nil
    capability = nil
    target = nil
    isCutover = false
    move = nil
    efforts = []
  }
}

/// A product to leave, with what replaces it and how.
package struct Move: Sendable {
  /// Id of the service or device.
  package var service: String
  package var serviceName: String
  package var from: String
  package var capability: String
  package var target: String
  package var route: String
  /// Why this target rather than another.
  package var why: LocalizedText
  package var losses: [LocalizedText]
  /// Services and devices that it is about; the first is `service`.
  package var subjects: [String]
  /// How to go back, and how to check.
  package var rollback: LocalizedText?
  package var verify: LocalizedText?

  /// `route@service`.
  package var id: String { route + "@" + service }

  package init(
    service: String, serviceName: String, from: String, capability: String, target: String, route: String,
    why: LocalizedText, losses: [LocalizedText]
  ) {
    self.service = service
    self.serviceName = serviceName
    self.from = from
    self.capability = capability
    self.target = target
    self.route = route
    self.why = why
    self.losses = losses
    subjects = [service]
    rollback = nil
    verify = nil
  }
}

/// Hours that one person or group gives.
package struct Effort: Sendable, Hashable {
  package var person: String
  package var hours: Double

  package init(person: String, hours: Double) {
    self.person = person
    self.hours = hours
  }
}

/// Hours that one person or group gives in one week.
package struct WeekLoad: Sendable, Hashable {
  package var person: String
  package var monday: Day
  package var hours: Double
}

/// A product that a criterion asks to leave and that this plan keeps.
package struct Staying: Sendable {
  /// Id of the service or device.
  package var service: String
  package var serviceName: String
  package var product: String
  /// nil: whatever it is used for.
  package var capability: String?
  package var why: LocalizedText
}

/// The staged plan of a case.
package struct Plan: Sendable {
  package var start: Day
  package var end: Day
  package var stages: [Stage]
  /// In the order of stages, then of dates.
  package var tasks: [PlannedTask]
  package var moves: [Move]
  /// What is kept although a criterion asks to leave it, and why.
  package var staying: [Staying]
  /// No plan with these tasks and people ends before this day.
  package var lowerBound: Day
  /// In the order of weeks, then of people.
  package var loads: [WeekLoad]

  package init(start: Day, end: Day, stages: [Stage], tasks: [PlannedTask], moves: [Move]) {
    self.start = start
    self.end = end
    self.stages = stages
    self.tasks = tasks
    self.moves = moves
    staying = []
    lowerBound = start
    loads = []
  }
}
