/// A piece of a section.
package indirect enum Block: Sendable, Hashable {
  /// Level 3 and deeper: a section bears level 2, the document level 1.
  case heading(level: Int, id: String, [Inline])
  case paragraph([Inline], Emphasis = .normal)
  case list([[Inline]], ordered: Bool = false)
  case table(Table)
  case definitions([Definition])
  /// A few numbers that carry the page, side by side where there is room.
  case keyFigures([KeyFigure])
  case figure(Figure)
  case callout(Callout)
  /// Parts of the same rank, side by side where there is room.
  case cards([Callout])
  case pageBreak
}

/// How loud a paragraph speaks.
package enum Emphasis: String, Sendable {
  case normal
  /// The sentence that sums up what follows.
  case lead
  /// A remark, a source, a condition.
  case small
}

/// A term and what is said of it.
package struct Definition: Sendable, Hashable {
  package var term: [Inline]
  package var details: [[Inline]]

  package init(_ term: [Inline], _ details: [[Inline]]) {
    self.term = term
    self.details = details
  }
}

/// A number, what it counts, and what to think of it.
package struct KeyFigure: Sendable, Hashable {
  package var label: String
  package var value: String
  package var note: [Inline]
  package var tone: Tone

  package init(label: String, value: String, note: [Inline] = [], tone: Tone = .plain) {
    self.label = label
    self.value = value
    self.note = note
    self.tone = tone
  }
}

/// A drawing that says something, with its words for those who do not see it.
package struct Figure: Sendable, Hashable {
  package var id: String
  /// Printed above the drawing, and read as its name.
  package var title: String
  /// What the drawing shows, in one or two sentences.
  package var description: String
  package var drawing: Drawing

  package init(id: String, title: String, description: String, drawing: Drawing) {
    self.id = id
    self.title = title
    self.description = description
    self.drawing = drawing
  }
}

/// A part set apart from the flow.
package struct Callout: Sendable, Hashable {
  /// What the part is for.
  package enum Kind: String, Sendable {
    case note, warning
    /// A resolution to vote.
    case decision
  }

  package var kind: Kind
  package var title: [Inline]
  package var level: Int
  package var blocks: [Block]

  /// Makes a part whose title is a heading of that level.
  package init(_ kind: Kind, title: [Inline], level: Int = 3, blocks: [Block]) {
    self.kind = kind
    self.title = title
    self.level = level
    self.blocks = blocks
  }
}
