internal import LibXML

/// The reference page of the criteria, made from their files.
package enum CriteriaPage {
  /// The page in Markdown, in English with French titles.
  package static func markdown(of catalogue: Catalogue) -> String {
    let head = """
      # Criteria

      Generated from `Knowledge/criteria` by `make docs`: \(catalogue.criteria.count) criteria in \
      \(catalogue.families.count) families. Severity: blocking, major, minor. Basis: law, guide, or project (a choice of \
      ours, which no law requires).
      """
    let sections = catalogue.families.map { section($0, catalogue.criteria) }
    return ([head] + sections).joined(separator: "\n\n") + "\n"
  }

  private static func section(_ family: Family, _ criteria: [Criterion]) -> String {
    let rows = criteria.filter { $0.family == family.id }.map { criterion in
      let references = criterion.references.map { [$0.standard, $0.locator].compactMap { $0 }.joined(separator: " ") }
      let cells = [
        criterion.id, criterion.title.en, criterion.title.fr, criterion.severity.rawValue, criterion.basis.rawValue,
        references.joined(separator: "; "),
      ]
      return "| " + cells.joined(separator: " | ") + " |"
    }
    return """
      ## \(family.title.en) · \(family.title.fr)

      \(family.question.en)

      | Id | What is true when it passes | En français | Severity | Basis | References |
      |---|---|---|---|---|---|
      \(rows.joined(separator: "\n"))
      """
  }
}
