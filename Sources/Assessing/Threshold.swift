internal import Knowledge
package import LibXML

/// The least level that a family must surely have, such as `backups>=B`; `*` stands for every family.
package struct Threshold: Sendable, Hashable {
  package static let every = "*"

  package var family: String
  package var level: Level

  /// Reads `FAMILY>=LEVEL`; nil when it is not written so.
  package init?(_ text: String) {
    guard let sign = text.firstRange(of: ">=") else { return nil }
    let family = String(text[..<sign.lowerBound]).trimmed
    let level = String(text[sign.upperBound...]).trimmed.uppercased()
    guard !family.isEmpty, !family.contains(" "), let level = Level(rawValue: level) else { return nil }
    self.family = family
    self.level = level
  }

  /// One sentence for each family that does not surely reach the level: what is not known never reaches it.
  package func shortfalls(in assessment: Assessment) -> [LocalizedText] {
    assessment.families.filter { family == Self.every || family == $0.family.id }.compactMap(shortfall)
  }

  private func shortfall(of score: FamilyScore) -> LocalizedText? {
    let head = "\(score.family.id)>=\(level.rawValue)"
    guard let levels = score.levels else {
      let why =
        score.counted == 0
        ? LocalizedText(fr: "rien ne la concerne, donc pas de niveau", en: "nothing concerns it, so it has no level")
        : LocalizedText(fr: "on ne sait encore rien", en: "nothing is known yet")
      return shortfall(head, of: score, why)
    }
    guard levels.low < level else { return nil }
    guard levels.high >= level else {
      return shortfall(
        head, of: score,
        LocalizedText(fr: "niveau \(levels.high.rawValue) au mieux", en: "level \(levels.high.rawValue) at best"))
    }
    let range = (low: levels.low.rawValue, high: levels.high.rawValue)
    return shortfall(
      head, of: score,
      LocalizedText(
        fr: "niveau entre \(range.low) et \(range.high), questions sans réponse\u{A0}: \(score.unknown)",
        en: "level between \(range.low) and \(range.high), unanswered questions: \(score.unknown)"))
  }

  private func shortfall(_ head: String, of score: FamilyScore, _ why: LocalizedText) -> LocalizedText {
    let gates = score.levels == nil || score.gates.isEmpty ? "" : " (\(score.gates.joined(separator: ", ")))"
    return LocalizedText(
      fr: "seuil non atteint\u{A0}: \(head). «\u{A0}\(score.family.title.fr)\u{A0}»\u{A0}: \(why.fr)\(gates)",
      en: "threshold not met: \(head). “\(score.family.title.en)”: \(why.en)\(gates)")
  }
}
