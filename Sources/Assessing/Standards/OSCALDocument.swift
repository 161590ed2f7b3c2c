internal import Inventories
internal import Knowledge
package import LibXML

/// The assessment as OSCAL 1.1 assessment results.
package struct OSCALDocument {
  let assessment: Assessment
  let assessor: Assessor
  let language: Language
  /// What tells this document from every other: the same content gives the same identifiers.
  let seed: String
  private let results: [CriterionResult]

  package init(_ assessment: Assessment, _ assessor: Assessor, in language: Language) {
    self.assessment = assessment
    self.assessor = assessor
    self.language = language
    seed = Fingerprint.of(assessment.json(in: language).line)
    results = CriterionResult.all(assessment, assessor.catalogue)
  }

  /// The document, an observation or a finding a line.
  package var text: String { json.text(levels: 5) }

  private var json: JSON {
    let day = assessment.date.timestamp
    return .object([
      (
        "assessment-results",
        .object([
          ("uuid", .string(uuid("document"))),
          (
            "metadata",
            .object([
              ("title", .string(title)), ("last-modified", .string(day)), ("version", .string("\(assessment.date)")),
              ("oscal-version", .string("1.1.3")), ("props", .array([prop("knowledge", assessment.knowledgeHash)])),
              ("parties", .array([party])),
            ])
          ),
          ("import-ap", .object([("href", .string("#" + uuid("plan")))])), ("results", .array([result])),
          ("back-matter", .object([("resources", .array([plan]))])),
        ])
      )
    ])
  }

  /// An identifier of something in this document.
  func uuid(_ kind: String, _ name: String = "") -> String {
    NamedIdentifier.of("document", seed, kind, name)
  }

  func prop(_ name: String, _ value: String) -> JSON {
    .object([("name", .string(name)), ("ns", .string("urn:draille:oscal:1")), ("value", .string(value))])
  }

  /// The association; its identifier stays from one assessment to the next.
  var organisation: (uuid: String, name: String) {
    let id = assessor.inventory.organisation?.id ?? ""
    let name = assessor.inventory.organisation?.name.trimmed ?? ""
    return (NamedIdentifier.of("organisation", id, name), name.isEmpty ? "organisation" : name)
  }

  private var title: String {
    let words = LocalizedText(fr: "Évaluation du \(assessment.date)", en: "Assessment of \(assessment.date)")
    return words[language] + ", " + organisation.name
  }

  private var party: JSON {
    .object([
      ("uuid", .string(organisation.uuid)), ("type", .string("organization")), ("name", .string(organisation.name)),
    ])
  }

  /// OSCAL wants a plan of the assessment: ours is the list of criteria itself.
  private var plan: JSON {
    let text = LocalizedText(
      fr: "Il n’y a pas de plan d’évaluation à part\u{A0}: les critères de draille en tiennent lieu.",
      en: "There is no separate assessment plan: the criteria of draille stand for it.")
    return .object([
      ("uuid", .string(uuid("plan"))), ("title", .string(LocalizedText(fr: "Critères", en: "Criteria")[language])),
      ("description", .string(text[language])),
    ])
  }

  private var result: JSON {
    let concerned = results.filter(\.isConcerned)
    let seen = concerned.flatMap(observed)
    let day = assessment.date.timestamp
    return .object(
      [
        ("uuid", .string(uuid("result"))), ("title", .string(title)), ("description", .string(description)),
        ("start", .string(day)), ("end", .string(day)),
      ] + definitions(of: seen.map(\.finding)) + [("reviewed-controls", reviewed(concerned))]
        + filled("observations", seen.map(observation)) + filled("risks", seen.compactMap(risk))
        + filled("findings", concerned.map(finding)))
  }

  /// What a criterion found, without the subjects that are not concerned.
  private func observed(by result: CriterionResult) -> [Observed] {
    var times: [String: Int] = [:]
    return result.findings.filter { $0.state != .notapplicable }.map { finding in
      let subject = finding.subject.map { subjectUUID($0, of: finding) } ?? organisation.uuid
      times[subject, default: 0] += 1
      return Observed(
        finding: finding, subject: subject, key: "\(result.criterion.id) \(subject) \(times[subject] ?? 0)")
    }
  }

  /// OSCAL allows no empty list.
  private func filled(_ key: String, _ items: [JSON]) -> [(key: String, value: JSON)] {
    items.isEmpty ? [] : [(key, .array(items))]
  }

  private var description: String {
    let text = LocalizedText(
      fr: "Un constat par critère qui concerne l’association, une observation par sujet. "
        + "Ce que personne ne sait n’est pas atteint, et la raison est «\u{A0}other\u{A0}».",
      en: "One finding for each criterion that concerns the association, one observation a subject. "
        + "What nobody knows is not satisfied, and the reason is “other”.")
    return text[language]
  }

  private func reviewed(_ concerned: [CriterionResult]) -> JSON {
    let controls = concerned.map { JSON.object([("control-id", .string($0.criterion.id))]) }
    let selection: [(key: String, value: JSON)] =
      controls.isEmpty
      ? [("description", .string(LocalizedText(fr: "Aucun critère", en: "No criterion")[language]))]
      : [("include-controls", .array(controls))]
    return .object([("control-selections", .array([.object(selection)]))])
  }

  /// What the observations are about, once each, in the order of the findings.
  private func definitions(of findings: [Finding]) -> [(key: String, value: JSON)] {
    var seen: Set<String> = []
    let items = findings.compactMap { finding -> JSON? in
      guard let id = finding.subject else { return nil }
      let uuid = subjectUUID(id, of: finding)
      guard seen.insert(uuid).inserted else { return nil }
      return .object([
        ("uuid", .string(uuid)),
        ("description", .string(finding.subjectName[language])),
        ("props", .array([.object([("name", .string("asset-id")), ("value", .string(id))])])),
      ])
    }
    return items.isEmpty ? [] : [("local-definitions", .object([("inventory-items", .array(items))]))]
  }

  /// It stays from one assessment to the next; what is installed on a machine bears the id of the machine, and its name.
  private func subjectUUID(_ id: String, of finding: Finding) -> String {
    let isPart = finding.subjectName != assessor.inventory.label(id)
    return NamedIdentifier.of("subject", organisation.uuid, id, isPart ? finding.subjectName.fr : "")
  }

  private func finding(of result: CriterionResult) -> JSON {
    let criterion = result.criterion
    let seen = observed(by: result)
    let related = seen.map { JSON.object([("observation-uuid", .string(uuid("observation", $0.key)))]) }
    let risks = seen.filter { $0.finding.state == .accepted }
      .map { JSON.object([("risk-uuid", .string(uuid("risk", $0.key)))]) }
    return .object(
      [
        ("uuid", .string(uuid("finding", criterion.id))), ("title", .string(criterion.title[language])),
        ("description", .string(criterion.why[language])),
        ("props", .array([prop("severity", result.severity.rawValue), prop("family", criterion.family)])),
        (
          "target",
          .object([
            ("type", .string("objective-id")), ("target-id", .string(criterion.id)), ("status", status(of: result)),
          ])
        ), ("related-observations", .array(related)),
      ] + filled("related-risks", risks))
  }

  private func status(of result: CriterionResult) -> JSON {
    let isPass = result.result == .pass
    let remark: LocalizedText? =
      result.result == .unknown
      ? LocalizedText(fr: "On ne sait pas.", en: "Not known.")
      : result.isAccepted ? LocalizedText(fr: "Gardé exprès.", en: "Kept on purpose.") : nil
    return .object(
      [
        ("state", .string(isPass ? "satisfied" : "not-satisfied")),
        ("reason", .string(isPass ? "pass" : result.result == .fail ? "fail" : "other")),
      ] + (remark.map { [("remarks", .string($0[language]))] } ?? []))
  }
}

/// One finding, with what names it in this document.
struct Observed {
  var finding: Finding
  /// UUID of what it is about; the association when a list is missing.
  var subject: String
  var key: String
}
