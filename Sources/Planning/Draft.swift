import Inventories
import Knowledge
import LibXML

/// A task before it has people and dates.
struct Draft {
  var task: PlannedTask
  /// Roles or ties that can do it, best first.
  var who: [String]
  /// How many people at once, each giving the whole time.
  var workers: Int
  /// Hours of each of those who do it.
  var time: Double
  /// Who administers what it is about.
  var administrators: [String] = []
  /// Smaller goes first.
  var priority: Int
  /// Attribute of the organisation whose day it waits for.
  var boundary: String?
}

/// Drafts by the id of their task.
struct Drafts {
  private(set) var byID: [String: Draft] = [:]

  subscript(id: String) -> Draft? {
    get { byID[id] }
    set { byID[id] = newValue }
  }

  /// In the order of ids.
  var all: [Draft] {
    byID.values.sorted { $0.task.id < $1.task.id }
  }

  /// Drops what tasks wait for and that the plan does not have.
  mutating func forgetStrangers() {
    let known = Set(byID.keys)
    for (id, draft) in byID { byID[id]?.task.after = draft.task.after.unique.filter(known.contains) }
  }

  mutating func tick(_ id: String) {
    byID[id]?.task.isDone = true
  }

  /// Steps of the same move that a step waits for, near or far.
  func stepsBefore(_ task: PlannedTask) -> [String] {
    var found: [String] = []
    var queue = [task]
    while let next = queue.popLast() {
      for before in next.after.compactMap({ byID[$0]?.task }) where before.move == task.move {
        guard !found.contains(before.id) else { continue }
        found.append(before.id)
        queue.append(before)
      }
    }
    return found
  }

  /// Makes a task wait for others, each once, itself and strangers excepted.
  mutating func hold(_ id: String, until others: [String]) {
    guard var draft = byID[id] else { return }
    for other in others where other != id && byID[other] != nil && !draft.task.after.contains(other) {
      draft.task.after.append(other)
    }
    byID[id] = draft
  }
}
