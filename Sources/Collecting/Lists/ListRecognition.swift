internal import Knowledge

/// Finds out which list a sheet is, and which of its columns is which fact, from the headings alone.
struct ListRecognition {
  private struct Known {
    var rule: ListRule
    var headings: [String: ColumnRule] = [:]
    var called: Set<String>
  }

  private let known: [Known]
  /// In how many lists a heading stands.
  private let owners: [String: Int]
  private let units: Set<String>

  init(_ vocabulary: ListVocabulary) {
    known = vocabulary.lists.map { list in
      var known = Known(rule: list, called: ListVocabulary.keys(list.called))
      for column in vocabulary.columns(of: list.element) {
        for key in ListVocabulary.keys(column.headings) { known.headings[key] = column }
      }
      return known
    }
    owners = known.reduce(into: [:]) { owners, known in known.headings.keys.forEach { owners[$0, default: 0] += 1 } }
    units = vocabulary.units.values.reduce(into: []) { $0.formUnion(ListVocabulary.keys($1.labels)) }
  }

  /// The rows that may hold the headings: titles and blank lines often come first.
  private static let headRows = 15

  /// What the sheet is; nil when no list, or more than one, answers to its headings.
  func matching(_ sheet: Table.Sheet, file: String, place: String) -> ListMatching? {
    var best: (row: Int, known: Known, score: Int)?
    for (index, row) in sheet.rows.prefix(Self.headRows).enumerated() {
      guard let found = list(for: row, names: names(sheet, file, before: index)) else { continue }
      if found.score > best?.score ?? 0 { best = (index, found.known, found.score) }
    }
    guard let best else { return nil }
    return ListMatching(
      place: place, sheet: sheet.name, list: best.known.rule, columns: columns(sheet.rows[best.row], best.known),
      rows: sheet.rows[(best.row + 1)...].filter { !$0.isEmpty })
  }

  /// What the sheet is called: its file, its name, and the lines above the headings.
  private func names(_ sheet: Table.Sheet, _ file: String, before index: Int) -> String {
    let title = sheet.rows[..<index].flatMap(\.cells).map(\.text)
    return " " + ([file, sheet.name ?? ""] + title).map(PlainWords.key).joined(separator: " ") + " "
  }

  private func list(for row: Table.Row, names: String) -> (known: Known, score: Int)? {
    let scores = known.map { known in (known: known, score: score(of: row, known, names)) }
      .filter { $0.score > 0 }.sorted { $0.score > $1.score }
    guard let first = scores.first, scores.count == 1 || scores[1].score < first.score else { return nil }
    return first
  }

  /// Two columns are needed; one that stands in no other list counts twice, the name of the list thrice.
  private func score(of row: Table.Row, _ known: Known, _ names: String) -> Int {
    let found = row.cells.compactMap { heading($0.text, known) }.filter { $0.rule.element != "*" }
    let rules = Dictionary(found.map { ($0.rule.id, $0.key) }, uniquingKeysWith: { first, _ in first })
    guard rules.count >= 2 else { return 0 }
    let isCalled = known.called.contains { names.contains(" \($0) ") }
    return rules.values.reduce(isCalled ? 3 : 0) { $0 + (owners[$1] == 1 ? 2 : 1) }
  }

  private func columns(_ row: Table.Row, _ known: Known) -> [ListMatching.Column] {
    var taken: Set<String> = []
    return row.cells.enumerated().filter { !$0.element.text.isEmpty }.map { index, cell in
      let found = heading(cell.text, known)
      // Two columns of one fact: the first counts. Private columns are all left out.
      let isFirst = found.map { $0.rule.drops != nil || taken.insert($0.rule.id).inserted } ?? true
      return ListMatching.Column(
        heading: cell, index: index, rule: isFirst ? found?.rule : nil, unit: found?.unit, isRepeated: !isFirst)
    }
  }

  private typealias Found = (rule: ColumnRule, key: String, unit: String?)

  /// The column that a heading means: as it stands, then without what is between brackets, then without a unit.
  private func heading(_ text: String, _ known: Known) -> Found? {
    let key = PlainWords.key(text)
    if let rule = known.headings[key] { return (rule, key, nil) }
    let pieces = text.split(separator: "(", maxSplits: 1).map(String.init)
    if pieces.count == 2, text.last == ")" {
      let key = PlainWords.key(pieces[0]), unit = PlainWords.key(pieces[1])
      return known.headings[key].map { ($0, key, units.contains(unit) ? unit : nil) }
    }
    var words = key.split(separator: " ").map(String.init)
    guard words.count > 1, let unit = words.popLast(), units.contains(unit) else { return nil }
    if words.last == "en" || words.last == "in" { words.removeLast() }
    let rest = words.joined(separator: " ")
    return known.headings[rest].map { ($0, rest, unit) }
  }
}
