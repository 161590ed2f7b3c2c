/// A list as a spreadsheet or a text file holds it: text in rows, each cell with its place.
struct Table: Equatable {
  /// One cell; the column counts letters in a text file, cells in a spreadsheet.
  struct Cell: Equatable {
    var text: String
    var line: Int
    var column: Int
  }

  /// One row.
  struct Row: Equatable {
    var line: Int
    var cells: [Cell]

    /// The cell at that place, from 0; nil when nothing stands in it.
    subscript(column: Int) -> Cell? {
      cells.indices.contains(column) && !cells[column].text.isEmpty ? cells[column] : nil
    }

    var isEmpty: Bool { cells.allSatisfy { $0.text.isEmpty } }
  }

  /// One sheet; a text file is a single sheet without a name.
  struct Sheet: Equatable {
    var name: String?
    var rows: [Row] = []
  }

  var sheets: [Sheet]

  /// Beyond these, a file is no list that somebody keeps.
  static let maximumRows = 5000, maximumColumns = 256
}

extension String {
  /// The text of a cell on one line, without letters that cannot be seen; empty for a formula that fails.
  var cellText: String { cleaned.isFormulaError ? "" : cleaned }

  /// The text on one line, without letters that cannot be seen.
  var cleaned: String {
    var view = UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control: view.append(" ")
      case .format, .privateUse, .unassigned: break
      default: view.append(scalar)
      }
    }
    return String(view).split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// What a spreadsheet shows in place of a formula that fails, such as `#REF!` or `Err:509`.
  var isFormulaError: Bool {
    if hasPrefix("Err:") { return dropFirst(4).allSatisfy(\.isNumber) }
    return hasPrefix("#") && (hasSuffix("!") || hasSuffix("?") || self == "#N/A") && !contains(" ")
  }
}
