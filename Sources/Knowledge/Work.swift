package import LibXML

/// What sort of work a task is.
package enum TaskKind: String, Sendable, CaseIterable {
  case findOut = "find-out"
  case decision, work, machine, wait, training, verification
}

/// A task as the knowledge states it.
package struct TaskTemplate: Sendable {
  /// Which plans have it without any finding that calls for it.
  package enum Presence: String, Sendable {
    case always = "yes"
    /// Plans that leave at least one product.
    case withMoves = "with-moves"
  }

  package var id: String
  package var stage: Int
  package var kind: TaskKind
  package var hours: Double
  package var hoursEach: Double
  package var machineHours: Double
  package var waitDays: Int
  /// Roles or ties that can do it, best first.
  package var who: [String]
  package var people: Int
  package var isReversible: Bool?
  package var cost: Double?
  package var priority: Int
  package var title: LocalizedText
  package var how: LocalizedText?
  package var after: [String]
  package var doneWhen: String?
  package var topics: [String]
  package var resolution: LocalizedText?
  package var risks: [LocalizedText]
  package var presence: Presence?
}

/// A stage of a move.
package struct Stage: Sendable {
  package var id: String
  package var number: Int
  package var title: LocalizedText
  package var content: LocalizedText
  package var entry: [LocalizedText]
  package var gates: [LocalizedText]
}

/// A way out of some products and into others.
package struct Route: Sendable {
  /// One thing that limits the speed of machines.
  package struct Rate: Sendable {
    package enum Unit: String, Sendable {
      case gigabytes = "gb"
      case items
    }

    package var unit: Unit
    package var perHour: Double
    /// Whether each account has this speed for itself.
    package var isPerAccount: Bool
    /// Whether the upload measured at the association replaces `perHour`.
    package var isUpload: Bool
    /// Volume of each account, taken when nobody knows it.
    package var assumed: Double
    package var title: LocalizedText
  }

  /// Work that grows with the number of things to make again.
  package struct Pieces: Sendable {
    package enum Unit: String, Sendable {
      /// What the service holds: forms, bases, pages.
      case items
      /// Home-made tools made with what is left: macros, templates.
      case tools
    }

    package var unit: Unit
    package var hours: Double
    /// How many, when nobody knows.
    package var assumed: Int
    /// What they are called, several of them.
    package var title: LocalizedText
  }

  /// One step of a route.
  package struct Step: Sendable {
    package var id: String
    package var stage: Int
    package var kind: TaskKind
    package var isCutover: Bool
    package var hours: Double
    /// For each person in training, else for each account or machine.
    package var hoursEach: Double
    package var pieces: Pieces?
    /// The slowest tells how long machines work.
    package var rates: [Rate]
    /// Accounts that machines take at the same time, at most.
    package var parallel: Int
    /// Part of the volume that the step moves, 0 to 1.
    package var share: Double
    package var waitDays: Int
    package var who: [String]
    package var module: String?
    /// Steps of this route that come before; nil: the previous one.
    package var after: [String]?
    package var title: LocalizedText
    package var how: LocalizedText?
    package var doneWhen: String?
  }

  package var id: String
  package var capability: String
  /// Kinds of data locations that it moves; empty: all that a service holds.
  package var holds: [String]
  package var from: [String]
  /// Best first.
  package var to: [String]
  package var cutover: String
  package var wave: Int
  package var rollbackDays: Int?
  package var title: LocalizedText
  package var losses: [LocalizedText]
  package var prerequisites: [String]
  package var steps: [Step]
  package var rollback: LocalizedText
  package var verify: LocalizedText
  /// Attribute of the organisation whose day the switch waits for.
  package var boundary: String?
  package var sources: [Product.Source]
}

/// A training module.
package struct TrainingModule: Sendable {
  package var id: String
  package var hours: Double
  /// Among `all`, `referents`, `administrators`, `board`, `trainers`.
  package var audience: [String]
  package var groupMax: Int
  package var topics: [String]
  /// Product ids.
  package var tools: [String]
  package var targetLevel: Int?
  package var evaluation: [String]
  package var isInPerson: Bool?
  package var title: LocalizedText
  package var objectives: [LocalizedText]
  /// Levels asked before: `pix-N.N` or a product id.
  package var prerequisites: [(on: String, level: Int)]
  package var after: [String]
  package var method: LocalizedText
  package var length: LocalizedText
  /// Whether it comes first for those who lack the level that other modules ask.
  package var isBasic: Bool
  package var sources: [Product.Source]
}
