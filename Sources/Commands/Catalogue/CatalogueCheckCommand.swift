import ArgumentParser
import Assessing
import Inventories
import Knowledge
import LibXML

/// `draille catalogue check`: whether the knowledge holds together.
struct CatalogueCheckCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "check",
      abstract: Say.here(
        fr: "Cherche ce qui cloche dans les connaissances, les vôtres comprises.",
        en: "Looks for what is wrong in the knowledge, yours included."),
      discussion: Say.here(
        fr: """
          Formes, identifiants, renvois, textes dans les deux langues, candidats libres, sources.
          Les fichiers *.cases.xml du dossier --knowledge sont joués : chaque cas doit donner l’état attendu.
          """.withFrenchSpaces,
        en: """
          Shapes, ids, references, texts in both languages, free candidates, sources.
          The *.cases.xml files of the --knowledge folder are run: each case must give the state expected.
          """))
  }

  @Flag(
    help: ArgumentHelp(
      Say.here(
        fr: "Change un mot de chaque règle à la fois et montre ce qu’aucun cas ne remarque.",
        en: "Changes one word of each rule at a time and shows what no case notices.")))
  var mutants = false

  @OptionGroup var common: CatalogueOptions

  func run() throws {
    try ExitStatus.reporting(in: common.language) {
      var faults = try KnowledgeReview.faults(overrides: common.knowledge)
      // What cannot be loaded is among the faults already.
      let catalogue = try? Catalogue.load(overrides: common.knowledge, isChecked: false)
      let cases = try catalogue.map(runCases)
      faults += cases?.faults ?? []
      let toCheck = catalogue?.datedFacts.count { $0.verifiedOn == nil }
      let report = Outcome(faults: faults, cases: cases?.count ?? 0, toCheck: toCheck)
      Console.report(common.json ? [] : faults, in: common.language)
      Console.print(common.json ? report.json(in: common.language).text : report.text[common.language])
      if !faults.isEmpty { throw ExitStatus.badData }
    }
  }

  /// Runs the cases of the user's folder; those shipped are run by our tests.
  private func runCases(_ catalogue: Catalogue) throws -> (count: Int, faults: [Diagnostic]) {
    guard let folder = common.knowledge else { return (0, []) }
    var count = 0
    var faults: [Diagnostic] = []
    for name in try Files.tree(folder) where name.hasSuffix(".cases.xml") {
      let cases = try CriterionCases(contentsOf: folder + "/" + name)
      count += cases.cases.count
      let wrong = try cases.faults(with: catalogue)
      faults += wrong.isEmpty && mutants ? unnoticed(cases, name, catalogue) : wrong
    }
    return (count, faults)
  }

  private func unnoticed(_ cases: CriterionCases, _ name: String, _ catalogue: Catalogue) -> [Diagnostic] {
    guard let criterion = catalogue.criterion(cases.criterion) else { return [] }
    return CriterionMutants(of: criterion).survivors(of: cases, with: catalogue).map { $0.fault(in: name) }
  }

  /// What the check found.
  private struct Outcome {
    var faults: [Diagnostic]
    var cases: Int
    /// Dated facts that nobody checked; nil when the knowledge could not be loaded.
    var toCheck: Int?

    var text: LocalizedText {
      let found = Noun.fault.counting(faults.count)
      let played = cases == 0 ? nil : Noun.playedCase.counting(cases)
      let dated = toCheck.map(Noun.datedFact.counting)
      return LocalizedText(
        fr: found.fr + (played.map { ", \($0.fr)" } ?? "") + (dated.map { "\u{202F}; \($0.fr) à vérifier" } ?? ""),
        en: found.en + (played.map { ", \($0.en)" } ?? "") + (dated.map { "; \($0.en) to be checked" } ?? ""))
    }

    func json(in language: Language) -> JSON {
      .object([
        ("schema", .string("draille-catalogue-check-1")),
        ("faults", .strings(faults.map { $0.rendered(in: language) })), ("cases", .integer(cases)),
        ("toBeChecked", .optional(toCheck)),
      ])
    }
  }
}

extension Noun {
  fileprivate static let fault = Noun(fr: ("faute", "fautes"), en: ("fault", "faults"))
  fileprivate static let playedCase = Noun(fr: ("cas joué", "cas joués"), en: ("case run", "cases run"))
  fileprivate static let datedFact = Noun(fr: ("fait daté", "faits datés"), en: ("dated fact", "dated facts"))
}
