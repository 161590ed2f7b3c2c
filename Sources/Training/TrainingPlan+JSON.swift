package import Inventories
internal import Knowledge
package import LibXML

extension TrainingPlan {
  /// The training plan as JSON, `schema` draille-training-1; documented in `docs/json.md`.
  ///
  /// One entry a need: who, which module, why, how long, in which session.
  package func json(in language: Language) -> JSON {
    .object([
      ("schema", .string("draille-training-1")), ("sessionHours", .number(sessionHours)),
      ("traineeHours", .number(traineeHours)), ("modules", .array(needs.map { json(of: $0, in: language) })),
      ("sessions", .array(sessions.map { $0.json(in: language) })), ("uncovered", .strings(uncovered)),
    ])
  }

  private func json(of need: Need, in language: Language) -> JSON {
    let served = sessions.filter { session in
      session.module.id == need.module.id && session.participants.contains { $0.person == need.person }
    }
    return .object([
      ("module", .string(need.module.id)), ("title", .string(need.module.title[language])),
      ("person", .string(need.person)), ("people", .integer(need.headcount)), ("level", .optional(need.level)),
      ("because", .string(need.because[language])), ("task", .optional(need.task)),
      ("hours", .number(need.module.hours)), ("session", .strings(served.map(\.id))),
    ])
  }
}

extension Session {
  fileprivate func json(in language: Language) -> JSON {
    .object([
      ("id", .string(id)), ("module", .string(module.id)), ("date", .string(date.description)),
      ("hours", .number(hours)), ("people", .integer(headcount)),
      ("participants", .strings(participants.map(\.person))),
      ("before", .optional(before?.task)), ("beforeDate", .optional(before?.date.description)),
    ])
  }
}
