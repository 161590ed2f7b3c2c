internal import Inventories
internal import Knowledge
internal import LibXML

extension XCCDFDocument {
  /// The result of the case: one outcome a criterion, then the four scores.
  func writeTestResult(to writer: inout XMLWriter, _ language: Language) {
    let time = assessment.date.timestamp
    writer.start(
      "TestResult",
      [
        ("id", Self.id("testresult", assessment.date.description)), ("start-time", time), ("end-time", time),
        ("test-system", "cpe:/a:draille:draille"), ("version", assessment.knowledgeHash),
      ])
    writer.write("title", .title(of: assessment.date), first: language)
    writer.element("target", text: target)
    writeFacts(to: &writer)
    for result in results { write(result, to: &writer, language) }
    for score in XCCDFScoring(items).scores {
      writer.element(
        "score", [("system", score.system), ("maximum", score.maximum.decimalText)], text: score.value.decimalText)
    }
    writer.end()
  }

  /// The association, never a person; its id when it has no name.
  private var target: String {
    guard let organisation = assessor.inventory.organisation else { return "organisation" }
    return organisation.name.isEmpty ? organisation.id : organisation.name
  }

  /// How much of the case is known: the part that no score of XCCDF tells.
  private func writeFacts(to writer: inout XMLWriter) {
    let counted = assessment.families.reduce(0) { $0 + $1.counted }
    let unknown = assessment.families.reduce(0) { $0 + $1.unknown }
    writer.start("target-facts")
    for (name, value) in [("results-counted", counted), ("results-known", counted - unknown)] {
      writer.element("fact", [("name", "urn:draille:fact:\(name)"), ("type", "number")], text: "\(value)")
    }
    writer.end()
  }

  /// The families as groups of equal weight, the criteria as rules weighted by their severity.
  private var items: [ScoredItem] {
    assessor.catalogue.families.map { family in
      .group(
        results.filter { $0.criterion.family == family.id }
          .map { .rule(weight: Double($0.criterion.severity.weight), $0.result) })
    }
  }

  private func write(_ result: CriterionResult, to writer: inout XMLWriter, _ language: Language) {
    let criterion = result.criterion
    writer.start(
      "rule-result",
      [
        ("idref", Self.id("rule", criterion.id)), ("time", assessment.date.timestamp),
        ("severity", result.severity.wordOfXCCDF), ("weight", "\(criterion.severity.weight)"),
      ])
    writer.element("result", text: result.result.rawValue)
    for finding in result.findings {
      writer.element("message", [("severity", finding.state.weightOfMessage)], text: finding.message(in: language))
    }
    if result.result != .notselected { writer.empty("check", [("system", Self.checkSystem)]) }
    writer.end()
  }
}

extension State {
  /// How loud XCCDF says it.
  fileprivate var weightOfMessage: String {
    switch self {
    case .fail: "error"
    case .unknown, .accepted: "warning"
    case .pass, .notapplicable: "info"
    }
  }
}

extension Finding {
  /// What is said of one subject, in one line.
  func message(in language: Language) -> String {
    let name = subjectName[language]
    let id = subject.flatMap { name == $0 || name.contains("(\($0))") ? nil : "[\($0)]" }
    let words = [name.isEmpty ? nil : name, id].compactMap { $0 }.joined(separator: " ")
    let colon = language == .fr ? "\u{A0}: " : ": "
    let state = LocalizedText.state(state)[language]
    return (words.isEmpty ? "" : words + colon) + state + ". " + reason[language]
  }
}

extension LocalizedText {
  fileprivate static func title(of day: Day) -> LocalizedText {
    LocalizedText(fr: "Évaluation du \(day)", en: "Assessment of \(day)")
  }
}
