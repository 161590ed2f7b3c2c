package import Inventories
internal import Knowledge
package import LibXML

extension Plan {
  /// The plan as JSON, `schema` draille-plan-1; documented in `docs/json.md`.
  package func json(in language: Language) -> JSON {
    .object([
      ("schema", .string("draille-plan-1")), ("start", .string(start.description)), ("end", .string(end.description)),
      ("stages", .array(stages.map { $0.json(in: language) })),
      ("moves", .array(moves.map { $0.json(in: language) })),
      ("tasks", .array(tasks.map { $0.json(in: language) })),
    ])
  }
}

extension Stage {
  fileprivate func json(in language: Language) -> JSON {
    .object([
      ("number", .integer(number)), ("id", .string(id)), ("title", .string(title[language])),
      ("entry", .strings(entry.map { $0[language] })), ("gates", .strings(gates.map { $0[language] })),
    ])
  }
}

extension Move {
  fileprivate func json(in language: Language) -> JSON {
    .object([
      ("service", .string(service)), ("from", .string(from)), ("capability", .string(capability)),
      ("target", .string(target)), ("route", .string(route)), ("why", .string(why[language])),
      ("losses", .strings(losses.map { $0[language] })),
    ])
  }
}

extension PlannedTask {
  fileprivate func json(in language: Language) -> JSON {
    .object([
      ("id", .string(id)), ("stage", .integer(stage)), ("title", .string(title[language])),
      ("kind", .string(kind.rawValue)), ("start", .string(start.description)), ("end", .string(end.description)),
      ("hours", .number(hours)), ("pieces", pieces?.json(in: language) ?? .null),
      ("machineHours", .number(machineHours)),
      ("machine", machine?.json(in: language) ?? .null), ("waitDays", .integer(waitDays)),
      ("people", .strings(people)), ("subjects", .strings(subjects)), ("after", .strings(after)),
      ("because", .array(because.map(\.json))), ("doneWhen", .optional(doneWhen)), ("done", .boolean(isDone)),
      ("module", .optional(module)), ("capability", .optional(capability)), ("target", .optional(target)),
      ("cutover", .boolean(isCutover)),
    ])
  }
}

extension PieceWork {
  fileprivate func json(in language: Language) -> JSON {
    .object([
      ("why", .string(why[language])), ("title", .string(title[language])), ("count", .integer(count)),
      ("known", .boolean(isKnown)), ("hoursEach", .number(each)),
    ])
  }
}

extension MachineTime {
  fileprivate func json(in language: Language) -> JSON {
    .object([
      ("why", .string(why[language])), ("assumed", .boolean(isAssumed)),
      ("limits", .array(limits.map { $0.json(in: language) })),
    ])
  }
}

extension MachineTime.Limit {
  fileprivate func json(in language: Language) -> JSON {
    .object([
      ("title", .string(title[language])), ("of", .string(unit.rawValue)), ("volume", .number(volume)),
      ("knownVolume", .number(known)), ("known", .boolean(isKnown)), ("perHour", .number(perHour)),
      ("atOnce", .integer(atOnce)),
      ("measured", .boolean(isMeasured)), ("hours", .number(hours)),
    ])
  }
}

extension PlannedTask.Reason {
  fileprivate var json: JSON {
    switch self {
    case .finding(let criterion, let subject):
      .object([("finding", .string(criterion)), ("subject", .optional(subject))])
    case .route(let id, let service): .object([("route", .string(id)), ("service", .string(service))])
    case .prerequisite(let task): .object([("before", .string(task))])
    case .stage: .object([("stage", .boolean(true))])
    }
  }
}
