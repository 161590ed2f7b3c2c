extension Block {
  /// The words alone, one line a piece.
  package var plainText: String {
    switch self {
    case .heading(_, _, let inlines), .paragraph(let inlines, _): inlines.plainText
    case .list(let items, _): Self.lines(items.map(\.plainText))
    case .table(let table): table.plainText
    case .definitions(let definitions):
      Self.lines(definitions.flatMap { [$0.term.plainText] + $0.details.map(\.plainText) })
    case .keyFigures(let figures): Self.lines(figures.flatMap { [$0.label, $0.value, $0.note.plainText] })
    case .figure(let figure): Self.lines([figure.title, figure.description])
    case .callout(let callout): callout.plainText
    case .cards(let callouts): Self.lines(callouts.map(\.plainText))
    case .pageBreak: ""
    }
  }

  fileprivate static func lines(_ texts: [String]) -> String {
    texts.filter { !$0.isEmpty }.joined(separator: "\n")
  }
}

extension Table {
  fileprivate var plainText: String {
    Block.lines([caption] + columns.map(\.title) + rows.flatMap { $0.cells.map(\.plainText) })
  }
}

extension Callout {
  fileprivate var plainText: String {
    Block.lines([title.plainText] + blocks.map(\.plainText))
  }
}

extension String {
  /// How many words a reader meets; punctuation standing alone is none.
  package var wordCount: Int {
    split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\u{A0}" })
      .count { $0.contains { $0.isLetter || $0.isNumber } }
  }

  /// The sentences of a text, each with its stop.
  package var sentences: [String] {
    var found = [""]
    for word in split(separator: " ") {
      found[found.count - 1] += (found[found.count - 1].isEmpty ? "" : " ") + word
      if word.hasSuffix(".") || word.hasSuffix("!") || word.hasSuffix("?") { found.append("") }
    }
    return found.filter { !$0.isEmpty }
  }
}
