package import Assessing
package import Inventories
package import Knowledge
package import LibXML
package import Planning
package import Training

/// Everything that a report tells.
package struct ReportInput {
  package let inventory: Inventory
  package let catalogue: Catalogue
  package let assessment: Assessment
  package let plan: Plan
  package let training: TrainingPlan
  /// Day of the report.
  package let date: Day
  package let language: Language

  package init(
    inventory: Inventory, catalogue: Catalogue, assessment: Assessment, plan: Plan, training: TrainingPlan,
    date: Day, language: Language
  ) {
    self.inventory = inventory
    self.catalogue = catalogue
    self.assessment = assessment
    self.plan = plan
    self.training = training
    self.date = date
    self.language = language
  }
}

extension ReportInput {
  var words: Wording { Wording(language) }

  /// Name of the association, else a word for it.
  var association: String {
    let name = inventory.organisation?.name ?? ""
    return name.isEmpty ? words(LocalizedText(fr: "Notre association", en: "Our association")) : name
  }

  /// What people call the things of those ids.
  func names(_ ids: [String]) -> [String] {
    ids.map { words(inventory.label($0)) }
  }

  /// What people call a role: the word of the catalogue, else the name of somebody who has it.
  func name(ofRole role: String) -> String {
    let word = words(catalogue.word(forValue: role, of: "role"))
    guard word == role else { return word }
    if let holder = inventory.roles.first(where: { $0.role == role }) { return words(inventory.label(holder.id)) }
    return role.split(separator: "-").joined(separator: " ")
  }

  /// Whether at least one result is known.
  var knowsSomething: Bool {
    assessment.findings.contains { $0.state != .unknown && $0.state != .notapplicable }
  }
}

/// The reports that draille makes.
package enum Report {
  /// The edition for a board: the essentials, the scores, the decisions, the plan at a glance.
  package static func board(_ input: ReportInput) -> ReportDocument {
    document(
      input, edition: LocalizedText(fr: "édition du conseil", en: "board edition"),
      sections: [
        BoardPage(input).section, ScoresChapter(input, edition: .board).section,
        MovesChapter(input, edition: .board).section, PlanChapter(input, edition: .board).section,
      ])
  }

  /// Everything, with the evidence of every result.
  package static func full(_ input: ReportInput) -> ReportDocument {
    document(
      input, edition: LocalizedText(fr: "édition complète", en: "full edition"),
      sections: [
        BoardPage(input).section, ScoresChapter(input, edition: .full).section,
        MovesChapter(input, edition: .full).section, PlanChapter(input, edition: .full).section,
        TrainingChapter(input).section, FindingsChapter(input).section, UnknownsChapter(input).section,
        ExceptionsChapter(input).section, InventoryAnnex(input).section, SourcesAnnex(input).section,
      ].compactMap { $0 })
  }

  private static func document(
    _ input: ReportInput, edition: LocalizedText, sections: [Section]
  ) -> ReportDocument {
    let words = input.words
    let day = words.date(input.assessment.date)
    return ReportDocument(
      title: input.association, subtitle: words(Texts.subtitle), language: input.language,
      description: "\(words(Texts.subtitle)), \(input.association), \(day).",
      byline: [.text("\(words(Texts.asOf)) \(day), \(words(edition)).")], sections: sections,
      colophon: [.text(words(Texts.colophon)), .text(" "), .code(String(input.assessment.knowledgeHash.prefix(12)))])
  }
}

/// How much a chapter tells.
enum Edition: Sendable {
  case board, full
}

private enum Texts {
  static let subtitle = LocalizedText(fr: "Informatique\u{A0}: état des lieux et plan", en: "Computing: audit and plan")
  static let asOf = LocalizedText(fr: "État au", en: "As of")
  static let colophon = LocalizedText(
    fr: "Fait avec draille, sans réseau ni compte. Ce document ne demande rien à internet. Savoirs utilisés\u{A0}:",
    en: "Made with draille, without network or account. This document asks nothing of the internet. Knowledge used:")
}
