import Assessing
import Inventories
import Knowledge
import LibXML
import Planning
import Reporting
import Training

/// A case opened with the knowledge it is looked at with.
struct Workbench {
  let opened: Case
  let catalogue: Catalogue
  let assessor: Assessor
  let day: Day
  /// Language of what is made from the case: the one asked for, else that of the case, so that no locale leaks in.
  let language: Language

  /// - Throws: `FileFailure`, `XMLFailure`.
  init(_ directory: String, _ common: CommonOptions) throws {
    opened = try Case(directory)
    catalogue = try common.catalogue()
    opened.inventory.vocabulary = catalogue.words
    day = common.day
    language = common.languageOption.chosen ?? opened.inventory.language ?? common.language
    assessor = try Assessor(opened.inventory, catalogue: catalogue, date: day)
  }

  /// Everything that the road makes of the case.
  func results() throws -> Results {
    let assessment = try assessor.assess()
    let plan = try Planner().plan(
      assessment: assessment, inventory: opened.inventory, catalogue: catalogue, start: day)
    let training = TrainingPlanner().plan(
      plan: plan, inventory: opened.inventory, catalogue: catalogue, assessment: assessment)
    return Results(opened: opened, catalogue: catalogue, assessment: assessment, plan: plan, training: training)
  }
}

/// What the road makes of a case.
struct Results {
  let opened: Case
  let catalogue: Catalogue
  let assessment: Assessment
  let plan: Plan
  let training: TrainingPlan

  func input(in language: Language) -> ReportInput {
    ReportInput(
      inventory: opened.inventory, catalogue: catalogue, assessment: assessment, plan: plan, training: training,
      date: assessment.date, language: language)
  }
}
