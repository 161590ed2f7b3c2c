package import Inventories
package import Knowledge
package import LibXML

/// Why a criterion has these states: facts, rule, references, what would change it and by how much.
package struct Explanation {
  private let criterion: Criterion
  private let assessment: Assessment
  private let facts: FactWords
  private let causes: SharedCauses

  package init(of criterion: Criterion, in assessment: Assessment, _ assessor: Assessor) {
    self.criterion = criterion
    self.assessment = assessment
    facts = FactWords(assessor.inventory, assessor.catalogue)
    causes = SharedCauses(assessment.findings)
  }

  /// The explanation as lines of text; about one subject when it is given.
  package func text(in language: Language, subject: String? = nil) -> String {
    let findings = assessment.findings.filter {
      $0.criterion.id == criterion.id && (subject == nil || $0.subject == subject)
    }
    let lines =
      heading(language) + rule(language) + findings.flatMap { describe($0, language) } + [""] + effects(language)
    return lines.joined(separator: "\n")
  }

  private func heading(_ language: Language) -> [String] {
    let severity = LocalizedText.severity(criterion.severity)
    return [
      "\(criterion.id)  \(criterion.title[language])", "",
      "\(LocalizedText(fr: "Gravité", en: "Severity")[language])\(language.colon) \(severity[language])",
      "\(LocalizedText(fr: "Pourquoi", en: "Why")[language])\(language.colon) \(criterion.why[language])",
      "\(LocalizedText(fr: "Que faire", en: "What to do")[language])\(language.colon) \(criterion.how[language])",
    ]
  }

  private func rule(_ language: Language) -> [String] {
    let basis = LocalizedText.basis(criterion.basis)
    let references = criterion.references.map { [$0.standard, $0.locator].compactMap { $0 }.joined(separator: ", ") }
    let period = [
      criterion.validFrom.map { LocalizedText(fr: "depuis le \($0.words.fr)", en: "since \($0.words.en)") },
      criterion.validTo.map { LocalizedText(fr: "jusqu’au \($0.words.fr)", en: "until \($0.words.en)") },
    ].compactMap { $0?[language] }
    return [
      "",
      "\(LocalizedText(fr: "Règle", en: "Rule")[language])\(language.colon) \(basis[language])"
        + (period.isEmpty ? "" : ", " + period.joined(separator: ", ")),
    ] + references.map { "  \($0)" } + ["  each    \(criterion.select)"]
      + criterion.lets.map { "  $\($0.name) = \($0.value)" } + criterion.applies.map { "  applies \($0.test)" }
      + ["  known   \(criterion.known)", "  pass    \(criterion.pass)", ""]
  }

  private func describe(_ finding: Finding, _ language: Language) -> [String] {
    let name = finding.subjectName[language]
    let id = finding.subject.map { " [\($0)]" } ?? ""
    let head = "\(LocalizedText.state(finding.state)[language].uppercased())  \(name)\(id)"
    return [head, "  \(finding.reason[language])"] + finding.facts.map { "    " + describe($0, of: finding, language) }
      + finding.rules.map { "    → \($0.checkedText[language])" } + weight(finding, language) + kin(finding, language)
  }

  /// Criteria that fail here for the same reason.
  private func kin(_ finding: Finding, _ language: Language) -> [String] {
    let others = causes.others(besides: finding)
    guard !others.isEmpty else { return [] }
    let text = LocalizedText(fr: "pour la même raison", en: "for the same reason")
    return ["    \(text[language])\(language.colon) \(others.joined(separator: ", "))"]
  }

  private func weight(_ finding: Finding, _ language: Language) -> [String] {
    guard finding.weight != .plain else { return [] }
    let range = [finding.weight.low, finding.weight.high].unique.map(String.init).joined(separator: "–")
    let reason = finding.weight.reason.map { " (\($0[language]))" } ?? ""
    return ["    \(LocalizedText(fr: "poids", en: "weight")[language])\(language.colon) \(range)\(reason)"]
  }

  private func describe(_ fact: Fact, of finding: Finding, _ language: Language) -> String {
    let value = facts.value(of: fact, in: finding)?[language] ?? "?"
    let rank = fact.rank.map { LocalizedText.rank($0)[language] }
    let sources = fact.sources.map { "\(facts.source($0)[language]) [\($0)]" }.joined(separator: ", ")
    let evidence = [rank, sources.isEmpty ? nil : sources].compactMap { $0 }
    return "\(facts.name(of: fact)[language]) = \(value)"
      + (evidence.isEmpty ? "" : " (\(evidence.joined(separator: language.semicolon)))")
  }

  /// What the family would score if this criterion passed everywhere.
  private func effects(_ language: Language) -> [String] {
    guard let now = assessment.families.first(where: { $0.family.id == criterion.family }) else { return [] }
    let mended = assessment.findings.map { finding in
      var finding = finding
      if finding.criterion.id == criterion.id, finding.state != .notapplicable { finding.state = .pass }
      return finding
    }
    let then = Scoring([now.family]).scores(of: mended).first
    let before = now.range(in: language), after = then?.range(in: language) ?? "?"
    let text = LocalizedText(
      fr:
        "Si tout était en ordre ici, «\u{202F}\(now.family.title.fr)\u{202F}» passerait de \(before) à \(after).",
      en: "With everything mended here, “\(now.family.title.en)” would go from \(before) to \(after).")
    return [text[language]]
  }
}

extension Language {
  fileprivate var colon: String { self == .fr ? "\u{A0}:" : ":" }
  fileprivate var semicolon: String { self == .fr ? "\u{202F}; " : "; " }
}

extension LocalizedText {
  /// A severity in words.
  package static func severity(_ severity: Criterion.Severity) -> LocalizedText {
    switch severity {
    case .blocking: LocalizedText(fr: "grave", en: "grave")
    case .major: LocalizedText(fr: "important", en: "important")
    case .minor: LocalizedText(fr: "à améliorer", en: "could be better")
    }
  }

  /// What a criterion rests on, in words.
  package static func basis(_ basis: Criterion.Basis) -> LocalizedText {
    switch basis {
    case .law: LocalizedText(fr: "la loi", en: "law")
    case .guide: LocalizedText(fr: "un guide officiel", en: "an official guide")
    case .project:
      LocalizedText(
        fr: "un choix de ce projet, qu’aucune loi n’impose", en: "a choice of this project, which no law requires")
    }
  }

  /// A state in words.
  package static func state(_ state: State) -> LocalizedText {
    switch state {
    case .pass: LocalizedText(fr: "en ordre", en: "in order")
    case .fail: LocalizedText(fr: "à corriger", en: "to mend")
    case .unknown: LocalizedText(fr: "on ne sait pas", en: "not known")
    case .notapplicable: LocalizedText(fr: "sans objet", en: "not concerned")
    case .accepted: LocalizedText(fr: "gardé exprès", en: "kept on purpose")
    }
  }

  /// A strength of evidence in words.
  package static func rank(_ rank: EvidenceRank) -> LocalizedText {
    switch rank {
    case .declared: LocalizedText(fr: "sur parole", en: "by word")
    case .documented: LocalizedText(fr: "par un document", en: "by a document")
    case .observed: LocalizedText(fr: "vu ou mesuré", en: "seen or measured")
    case .tested: LocalizedText(fr: "essayé", en: "tried")
    }
  }
}
