import Assessing
import Inventories
import Knowledge
import LibXML

/// The ten families: a level in words, what is sure, what may yet be.
struct ScoresChapter {
  private let input: ReportInput
  private let words: Wording
  private let edition: Edition

  init(_ input: ReportInput, edition: Edition) {
    self.input = input
    self.edition = edition
    words = input.words
  }

  var section: Section {
    Section(
      id: "scores", title: words(Texts.title), startsPage: true,
      blocks: [.paragraph([.text(words(Texts.introduction))]), .table(table)])
  }

  private var table: Table {
    Table(
      caption: words(Texts.caption),
      columns: [
        .init(words(Texts.family)), .init(words(Texts.level)), .init(words(Texts.points), .gauge),
        .init(words(Texts.counted), .number), .init(words(Texts.unknown), .number), .init(words(Texts.gates)),
      ],
      rows: input.assessment.families.map(row))
  }

  private func row(_ score: FamilyScore) -> Table.Row {
    Table.Row([
      family(score), [level(of: score)], interval(of: score), [.text(words.number(score.counted))],
      [.text(words.number(score.unknown))], gates(of: score),
    ])
  }

  private func family(_ score: FamilyScore) -> [Inline] {
    let title = words(score.family.title)
    guard edition == .full else { return [.text(title)] }
    return [.link(title, target: "#f-\(score.family.id)")]
  }

  private func level(of score: FamilyScore) -> Inline {
    guard score.counted > 0 else { return .badge(words.state(.notapplicable), .plain) }
    return .badge(words.levels(score.levels), Tone(score.levels))
  }

  private func interval(of score: FamilyScore) -> [Inline] {
    guard score.counted > 0 else { return [.text("–")] }
    let bar = IntervalBar.drawing(score.interval, paint: Tone(score.levels).paint)
    let points = score.interval.map(words.points) ?? words(Texts.noScore)
    return [.drawing(bar), .text(points)]
  }

  /// How many grave findings, and in the full edition the criteria that tell them: a board does not know their codes.
  private func gates(of score: FamilyScore) -> [Inline] {
    guard !score.gates.isEmpty else { return [.text("–")] }
    let grave = input.assessment.findings.count {
      $0.state == .fail && $0.severity == .blocking && $0.criterion.family == score.family.id
    }
    let count = Inline.text(words.number(grave))
    guard edition == .full else { return [count] }
    let links = score.gates.map { [Inline.link($0, target: "#\($0)")] }
    return [count, .text(" (")] + links.joined(separator: [.text(", ")]) + [.text(")")]
  }
}

private enum Texts {
  static let title = LocalizedText(fr: "Où nous en sommes", en: "Where we stand")
  static let introduction = LocalizedText(
    fr: "La partie pleine de chaque barre est acquise. La partie hachurée dépend de ce que personne ne sait encore. "
      + "Un seul constat grave suffit pour que toute la famille soit à reprendre.",
    en: "The full part of each bar is secured. The hatched part depends on what nobody knows yet. "
      + "One grave finding is enough for the whole family to be mended.")
  static let caption = LocalizedText(
    fr: "Les familles de critères et leur niveau", en: "Families of criteria and their level")
  static let family = LocalizedText(fr: "Famille", en: "Family")
  static let level = LocalizedText(fr: "Niveau", en: "Level")
  static let points = LocalizedText(fr: "Points sur 100", en: "Points out of 100")
  static let counted = LocalizedText(fr: "Résultats", en: "Results")
  static let unknown = LocalizedText(fr: "Inconnus", en: "Unknown")
  static let noScore = LocalizedText(fr: "inconnu", en: "unknown")
  static let gates = LocalizedText(fr: "Constats graves", en: "Grave findings")
}
