import ArgumentParser
import Assessing
import Inventories
import LibXML

/// `draille assess`: scores a case.
struct AssessCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "assess",
      abstract: Say.here(fr: "Note un dossier, famille par famille.", en: "Scores a case, family by family."),
      discussion: ExitStatus.help)
  }

  @Argument(help: ArgumentHelp(Say.here(fr: "Dossier.", en: "Case."), valueName: "DIR"))
  var directory: String

  @Flag(help: ArgumentHelp(Say.here(fr: "Écrit du JSON.", en: "Writes JSON.")))
  var json = false

  @Option(
    help: ArgumentHelp(
      Say.here(
        fr: "Les N questions qui apprendraient le plus par minute.",
        en: "The N questions that would tell most a minute."),
      valueName: "N"))
  var next: Int?

  @Option(
    name: .customLong("if"),
    help: ArgumentHelp(
      Say.here(
        fr: "Ce que changerait un fait, sans rien écrire ; répétable.".withFrenchSpaces,
        en: "What a fact would change, nothing being written; repeatable."), valueName: "XPATH=VALUE"))
  var changes: [String] = []

  @OptionGroup var output: AssessmentOutput

  @OptionGroup var common: CommonOptions

  func validate() throws {
    _ = try output.format(json: json)
    try output.standsAlone(besides: next != nil ? "--next" : changes.isEmpty ? nil : "--if")
  }

  func run() throws {
    try ExitStatus.reporting(in: common.language) {
      let work = try Workbench(directory, common)
      try output.checkFamilies(of: work.catalogue, in: common.language)
      if !changes.isEmpty { return try printChanges(work) }
      let assessment = try work.assessor.assess()
      if let next { return printQuestions(assessment, work, next) }
      Console.print(try output.format(json: json).text(of: assessment, work))
      try output.enforce(on: assessment, in: work.language)
    }
  }

  private func printQuestions(_ assessment: Assessment, _ work: Workbench, _ count: Int) {
    let questions = Array(WorthAsking(assessment, work.assessor).questions().prefix(max(0, count)))
    Console.print(
      json
        ? JSON.array(questions.map { $0.json(in: work.language) }).text
        : OpenQuestion.table(questions, in: work.language).forTerminal)
  }

  private func printChanges(_ work: Workbench) throws {
    let result = try WhatIf(changes, in: work.opened.inventory, catalogue: work.catalogue, date: work.day)
    Console.print(json ? result.json(in: work.language).text : result.text(in: work.language).forTerminal)
  }
}
