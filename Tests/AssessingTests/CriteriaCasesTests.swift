import Assessing
import Inventories
import Knowledge
import LibXML
import TestSupport
import Testing

/// Every criterion against the small inventories that stand beside it.
struct CriteriaCasesTests {
  static let files = (try? Files.tree(Paths.knowledge + "/criteria"))?.filter { $0.hasSuffix(".cases.xml") } ?? []

  @Test(arguments: files)
  func everyCaseGivesItsState(_ file: String) throws {
    let cases = try Document(contentsOf: Paths.knowledge + "/criteria/" + file).root
    let catalogue = try shipped()
    let criterion = try #require(catalogue.criterion(cases["criterion"] ?? ""), "\(file) names no criterion")
    let date = try #require(Day(cases["date"] ?? ""))
    for (number, node) in cases.children("case").enumerated() {
      let finding = try Self.finding(of: criterion, in: node, catalogue: catalogue, date: date)
      #expect(finding?.state.rawValue == node["expect"], "case \(number + 1) of \(file): \(node["because"] ?? "")")
      if let severity = node["severity"] { #expect(finding?.severity.rawValue == severity, "case \(number + 1)") }
    }
  }

  @Test
  func everyCriterionHasCasesForPassFailAndUnknown() throws {
    for criterion in try shipped().criteria {
      let file = Self.files.first { $0.hasSuffix("/\(criterion.id).cases.xml") }
      let path = try #require(file, "\(criterion.id) has no cases")
      let states = Set(
        try Document(contentsOf: Paths.knowledge + "/criteria/" + path).root.children.map { $0["expect"] })
      #expect(states.isSuperset(of: ["pass", "fail", "unknown"]), "\(criterion.id)")
      if !criterion.applies.isEmpty { #expect(states.contains("notapplicable"), "\(criterion.id)") }
    }
  }

  private static func finding(
    of criterion: Criterion, in node: Node, catalogue: Catalogue, date: Day
  ) throws -> Finding? {
    let inventory = try #require(node.first("inventory"))
    let copy = Document(root: "inventory", name: "case")
    copyContent(of: inventory, into: copy.root)
    let findings = try Assessor(Inventory(copy), catalogue: catalogue, date: date).findings(of: criterion)
    guard let subject = node["subject"] else { return findings.first }
    return findings.first { $0.subject == subject }
  }

  private static func copyContent(of source: Node, into target: Node) {
    for (name, value) in source.attributes { target.set(name, to: value) }
    for child in source.children {
      copyContent(of: child, into: target.append(child.name, text: child.children.isEmpty ? child.text : nil))
    }
  }
}

/// The shipped knowledge, loaded once for all tests.
func shipped() throws -> Catalogue {
  try loaded.get()
}

private let loaded = Result { try Catalogue.load() }
