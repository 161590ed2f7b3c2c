/// Reads lists in text files: cells between semicolons, commas or tabs, some of them between quotes.
///
/// A cell is text and nothing else: what a spreadsheet would take for a formula means nothing here.
struct SeparatedText {
  private let text: [Unicode.Scalar]
  private let separator: Unicode.Scalar
  private var at = 0
  private var line = 1
  private var column = 1
  /// Whether a quote was met that nothing closes: from there on, quotes are letters like others.
  private var isUnclosed = false

  /// The list that a text holds.
  ///
  /// - Throws: `NotAnInventory.tooLarge`.
  static func table(_ text: String, log: RepairLog) throws -> Table {
    let scalars = Array(text.unicodeScalars)
    let announced = announcement(scalars)
    var reader = SeparatedText(scalars, announced ?? bestSeparator(scalars))
    if announced != nil { reader.skip("sep=;".count) }
    let rows = try reader.rows(limit: Table.maximumRows)
    guard reader.isAtEnd else { throw NotAnInventory.tooLarge }
    if reader.isUnclosed { log.note(.quotes) }
    return Table(sheets: [Table.Sheet(name: nil, rows: rows)])
  }

  private init(_ text: [Unicode.Scalar], _ separator: Unicode.Scalar) {
    self.text = text
    self.separator = separator
  }

  private static let candidates: [Unicode.Scalar] = [";", "\t", ","]

  /// The separator told by the line `sep=;` that some spreadsheets write first.
  private static func announcement(_ text: [Unicode.Scalar]) -> Unicode.Scalar? {
    let head = String(String.UnicodeScalarView(text.prefix(4))).lowercased()
    guard head == "sep=", text.count > 5, candidates.contains(text[4]), ["\r", "\n"].contains(text[5]) else {
      return nil
    }
    return text[4]
  }

  /// The separator that cuts most of the first rows into the same number of cells.
  private static func bestSeparator(_ text: [Unicode.Scalar]) -> Unicode.Scalar {
    var best: (separator: Unicode.Scalar, score: (rows: Int, cells: Int)) = (";", (0, 0))
    for separator in candidates {
      var reader = SeparatedText(text, separator)
      let counts = ((try? reader.rows(limit: 30)) ?? []).map(\.cells.count).filter { $0 > 1 }
      let groups = Dictionary(grouping: counts) { $0 }.map { (rows: $0.value.count, cells: $0.key) }
      guard let score = groups.max(by: { ($0.rows, $0.cells) < ($1.rows, $1.cells) }) else { continue }
      if score > best.score { best = (separator, score) }
    }
    return best.separator
  }

  private var isAtEnd: Bool { at >= text.count }

  private mutating func skip(_ count: Int) {
    for _ in 0..<count { advance() }
  }

  private mutating func rows(limit: Int) throws -> [Table.Row] {
    var rows: [Table.Row] = []
    while !isAtEnd, rows.count < limit {
      let row = try row()
      if !row.isEmpty { rows.append(row) }
    }
    return rows
  }

  private mutating func row() throws -> Table.Row {
    var cells: [Table.Cell] = []
    let start = line
    while true {
      guard cells.count < Table.maximumColumns else { throw NotAnInventory.tooLarge }
      cells.append(cell())
      guard !isAtEnd, text[at] == separator else { break }
      advance()
    }
    if !isAtEnd, text[at] == "\r", at + 1 < text.count, text[at + 1] == "\n" { advance() }
    if !isAtEnd { advance() }
    return Table.Row(line: start, cells: cells)
  }

  private mutating func cell() -> Table.Cell {
    let place = (line: line, column: column)
    var content = quoted() ?? String.UnicodeScalarView()
    while !isAtEnd, text[at] != separator, text[at] != "\r", text[at] != "\n" {
      content.append(text[at])
      advance()
    }
    return Table.Cell(text: String(content).cellText, line: place.line, column: place.column)
  }

  /// What stands between quotes, two quotes meaning one; nil when no quote opens, or none closes.
  private mutating func quoted() -> String.UnicodeScalarView? {
    guard !isUnclosed, !isAtEnd, text[at] == "\"" else { return nil }
    let start = self
    var content = String.UnicodeScalarView()
    advance()
    while !isAtEnd {
      if text[at] == "\"" {
        advance()
        guard !isAtEnd, text[at] == "\"" else { return content }
      }
      content.append(text[at])
      advance()
    }
    self = start
    isUnclosed = true
    return nil
  }

  private mutating func advance() {
    let isLineEnd = text[at] == "\n" || text[at] == "\r" && !(at + 1 < text.count && text[at + 1] == "\n")
    at += 1
    line += isLineEnd ? 1 : 0
    column = isLineEnd ? 1 : column + 1
  }
}
