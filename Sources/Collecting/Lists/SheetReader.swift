internal import LibXML

/// Reads the sheets of an OpenDocument content, as a stream.
///
/// Rows and cells that are said to be repeated are only made when something stands in them: a million of empty ones
/// cost nothing. A hidden row is a row; a cell that another covers is empty; comments, drawings and tracked changes are
/// read over.
struct SheetReader {
  private var sheets: [Table.Sheet] = []
  private var line = 0
  private var row = Table.Row(line: 0, cells: [])
  private var rowCopies = 1
  private var column = 0
  private var cell = OpenCell()
  private var isInCell = false
  private var isInParagraph = false

  /// A cell whose end was not met yet.
  private struct OpenCell {
    var value: String?
    var text = ""
    var copies = 1
    var paragraphs = 0
    var isCovered = false
  }

  /// - Throws: `XMLFailure`, `NotAnInventory.tooLarge`.
  static func table(_ reader: consuming StreamReader) throws -> Table {
    var state = SheetReader()
    while let event = try reader.next() {
      switch event {
      case .start(let name, let isEmpty):
        if Self.ignored.contains(name) || name == "table" && state.isInCell {
          if !isEmpty { try reader.skip() }
        } else {
          state.start(name, reader)
          if isEmpty { try state.end(name) }
        }
      case .text(let text): if state.isInParagraph { state.cell.text += text }
      case .end(let name): try state.end(name)
      }
    }
    return Table(sheets: state.sheets)
  }

  private static let ignored: Set<String> = [
    "annotation", "shapes", "tracked-changes", "frame", "custom-shape", "forms", "named-expressions", "g", "control",
    "database-ranges", "content-validations", "label-ranges", "dde-links", "automatic-styles", "font-face-decls",
    "scripts", "data-pilot-tables",
  ]

  private mutating func start(_ name: String, _ reader: borrowing StreamReader) {
    switch name {
    case "table":
      sheets.append(Table.Sheet(name: reader.attribute("table:name")?.cleaned))
      line = 0
    case "table-row":
      row = Table.Row(line: line + 1, cells: [])
      rowCopies = Self.count(reader.attribute("table:number-rows-repeated"))
      column = 0
    case "table-cell", "covered-table-cell": open(reader, isCovered: name == "covered-table-cell")
    case "p" where isInCell:
      if cell.paragraphs > 0 { cell.text += "\n" }
      cell.paragraphs += 1
      isInParagraph = true
    case "s" where isInParagraph: cell.text += " "
    case "tab" where isInParagraph, "line-break" where isInParagraph: cell.text += "\n"
    default: break
    }
  }

  private mutating func open(_ reader: borrowing StreamReader, isCovered: Bool) {
    isInCell = true
    cell = OpenCell(copies: Self.count(reader.attribute("table:number-columns-repeated")), isCovered: isCovered)
    switch reader.attribute("office:value-type") {
    case "float", "currency", "percentage": cell.value = reader.attribute("office:value")
    case "date": cell.value = reader.attribute("office:date-value").map { String($0.prefix(10)) }
    case "boolean": cell.value = reader.attribute("office:boolean-value")
    default: break
    }
  }

  private mutating func end(_ name: String) throws {
    switch name {
    case "p": isInParagraph = false
    case "table-cell" where isInCell, "covered-table-cell" where isInCell: try close()
    case "table-row": try closeRow()
    default: break
    }
  }

  private mutating func close() throws {
    isInCell = false
    isInParagraph = false
    let text = cell.isCovered ? "" : (cell.value ?? cell.text).cellText
    defer { column += cell.copies }
    guard !text.isEmpty else { return }
    guard column + cell.copies <= Table.maximumColumns else { throw NotAnInventory.tooLarge }
    while row.cells.count < column { add("") }
    for _ in 0..<cell.copies { add(text) }
  }

  private mutating func add(_ text: String) {
    row.cells.append(Table.Cell(text: text, line: row.line, column: row.cells.count + 1))
  }

  private mutating func closeRow() throws {
    defer { line += rowCopies }
    guard !sheets.isEmpty, !row.cells.isEmpty else { return }
    let last = sheets.count - 1
    guard sheets[last].rows.count + rowCopies <= Table.maximumRows else { throw NotAnInventory.tooLarge }
    for copy in 0..<rowCopies {
      let line = row.line + copy
      let cells = row.cells.map { Table.Cell(text: $0.text, line: line, column: $0.column) }
      sheets[last].rows.append(Table.Row(line: line, cells: cells))
    }
  }

  /// How many times something is repeated; never so many that adding them up could overflow.
  private static func count(_ text: String?) -> Int {
    guard let text else { return 1 }
    return min(max(Int(text) ?? endless, 1), endless)
  }

  private static let endless = 1 << 24
}
