/// Rows of facts under named columns.
package struct Table: Sendable, Hashable {
  /// A column and what it holds.
  package struct Column: Sendable, Hashable {
    /// How the cells of a column are read.
    package enum Kind: String, Sendable {
      case text, number, date
      /// A bar and the words that go with it, on one line.
      case gauge
    }

    package var title: String
    package var kind: Kind

    package init(_ title: String, _ kind: Kind = .text) {
      self.title = title
      self.kind = kind
    }
  }

  /// One row; its first cell names it.
  package struct Row: Sendable, Hashable {
    package var cells: [[Inline]]

    package init(_ cells: [[Inline]]) {
      self.cells = cells
    }
  }

  /// Says what the table holds; unique in the document.
  package var caption: String
  /// Whether the caption is only heard, because the heading above says the same.
  package var isCaptionHidden: Bool
  package var columns: [Column]
  package var rows: [Row]

  /// Makes a table; rows that are too short or too long are brought to the number of columns.
  package init(caption: String, isCaptionHidden: Bool = false, columns: [Column], rows: [Row]) {
    self.caption = caption
    self.isCaptionHidden = isCaptionHidden
    self.columns = columns
    self.rows = rows.map { row in
      let missing = max(0, columns.count - row.cells.count)
      return Row(Array(row.cells.prefix(columns.count)) + Array(repeating: [], count: missing))
    }
  }
}
