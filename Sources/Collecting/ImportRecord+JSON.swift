package import Inventories
package import LibXML

extension ImportRecord {
  /// The record as JSON; `line` of it makes one line a record.
  package func json(in language: Language) -> JSON {
    let machine: [(key: String, value: JSON)] = [
      ("file", .string(file)), ("status", .string(status.rawValue)), ("reason", .optional(reason?[language])),
      ("device", .optional(device)), ("kind", .optional(kind)), ("system", .optional(system)),
      ("software", .optional(software)), ("repairs", Self.counts(repairs)), ("dropped", Self.counts(dropped)),
      ("remarks", .strings(remarks.map(\.rawValue))), ("recognisedBy", .strings(recognisedBy)),
      ("candidates", .strings(candidates.map(\.device))), ("partial", .boolean(isPartial)),
      ("changes", changes.map(\.json) ?? .null),
    ]
    guard let list else { return .object(machine) }
    return .object(
      machine + [
        ("list", .string(list.list)), ("added", .integer(list.added)), ("known", .integer(list.known)),
        ("left", .integer(list.left)), ("faults", .strings(faults.map { $0.rendered(in: language) })),
      ])
  }

  private static func counts(_ values: [String: Int]) -> JSON {
    .object(values.sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) })
  }
}

extension MeasureChanges {
  fileprivate var json: JSON {
    .object([
      (
        "facts",
        .array(
          facts.map { fact in
            .object([
              ("fact", .string(fact.attribute)), ("before", .optional(fact.before)), ("after", .optional(fact.after)),
            ])
          })
      ), ("added", Self.list(added)), ("removed", Self.list(removed)), ("updated", Self.list(updated)),
    ])
  }

  private static func list(_ software: [Software]) -> JSON {
    .array(
      software.map { item in
        .object([
          ("name", .string(item.name)), ("before", .optional(item.before)), ("after", .optional(item.after)),
        ])
      })
  }
}
