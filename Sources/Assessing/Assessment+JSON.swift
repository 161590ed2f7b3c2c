package import Inventories
internal import Knowledge
package import LibXML

extension Assessment {
  /// The assessment as JSON, `schema` 1; documented in `docs/json.md`.
  package func json(in language: Language) -> JSON {
    .object([
      ("schema", .string("draille-assessment-1")), ("date", .string(date.description)),
      ("knowledge", .string(knowledgeHash)), ("localKnowledge", .optional(localKnowledgeHash)),
      ("families", .array(families.map { $0.json(in: language) })),
      ("findings", .array(findings.map { $0.json(in: language) })),
      ("divergences", .array(divergences.map(\.json))),
    ])
  }
}

extension FamilyScore {
  func json(in language: Language) -> JSON {
    .object([
      ("id", .string(family.id)), ("title", .string(family.title[language])), ("low", .optional(interval?.low)),
      ("high", .optional(interval?.high)), ("level", .string(levels?.low.rawValue ?? "unknown")),
      ("levelHigh", .string(levels?.high.rawValue ?? "unknown")), ("counted", .integer(counted)),
      ("unknown", .integer(unknown)), ("gates", .strings(gates)),
    ])
  }
}

extension Finding {
  fileprivate func json(in language: Language) -> JSON {
    .object([
      ("criterion", .string(criterion.id)), ("subject", .optional(subject)),
      ("subjectName", .string(subjectName[language])), ("state", .string(state.rawValue)),
      ("severity", .string(severity.rawValue)), ("criterionWeight", .integer(criterion.severity.weight)),
      ("weight", .array([.integer(weight.low), .integer(weight.high)])), ("facts", .array(facts.map(\.json))),
      ("rules", .strings(rules.map { $0.checkedText[language] })), ("reason", .string(reason[language])),
      ("remedies", .strings(remedies)),
    ])
  }
}

extension Fact {
  fileprivate var json: JSON {
    .object([
      ("path", .string(path)), ("value", .optional(value)), ("rank", .optional(rank?.rawValue)),
      ("sources", .strings(sources)),
    ])
  }
}

extension Divergence {
  fileprivate var json: JSON {
    .object([
      ("fact", .string(fact)),
      (
        "statements",
        .array(
          statements.map { statement in
            .object([
              ("source", .string(statement.source)), ("value", .string(statement.value)),
              ("rank", .optional(statement.rank?.rawValue)),
            ])
          })
      ),
    ])
  }
}
