internal import Inventories
internal import Knowledge
package import LibXML

extension Level {
  /// The level in a word.
  package var word: LocalizedText {
    switch self {
    case .a: LocalizedText(fr: "solide", en: "solid")
    case .b: LocalizedText(fr: "correct", en: "fair")
    case .c: LocalizedText(fr: "fragile", en: "fragile")
    case .d: LocalizedText(fr: "à reprendre", en: "to be mended")
    }
  }
}

extension FamilyScore {
  /// The level in words: one, or two when what is unknown can change it.
  package var verdict: LocalizedText {
    guard let levels else { return LocalizedText(fr: "on ne sait pas encore", en: "not known yet") }
    guard levels.low != levels.high else { return levels.low.word }
    return LocalizedText(
      fr: "\(levels.low.word.fr), peut-être \(levels.high.word.fr)",
      en: "\(levels.low.word.en), perhaps \(levels.high.word.en)")
  }
}

extension FamilyScore {
  /// The interval in whole per cents; a question mark when nothing is known.
  package func range(in language: Language) -> String {
    guard let (low, high) = interval?.percents else { return "?" }
    return (low == high ? "\(low)" : "\(low)–\(high)") + (language == .fr ? "\u{A0}%" : "%")
  }
}

extension Interval {
  /// The interval in whole per cents, low rounded down and high rounded up.
  package var percents: (low: Int, high: Int) { (low / 10, (high + 9) / 10) }
}

extension Assessment {
  /// The scores as lines of text, for a terminal.
  package func table(in language: Language) -> String {
    let rows = families.map { row($0, language) }
    let lines = TextTable.lines(rows)
    return (lines + ["", summary[language]]).joined(separator: "\n")
  }

  private func row(_ score: FamilyScore, _ language: Language) -> [String] {
    let count = Noun.knownPoint.counting(score.counted - score.unknown)
    let known = LocalizedText(fr: "\(count.fr) sur \(score.counted)", en: "\(count.en) of \(score.counted)")
    return [score.family.title[language], score.verdict[language], score.range(in: language), known[language]]
  }

  /// How many failures only repeat another one of the same place.
  private var sameReason: LocalizedText {
    let causes = SharedCauses(findings)
    let repeated = findings.count { finding in
      causes.teller(of: finding).map { $0 != finding.criterion.id } ?? false
    }
    guard repeated > 0 else { return LocalizedText("") }
    let have = Noun.have.form(for: repeated)
    return LocalizedText(
      fr: " \(repeated) \(have.fr) la même cause qu’un autre au même endroit.",
      en: " \(repeated) \(have.en) the same cause as another in the same place.")
  }

  private var summary: LocalizedText {
    let failed = findings.count { $0.state == .fail }
    let grave = findings.count { $0.state == .fail && $0.severity == .blocking }
    let unknown = findings.count { $0.state == .unknown }
    let gaps = Noun.gap.counting(failed), open = Noun.question.counting(unknown)
    let graveWord = Noun.grave.form(for: grave)
    return LocalizedText(
      fr: "\(gaps.fr), dont \(grave) \(graveWord.fr).\(sameReason.fr) \(open.fr) sans réponse.\n"
        + "Pour comprendre\u{A0}: draille explain CRITÈRE DOSSIER",
      en: "\(gaps.en), \(grave) of them \(graveWord.en).\(sameReason.en) \(open.en) without an answer.\n"
        + "To understand: draille explain CRITERION CASE")
  }
}

extension Noun {
  fileprivate static let knownPoint = Noun(
    fr: ("point connu", "points connus"), en: ("point known", "points known"))
  fileprivate static let have = Noun(fr: ("a", "ont"), en: ("has", "have"))
  fileprivate static let gap = Noun(
    fr: ("point à corriger", "points à corriger"), en: ("point to mend", "points to mend"))
  fileprivate static let grave = Noun(fr: ("grave", "graves"), en: ("grave", "grave"))
  fileprivate static let question = Noun(fr: ("question", "questions"), en: ("question", "questions"))
}
