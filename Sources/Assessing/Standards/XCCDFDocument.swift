internal import Inventories
internal import Knowledge
package import LibXML

/// An XCCDF 1.2 benchmark of the criteria, with the result of one case on one day.
package struct XCCDFDocument {
  let assessment: Assessment
  let assessor: Assessor
  let results: [CriterionResult]

  package init(_ assessment: Assessment, _ assessor: Assessor) {
    self.assessment = assessment
    self.assessor = assessor
    results = CriterionResult.all(assessment, assessor.catalogue)
  }

  /// Whether something is known of the case: if not, there is no result to write, since XCCDF asks for a score.
  package var hasTestResult: Bool { results.contains(where: \.isConcluded) }

  /// The document; messages are in that language, criteria in both, that one first.
  package func text(in language: Language) -> String {
    var writer = XMLWriter()
    writer.start(
      "Benchmark",
      [
        ("xmlns", "http://checklists.nist.gov/xccdf/1.2"), ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
        ("id", Self.id("benchmark", "criteria")), ("resolved", "true"), ("xml:lang", language.rawValue),
      ])
    writeHeading(to: &writer, language)
    for family in assessor.catalogue.families { write(family, to: &writer, language) }
    if hasTestResult { writeTestResult(to: &writer, language) }
    writer.end()
    return writer.output
  }

  /// An identifier as XCCDF wants them.
  static func id(_ kind: String, _ name: String) -> String { "xccdf_org.draille_\(kind)_\(name)" }

  /// Name of the system that checks: XPath on our inventories.
  static let checkSystem = "urn:draille:xpath:1"

  private func writeHeading(to writer: inout XMLWriter, _ language: Language) {
    writer.element("status", [("date", assessment.date.description)], text: "accepted")
    writer.write("title", .title, first: language)
    writer.write("description", .description, first: language)
    writer.element("version", text: assessment.knowledgeHash)
    writer.start("metadata")
    writer.element("dc:creator", text: "draille")
    writer.element("dc:date", text: assessment.date.description)
    writer.end()
    for system in XCCDFScoring.systems { writer.empty("model", [("system", system)]) }
  }

  private func write(_ family: Family, to writer: inout XMLWriter, _ language: Language) {
    let results = results.filter { $0.criterion.family == family.id }
    guard !results.isEmpty else { return }
    writer.start("Group", [("id", Self.id("group", family.id))])
    writer.write("title", family.title, first: language)
    writer.write("description", family.question, first: language)
    for result in results { write(result, to: &writer, language) }
    writer.end()
  }

  private func write(_ result: CriterionResult, to writer: inout XMLWriter, _ language: Language) {
    let criterion = result.criterion
    writer.start(
      "Rule",
      [
        ("id", Self.id("rule", criterion.id)), ("selected", result.result == .notselected ? "false" : nil),
        ("weight", "\(criterion.severity.weight)"), ("severity", criterion.severity.wordOfXCCDF),
      ])
    let status = status(of: criterion)
    writer.element("status", [("date", status.since.description)], text: status.word)
    writer.element("version", text: "\(criterion.since)")
    writer.write("title", criterion.title, first: language)
    writer.write("description", .rests(on: criterion.basis), first: language)
    for reference in criterion.references {
      let words = [reference.standard, reference.locator].compactMap { $0 }
      writer.element("reference", text: words.joined(separator: ", "))
    }
    writer.write("rationale", criterion.why, first: language)
    writer.element("ident", [("system", "urn:draille:criterion")], text: criterion.id)
    writer.write("fixtext", criterion.how, first: language)
    writeCheck(of: criterion, to: &writer)
    writer.end()
  }

  /// Whether a criterion is in force, and since when; the day of the document when nothing says.
  private func status(of criterion: Criterion) -> (word: String, since: Day) {
    let day = assessment.date
    if let end = criterion.validTo, end < day { return ("deprecated", end.adding(1)) }
    guard let start = criterion.validFrom else { return ("accepted", day) }
    return start <= day ? ("accepted", start) : ("draft", day)
  }

  private func writeCheck(of criterion: Criterion, to writer: inout XMLWriter) {
    writer.start("check", [("system", Self.checkSystem)])
    writer.start("check-content")
    writer.start("criterion", [("xmlns", Self.checkSystem), ("id", criterion.id)])
    writer.empty("each", [("select", criterion.select), ("distinct", criterion.distinct), ("list", criterion.list)])
    for (name, value) in criterion.lets { writer.empty("let", [("name", name), ("value", value)]) }
    for (when, severity) in criterion.severities {
      writer.empty("severity", [("when", when), ("is", severity.rawValue)])
    }
    for (test, _) in criterion.applies { writer.empty("applies", [("test", test)]) }
    writer.empty("known", [("test", criterion.known)])
    writer.empty("pass", [("test", criterion.pass)])
    if let rank = criterion.evidence {
      writer.empty("evidence", [("rank", rank.rawValue), ("on", criterion.evidenceOn)])
    }
    for _ in 0..<3 { writer.end() }
  }
}

extension Criterion.Severity {
  /// The word of XCCDF.
  var wordOfXCCDF: String {
    switch self {
    case .blocking: "high"
    case .major: "medium"
    case .minor: "low"
    }
  }
}

extension XMLWriter {
  /// An element a language, the second text after a space: OpenSCAP prints all of them in a row.
  mutating func write(_ name: String, _ text: LocalizedText, first language: Language) {
    element(name, [("xml:lang", language.rawValue)], text: text[language])
    for other in Language.allCases where other != language {
      element(name, [("xml:lang", other.rawValue)], text: " " + text[other])
    }
  }
}

extension LocalizedText {
  fileprivate static let title = LocalizedText(
    fr: "Critères de draille pour le système d’information d’une association",
    en: "Criteria of draille for the information system of an association")
  fileprivate static let description = LocalizedText(
    fr: "Un groupe par famille, une règle par critère. Le poids d’une règle suit sa gravité\u{A0}: 4, 2 ou 1. "
      + "Un seul écart suffit pour qu’une règle ne soit pas atteinte. "
      + "Ce que personne ne sait compte comme non atteint\u{A0}: les notes sont des minimums. "
      + "Ce qui est gardé exprès compte comme un écart, et le message le dit.",
    en: "One group a family, one rule a criterion. The weight of a rule follows its severity: 4, 2 or 1. "
      + "One failure is enough for a rule not to be reached. "
      + "What nobody knows counts as not reached: the scores are the least. "
      + "What is kept on purpose counts as a failure, and the message says so.")

  fileprivate static func rests(on basis: Criterion.Basis) -> LocalizedText {
    let words = LocalizedText.basis(basis)
    return LocalizedText(fr: "Ce critère repose sur \(words.fr).", en: "This criterion rests on \(words.en).")
  }
}
