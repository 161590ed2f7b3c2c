import Assessing
import Inventories
import Knowledge
import Planning

/// The few numbers that page one carries.
struct Situation {
  let input: ReportInput

  init(_ input: ReportInput) {
    self.input = input
  }

  private var findings: [Finding] { input.assessment.findings }

  var failing: [Finding] { findings.filter { $0.state == .fail } }

  /// Failures that cap a level.
  var grave: [Finding] { failing.filter { $0.severity == .blocking } }

  /// The criterion to speak of first: the gravest, then the one that fails most often, then the first of the catalogue.
  var gravest: (criterion: Criterion, findings: [Finding])? {
    var order: [String] = []
    var groups: [String: [Finding]] = [:]
    for finding in failing {
      if groups[finding.criterion.id] == nil { order.append(finding.criterion.id) }
      groups[finding.criterion.id, default: []].append(finding)
    }
    let ranked = order.enumerated().max { left, right in
      weight(groups[left.element] ?? [], -left.offset) < weight(groups[right.element] ?? [], -right.offset)
    }
    guard let id = ranked?.element, let found = groups[id], let first = found.first else { return nil }
    return (first.criterion.value, found)
  }

  private func weight(_ findings: [Finding], _ place: Int) -> (Int, Int, Int) {
    (findings.map(\.severity.weight).max() ?? 0, findings.count, place)
  }

  /// Mean of the families that concern the association; nil when nothing is known of any.
  var overall: Interval? { Self.mean(input.assessment.families) }

  /// The same, once the plan has mended what it sets out to mend; what is unknown stays unknown.
  var aim: Interval? {
    let aimed = findings.map { finding in
      var mended = finding
      if finding.state == .fail, isMended(finding) { mended.state = .pass }
      return mended
    }
    return Self.mean(Scoring(input.assessment.families.map(\.family)).scores(of: aimed))
  }

  private func isMended(_ finding: Finding) -> Bool {
    input.plan.tasks.contains { task in
      task.kind != .findOut && task.because.contains { isAbout(finding, $0) }
    }
  }

  private func isAbout(_ finding: Finding, _ reason: PlannedTask.Reason) -> Bool {
    switch reason {
    case .finding(let criterion, let subject):
      criterion == finding.criterion.id && (subject == nil || subject == finding.subject)
    case .route(_, let service): finding.criterion.callsForRoute && finding.subject == service
    case .prerequisite, .stage: false
    }
  }

  private static func mean(_ families: [FamilyScore]) -> Interval? {
    let concerned = families.filter { $0.counted > 0 }
    guard concerned.contains(where: { $0.interval != nil }) else { return nil }
    let low = concerned.reduce(0) { $0 + ($1.interval?.low ?? 0) }
    let high = concerned.reduce(0) { $0 + ($1.interval?.high ?? 1000) }
    return Interval(low: low / concerned.count, high: (high + concerned.count - 1) / concerned.count)
  }

  /// Services in use, those whose yearly price is known, and the sum of these.
  var costs: (services: Int, known: Int, total: Double) {
    let services = input.inventory.services.filter { $0.state != "stopped" }
    let prices = services.compactMap(\.cost)
    return (services.count, prices.count, prices.reduce(0, +))
  }

  /// Facts that findings rest on, and how many of them are better than a word.
  var evidence: (known: Int, proven: Int) {
    var best: [String: Int] = [:]
    for fact in findings.flatMap(\.facts)
    where fact.value != nil && fact.path.contains("/@") && !fact.path.hasPrefix("/") {
      best[fact.path] = max(best[fact.path] ?? 0, fact.rank?.number ?? 0)
    }
    return (best.count, best.values.count { $0 > EvidenceRank.declared.number })
  }

  /// The three decisions of page one: the first of the plan, then those that answer most grave findings.
  var foremost: [PlannedTask] {
    let votable = input.plan.tasks.filter { $0.resolution != nil && !$0.isDone }
    guard let first = votable.first else { return [] }
    let answered = votable.dropFirst().enumerated().map {
      (task: $0.element, place: $0.offset, grave: graveAnswered(by: $0.element))
    }
    let gravest = answered.sorted { (-$0.grave, $0.place) < (-$1.grave, $1.place) }
    return [first] + gravest.prefix(2).map(\.task)
  }

  private func graveAnswered(by task: PlannedTask) -> Int {
    grave.count { finding in
      task.because.contains(.finding(criterion: finding.criterion.id, subject: finding.subject))
    }
  }

  /// Decisions that the plan waits for, in its order.
  var decisions: [PlannedTask] {
    input.plan.tasks.filter { $0.kind == .decision && !$0.isDone }
  }
}
