import Assessing
import Knowledge

/// What the stages hold back: no switch before the foundations, no close before the switches.
struct Gates {
  /// Blocking failures whose remedy is a foundation.
  let findings: [Finding]

  func hold(_ drafts: inout Drafts) {
    let before = foundations(drafts)
    for task in firstOfWaves(drafts) { drafts.hold(task, until: before) }
    for draft in drafts.all where draft.task.stage > 4 && draft.task.move == nil {
      drafts.hold(draft.task.id, until: before.filter { (drafts[$0]?.task.stage ?? 0) < 4 })
    }
    for draft in drafts.all where draft.task.stage > 5 && draft.task.because.contains(.stage) {
      drafts.hold(draft.task.id, until: lastSteps(upTo: draft.task.stage, drafts))
    }
  }

  /// Tasks of every plan up to the pilot, and foundations that a blocking failure asks for.
  private func foundations(_ drafts: Drafts) -> [String] {
    let blocking = Set(findings.filter { $0.state == .fail && $0.severity == .blocking }.flatMap(\.remedies))
    return drafts.all.map(\.task).filter { task in
      task.move == nil
        && (task.stage <= 4 && task.because.contains(.stage) || task.stage <= 3 && blocking.contains(task.id))
    }.map(\.id)
  }

  /// Steps of waves that wait for no other step of the waves.
  private func firstOfWaves(_ drafts: Drafts) -> [String] {
    drafts.all.map(\.task).filter { task in
      task.move != nil && task.stage >= 5 && !task.after.contains { (drafts[$0]?.task.stage ?? 0) >= 5 }
    }.map(\.id)
  }

  /// Steps of moves that no other step waits for, among those up to a stage.
  private func lastSteps(upTo stage: Int, _ drafts: Drafts) -> [String] {
    let steps = drafts.all.map(\.task).filter { $0.move != nil && $0.stage <= stage }
    let awaited = Set(steps.flatMap(\.after))
    return steps.map(\.id).filter { !awaited.contains($0) }
  }
}
