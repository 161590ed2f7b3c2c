import ArgumentParser
import Assessing
import Inventories
import Knowledge
import LibXML

/// How an assessment is written.
enum AssessmentFormat: String, CaseIterable, ExpressibleByArgument {
  case table, json, xccdf, oscal
}

/// What becomes of an assessment: a form to write it in, and the levels that a script asks for.
struct AssessmentOutput: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      Say.here(
        fr: "Forme de la sortie ; table sinon.".withFrenchSpaces, en: "Form of the output; table otherwise."),
      valueName: "table|json|xccdf|oscal"))
  var format: AssessmentFormat?

  @Option(
    name: .customLong("threshold"),
    help: ArgumentHelp(
      Say.here(
        fr: "Niveau sûr demandé à une famille, comme backups>=B ; * pour toutes. Peut se répéter.".withFrenchSpaces,
        en: "Sure level asked of a family, such as backups>=B; * for all. Can be repeated."),
      valueName: "CONDITION"), transform: AssessmentOutput.threshold)
  var thresholds: [Threshold] = []

  static func threshold(_ text: String) throws -> Threshold {
    guard let threshold = Threshold(text) else {
      throw ValidationError(
        Say.here(
          fr: "attendu\u{A0}: FAMILLE>=NIVEAU, le niveau étant A, B, C ou D, par exemple backups>=B",
          en: "expected FAMILY>=LEVEL, the level being A, B, C or D, for example backups>=B"))
    }
    return threshold
  }

  /// The form asked for, once it is sure that only one was.
  ///
  /// - Throws: `ValidationError`.
  func format(json: Bool) throws -> AssessmentFormat {
    guard !json || format == nil else {
      throw ValidationError(
        Say.here(
          fr: "--json et --format ne vont pas ensemble : --format json dit la même chose".withFrenchSpaces,
          en: "--json and --format do not go together: --format json says the same"))
    }
    return json ? .json : format ?? .table
  }

  /// Refuses what speaks of the whole assessment beside an option that prints something else.
  ///
  /// - Throws: `ValidationError`.
  func standsAlone(besides other: String?) throws {
    guard let other, let own = format != nil ? "--format" : thresholds.isEmpty ? nil : "--threshold" else { return }
    throw ValidationError(
      Say.here(fr: "\(own) et \(other) ne vont pas ensemble", en: "\(own) and \(other) do not go together"))
  }

  /// Refuses a threshold on a family that nothing bears.
  ///
  /// - Throws: `ValidationError`.
  func checkFamilies(of catalogue: Catalogue, in language: Language) throws {
    let known = catalogue.families.map(\.id) + [Threshold.every]
    for threshold in thresholds where !known.contains(threshold.family) {
      let text = LocalizedText(
        fr: "famille inconnue\u{A0}: \(threshold.family)", en: "unknown family: \(threshold.family)")
      throw ValidationError(text.with(suggestionFor: threshold.family, among: known, in: language).forTerminal)
    }
  }

  /// Says which thresholds are not met, and ends with 1 if one is not.
  ///
  /// - Throws: `ExitCode`.
  func enforce(on assessment: Assessment, in language: Language) throws {
    let shortfalls = thresholds.flatMap { $0.shortfalls(in: assessment) }
    for shortfall in shortfalls { Console.error("draille: " + shortfall[language]) }
    guard shortfalls.isEmpty else { throw ExitStatus.thresholdNotMet }
  }
}

extension AssessmentFormat {
  /// The assessment in this form.
  func text(of assessment: Assessment, _ work: Workbench) -> String {
    switch self {
    case .table: return assessment.table(in: work.language).forTerminal
    case .json: return assessment.json(in: work.language).text
    case .oscal: return OSCALDocument(assessment, work.assessor, in: work.language).text
    case .xccdf:
      let document = XCCDFDocument(assessment, work.assessor)
      if !document.hasTestResult { Console.error(Self.nothingKnown[work.language]) }
      return String(document.text(in: work.language).dropLast())
    }
  }

  private static let nothingKnown = LocalizedText(
    fr: "draille\u{A0}: on ne sait encore rien de ce dossier\u{A0}; le fichier porte les critères, sans résultat",
    en: "draille: nothing is known of this case yet; the file has the criteria and no result")
}
