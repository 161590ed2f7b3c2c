internal import Inventories
internal import Knowledge
package import LibXML

/// A sheet, the list that it is, and what each of its columns becomes.
package struct ListMatching: Sendable {
  struct Column: Sendable {
    var heading: Table.Cell
    /// Place in a row, from 0.
    var index: Int
    /// Nil: left out.
    var rule: ColumnRule?
    /// Unit that the heading tells.
    var unit: String?
    var isRepeated: Bool
  }

  /// How faults name the file: with the sheet where there are several.
  var place: String
  var sheet: String?
  var list: ListRule
  var columns: [Column]
  var rows: [Table.Row]

  /// The matching as people read it before they agree to it.
  package func text(_ words: [String: LocalizedText], in language: Language) -> String {
    let name = place.split(separator: "/").last.map(String.init) ?? place
    let count = Noun(fr: ("ligne", "lignes"), en: ("row", "rows")).counting(rows.count)
    let head = LocalizedText(
      fr: "\(name)\u{A0}: \(list.title.fr), \(count.fr)", en: "\(name): \(list.title.en), \(count.en)")
    let lines = TextTable.lines(columns.map { [$0.heading.text, $0.fate(words)[language]] })
    return ([head[language]] + lines.map { "  " + $0 }).joined(separator: "\n")
  }
}

extension ListMatching.Column {
  /// What becomes of the column.
  fileprivate func fate(_ words: [String: LocalizedText]) -> LocalizedText {
    guard let rule else { return isRepeated ? Self.repeated : Self.unknown }
    if let drops = rule.drops {
      let kind = DroppedKind(rawValue: drops)?.title ?? LocalizedText(drops)
      return LocalizedText(fr: "✗ jamais lue (\(kind.fr))", en: "✗ never read (\(kind.en))")
    }
    let word = rule.attribute.flatMap { words["\(rule.element)/@\($0)"] } ?? LocalizedText(rule.id)
    let target = rule.reading.flatMap { Self.readings[$0] } ?? word
    return LocalizedText(fr: "→ " + target.fr, en: "→ " + target.en)
  }

  private static let unknown = LocalizedText(fr: "– laissée de côté, titre inconnu", en: "– left out, unknown heading")
  private static let repeated = LocalizedText(
    fr: "– laissée de côté, une autre colonne dit déjà cela", en: "– left out, another column says this already")
  private static let personName = LocalizedText(
    fr: "nom de personne, gardé seulement avec --names", en: "name of a person, kept with --names only")

  /// Columns that are no plain attribute.
  private static let readings: [ColumnRule.Reading: LocalizedText] = [
    .system: LocalizedText(fr: "système, version et édition", en: "system, version and edition"),
    .product: LocalizedText(fr: "nom et produit", en: "name and product"),
    .label: LocalizedText(fr: "identifiant", en: "id"),
    .hostName: LocalizedText(
      fr: "sert à reconnaître la machine, n’est pas gardé", en: "helps to recognise the machine, is not kept"),
    .name: personName, .givenName: personName,
  ]
}
