package import Knowledge
package import LibXML

/// Wordings of a criterion with one small mistake each; good cases notice all of them.
package struct CriterionMutants {
  /// One wording with a mistake.
  package struct Mutant {
    /// Which expression was changed, such as `pass` or `let tested`.
    package var place: String
    package var original: String
    package var expression: String
    package var criterion: Criterion
  }

  package let mutants: [Mutant]

  package init(of criterion: Criterion) {
    var mutants: [Mutant] = []
    func add(_ place: String, _ expression: String, _ change: (inout Criterion, String) -> Void) {
      for other in ExpressionMutants.of(expression) {
        var copy = criterion
        change(&copy, other)
        mutants.append(Mutant(place: place, original: expression, expression: other, criterion: copy))
      }
    }
    add("each", criterion.select) { $0.select = $1 }
    for (index, binding) in criterion.lets.enumerated() {
      add("let \(binding.name)", binding.value) { $0.lets[index].value = $1 }
    }
    for (index, severity) in criterion.severities.enumerated() {
      add("severity", severity.when) { $0.severities[index].when = $1 }
    }
    for (index, condition) in criterion.applies.enumerated() {
      add("applies", condition.test) { $0.applies[index].test = $1 }
    }
    add("known", criterion.known) { $0.known = $1 }
    add("pass", criterion.pass) { $0.pass = $1 }
    if let path = criterion.evidenceOn { add("evidence", path) { $0.evidenceOn = $1 } }
    self.mutants = mutants
  }

  /// The mistakes that no case notices.
  package func survivors(of cases: CriterionCases, with catalogue: Catalogue) -> [Mutant] {
    mutants.filter { cases.hold(for: $0.criterion, with: catalogue) }
  }
}

extension CriterionMutants.Mutant {
  /// The fault that the mutant shows in the cases.
  package func fault(in path: String) -> Diagnostic {
    Diagnostic(
      .error, "KNO-011", at: Location(file: path),
      LocalizedText(
        fr:
          "aucun cas ne remarque que «\u{202F}\(original)\u{202F}» (\(place)) deviendrait «\u{202F}\(expression)\u{202F}»",
        en: "no case notices that “\(original)” (\(place)) would become “\(expression)”"))
  }
}
