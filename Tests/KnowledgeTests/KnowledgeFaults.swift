import Assessing
import FoundationEssentials
import Inventories
import Knowledge
import LibXML
import TestSupport

/// One faulty piece of knowledge for each diagnostic that a folder of the user can get.
struct KnowledgeFaults {
  var code: String
  var meaning: String
  var files: [String: String]
  var faults: @Sendable (String) throws -> [Diagnostic] = { try KnowledgeReview.faults(overrides: $0) }

  static let all: [KnowledgeFaults] = [
    KnowledgeFaults(
      code: "KNO-001", meaning: "A file of your knowledge folder has a root element that names no kind of knowledge.",
      files: ["mine.xml": "<recipes/>"]),
    KnowledgeFaults(
      code: "KNO-003", meaning: "An entry of the knowledge cites another that exists nowhere.",
      files: ["mine.xml": criterion(remedy: "call-somebody")]),
    KnowledgeFaults(
      code: "KNO-004", meaning: "A text is missing in one of the two languages.",
      files: [
        "mine.xml": product("<edition id=\"only\" licence=\"MIT\"/><trap xml:lang=\"fr\">À savoir.</trap>")
      ]),
    KnowledgeFaults(
      code: "KNO-005",
      meaning:
        "A product that is not free has no free candidate for one of its uses, and does not say that none is known.",
      files: ["mine.xml": product("<edition id=\"only\" licence=\"proprietary\"/>")]),
    KnowledgeFaults(
      code: "KNO-006", meaning: "A candidate that is offered in place of a product is not free itself.",
      files: [
        "mine.xml": product(
          "<edition id=\"only\" licence=\"proprietary\"/><alternative product=\"gmail\" capability=\"mail\"/>")
      ]),
    KnowledgeFaults(
      code: "KNO-007", meaning: "A support date, a decision, a listing or a price names no source.",
      files: [
        "mine.xml": """
        <lifecycles><lifecycle id="mine" name="Mine"><cycle id="1" match="1" security="2027-01-01"/></lifecycle></lifecycles>
        """
      ]),
    KnowledgeFaults(
      code: "KNO-008", meaning: "Two entries of your folder bear the same id.",
      files: ["a.xml": product(free), "b.xml": product(free)]),
    KnowledgeFaults(
      code: "KNO-009", meaning: "A file of cases names no criterion that exists, or no day.",
      files: ["MY-01.cases.xml": "<cases criterion=\"MY-99\" date=\"2026-01-15\"/>"], faults: runCases),
    KnowledgeFaults(
      code: "KNO-010", meaning: "A case beside a criterion does not come out as its author expects.",
      files: [
        "MY-01.xml": criterion(remedy: "restore-drill"),
        "MY-01.cases.xml": """
        <cases criterion="MY-01" date="2026-01-15"><case expect="fail"><inventory><organisation id="o" name="A"/></inventory></case></cases>
        """,
      ], faults: runCases),
    KnowledgeFaults(
      code: "KNO-011", meaning: "With `--mutants`: a small mistake in a rule that none of its cases notices.",
      files: [
        "MY-01.xml": criterion(remedy: "restore-drill", pass: "@members > 10"),
        "MY-01.cases.xml": """
        <cases criterion="MY-01" date="2026-01-15"><case expect="pass"><inventory><organisation id="o" members="40"/></inventory></case></cases>
        """,
      ], faults: findMutants),
    KnowledgeFaults(
      code: "KNO-012",
      meaning: "A file given to `draille catalogue import` is not of the data set that `--from` names.",
      files: ["list.json": "{\"songs\": []}"], faults: { folder in try convert(folder + "/list.json") }),
    KnowledgeFaults(
      code: "KNO-013", meaning: "A column of a list fills an attribute that the inventory does not have.",
      files: ["mine.xml": column("device/@colour", "couleur", "colour")]),
    KnowledgeFaults(
      code: "KNO-014", meaning: "One heading stands for two columns of the same list.",
      files: ["mine.xml": column("device/@system-arch", "marque", "architecture")]),
    KnowledgeFaults(
      code: "JSON-001", meaning: "A file should be JSON and cannot be read as such.",
      files: ["list.json": "{\"licenses\": ["], faults: { folder in try convert(folder + "/list.json") }),
    KnowledgeFaults(
      code: "ASK-001", meaning: "What follows `--if` does not read as the path of an attribute and its value.",
      files: [:], faults: { _ in try ask("backup offsite") }),
    KnowledgeFaults(
      code: "ASK-002", meaning: "The path that follows `--if` selects nothing in the case.",
      files: [:], faults: { _ in try ask("//backup[@id='cloud']/@offsite=yes") }),
  ]

  private static func column(_ id: String, _ fr: String, _ en: String) -> String {
    """
    <columns><column id="\(id)"><heading xml:lang="fr">\(fr)</heading><heading xml:lang="en">\(en)</heading></column></columns>
    """
  }

  private static let free = "<edition id=\"only\" licence=\"MIT\"/>"

  private static func product(_ content: String) -> String {
    """
    <products><product id="mine" name="Mine" delivery="hosted" kind="application" capabilities="mail">\(content)</product></products>
    """
  }

  private static func criterion(remedy: String, pass: String = "true()") -> String {
    """
    <criterion id="MY-01" family="free-software" severity="minor" basis="project" since="1">
      <title xml:lang="fr">t</title><title xml:lang="en">t</title>
      <failure xml:lang="fr">f</failure><failure xml:lang="en">f</failure>
      <each select="/inventory/organisation"/><known test="true()"/><pass test="\(pass.replacing(">", with: "&gt;"))"/>
      <reference standard="MINE"/><why xml:lang="fr">w</why><why xml:lang="en">w</why>
      <how xml:lang="fr">h</how><how xml:lang="en">h</how><remedy first="\(remedy)"/>
    </criterion>
    """
  }

  @Sendable private static func runCases(_ folder: String) throws -> [Diagnostic] {
    try CriterionCases(contentsOf: folder + "/MY-01.cases.xml").faults(with: Catalogue.load(overrides: folder))
  }

  @Sendable private static func findMutants(_ folder: String) throws -> [Diagnostic] {
    let catalogue = try Catalogue.load(overrides: folder)
    let path = folder + "/MY-01.cases.xml"
    let cases = try CriterionCases(contentsOf: path)
    guard let criterion = catalogue.criterion("MY-01") else { return [] }
    return CriterionMutants(of: criterion).survivors(of: cases, with: catalogue).map { $0.fault(in: path) }
  }

  private static func ask(_ change: String) throws -> [Diagnostic] {
    let text = "<inventory version='1'><organisation id='o' name='A'/></inventory>"
    let inventory = Inventory(try Document(bytes: Array(text.utf8), name: "inventory.xml"))
    do {
      _ = try WhatIf([change], in: inventory, catalogue: Catalogue.load(), date: Day(number: 20_000))
      return []
    } catch let failure as XMLFailure {
      return failure.diagnostics
    }
  }

  private static func convert(_ path: String) throws -> [Diagnostic] {
    do {
      _ = try ForeignCatalogue.spdx.convert(
        Files.read(path, limit: 1 << 20), name: path, on: "2026-11-22", knowing: Catalogue.load())
      return []
    } catch let failure as XMLFailure {
      return failure.diagnostics
    }
  }
}
