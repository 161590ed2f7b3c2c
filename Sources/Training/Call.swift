import Assessing
import Inventories
import Knowledge
import LibXML
import Planning

/// A reason to train some people in a module.
struct Call {
  var module: TrainingModule
  var people: [String]
  var because: LocalizedText
  var task: String?
  /// The switch that it prepares.
  var anchor: Anchor?
  /// First day that makes sense.
  var earliest: Day
}

/// A switch that training prepares.
struct Anchor: Hashable {
  var task: String
  var date: Day
  /// The route itself asks for this training; else the module merely suits the tool.
  var isAsked: Bool
}

/// All reasons to train that a plan and an assessment give, the most pressing first.
struct Calls {
  private(set) var all: [Call] = []
  /// Topics that no module trains.
  private(set) var uncovered: [String] = []
  private let plan: Plan
  private let catalogue: Catalogue
  private let audiences: Audiences
  /// Products that receive something, or that are in use.
  private let tools: Set<String>

  init(plan: Plan, assessment: Assessment, inventory: Inventory, catalogue: Catalogue, audiences: Audiences) {
    self.plan = plan
    self.catalogue = catalogue
    self.audiences = audiences
    let used = inventory.services.compactMap(\.product) + inventory.devices.flatMap(\.installed).compactMap(\.product)
    let left = Set(plan.moves.map(\.from))
    tools = Set(used + inventory.devices.compactMap(\.system)).subtracting(left).union(plan.moves.map(\.target))
    callForSteps()
    callForAdministrators()
    callForTasks()
    callForCriteria(assessment)
  }

  private mutating func callForSteps() {
    for task in plan.tasks where !task.isDone {
      guard let id = task.module, let module = catalogue.module(id),
        let move = plan.moves.first(where: { $0.id == task.move })
      else { continue }
      all.append(
        Call(
          module: adapted(module, to: move.target), people: audiences.users(of: audiences.subjects(of: move)),
          because: .moving(move.serviceName, catalogue.productName(move.target)), task: task.id,
          anchor: anchor(of: move, isAsked: true), earliest: plan.start))
    }
  }

  /// Whoever will administer a target must know how to.
  private mutating func callForAdministrators() {
    for target in plan.moves.map(\.target).unique {
      for module in catalogue.modules where module.tier == .administrators && module.tools.contains(target) {
        let name = catalogue.productName(target)
        add(module, because: .administering(name), subjects: [], earliest: foundations)
      }
    }
  }

  private mutating func callForTasks() {
    for task in plan.tasks where !task.isDone && !task.topics.isEmpty {
      // A day of decision is the last day of its task: the days before prepare it.
      let earliest = task.stage == 0 ? task.end : foundations
      for topic in task.topics {
        call(for: topic, because: .asking(task.title), task: task.id, subjects: task.subjects, earliest: earliest)
      }
    }
  }

  private mutating func callForCriteria(_ assessment: Assessment) {
    let failing = assessment.findings([.fail])
    for id in failing.map(\.criterion.id).unique {
      let own = failing.filter { $0.criterion.id == id }
      guard let criterion = own.first?.criterion.value else { continue }
      for topic in criterion.topics {
        call(for: topic, because: .failing(criterion), subjects: own.compactMap(\.subject), earliest: foundations)
      }
    }
  }

  private mutating func call(
    for topic: String, because: LocalizedText, task: String? = nil, subjects: [String], earliest: Day
  ) {
    let modules = modules(on: topic)
    if modules.isEmpty, !uncovered.contains(topic) { uncovered.append(topic) }
    for module in modules { add(module, because: because, task: task, subjects: subjects, earliest: earliest) }
  }

  private mutating func add(
    _ module: TrainingModule, because: LocalizedText, task: String? = nil, subjects: [String], earliest: Day
  ) {
    let anchors = plan.moves.filter { module.tools.contains($0.target) }.compactMap { anchor(of: $0, isAsked: false) }
    all.append(
      Call(
        module: module, people: audiences.people(for: module, about: subjects), because: because, task: task,
        anchor: anchors.min { ($0.date, $0.task) < ($1.date, $1.task) }, earliest: earliest))
  }

  /// Modules on a topic whose tools are there or will be; when none is, those that share a tool.
  private func modules(on topic: String) -> [TrainingModule] {
    let all = catalogue.modules.filter { $0.topics.contains(topic) }
    let fitting = all.filter { $0.tools.isEmpty || !tools.isDisjoint(with: $0.tools) }
    guard fitting.isEmpty, let first = all.first else { return fitting }
    let shared = all.reduce(Set(first.tools)) { $0.intersection($1.tools) }
    return shared.isEmpty ? [] : all
  }

  /// The module itself when it trains the target, else one on the same topics that does.
  private func adapted(_ module: TrainingModule, to target: String) -> TrainingModule {
    guard !module.tools.isEmpty, !module.tools.contains(target) else { return module }
    return catalogue.modules.first { other in
      other.tools.contains(target) && other.tier == module.tier && !Set(other.topics).isDisjoint(with: module.topics)
    } ?? module
  }

  private func anchor(of move: Move, isAsked: Bool) -> Anchor? {
    plan.tasks.first { $0.move == move.id && $0.isCutover && !$0.isDone }
      .map { Anchor(task: $0.id, date: $0.start, isAsked: isAsked) }
  }

  /// First day of the foundations.
  private var foundations: Day {
    plan.dates(ofStage: 3)?.start ?? plan.start
  }
}

extension LocalizedText {
  fileprivate static func moving(_ service: String, _ target: String) -> LocalizedText {
    LocalizedText(
      fr: "«\u{202F}\(service)\u{202F}» passe à \(target).", en: "“\(service)” moves to \(target).")
  }

  fileprivate static func administering(_ target: String) -> LocalizedText {
    LocalizedText(fr: "Il faudra administrer \(target).", en: "Somebody will have to administer \(target).")
  }

  fileprivate static func asking(_ task: LocalizedText) -> LocalizedText {
    LocalizedText(
      fr: "Une tâche du plan le demande\u{A0}: «\u{202F}\(task.fr)\u{202F}».",
      en: "A task of the plan asks for it: “\(task.en)”.")
  }

  fileprivate static func failing(_ criterion: Criterion) -> LocalizedText {
    LocalizedText(
      fr: "Le critère \(criterion.id) n’est pas tenu\u{A0}: «\u{202F}\(criterion.title.fr)\u{202F}».",
      en: "Criterion \(criterion.id) is not met: “\(criterion.title.en)”.")
  }
}
