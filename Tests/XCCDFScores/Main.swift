import Assessing
import LibXML

/// Prints our scores of benchmarks whose checks are named after their outcome, for comparison with another program.
///
/// `xccdf-scores FILE…` writes `FILE SYSTEM VALUE MAXIMUM`, one score a line.
@main
enum Main {
  static func main() throws {
    for file in CommandLine.arguments.dropFirst() {
      let benchmark = try Document(contentsOf: file).root
      for score in XCCDFScoring(items(of: benchmark, areSelected: true)).scores {
        print(file, score.system, score.value.decimalText, score.maximum.decimalText)
      }
    }
  }

  private static func items(of node: Node, areSelected: Bool) -> [ScoredItem] {
    node.children.filter { ["Group", "Rule"].contains($0.name) }.map { child in
      let isSelected = areSelected && child["selected"] != "false"
      let weight = child["weight"].flatMap(Double.init) ?? 1
      return child.name == "Group"
        ? .group(weight: weight, items(of: child, areSelected: isSelected))
        : .rule(weight: weight, role: role(of: child), isSelected ? outcome(of: child) : .notselected)
    }
  }

  private static func role(of rule: Node) -> RuleRole {
    rule["role"].flatMap(RuleRole.init(rawValue:)) ?? .full
  }

  /// The outcome that the check is named after; a rule without a check is not checked.
  private static func outcome(of rule: Node) -> RuleResult {
    let script = rule.first("check")?.first("check-content-ref")?["href"]
    return script.flatMap { RuleResult(rawValue: String($0.prefix { $0 != "." })) } ?? .notchecked
  }
}
