package import LibXML

/// A document that knows its content and nothing of its form: chapters make it, renderers print it.
package struct ReportDocument: Sendable, Hashable {
  /// The title, as in the head of a page.
  package var title: String
  /// What the document is about, in one or two words above the title.
  package var subtitle: String
  package var language: Language
  /// One sentence for those who list documents.
  package var description: String
  /// One line of facts under the title, such as the day and the edition.
  package var byline: [Inline]
  package var sections: [Section]
  /// Last lines: how and from what the document was made.
  package var colophon: [Inline]

  package init(
    title: String, subtitle: String, language: Language, description: String, byline: [Inline] = [],
    sections: [Section] = [], colophon: [Inline] = []
  ) {
    self.title = title
    self.subtitle = subtitle
    self.language = language
    self.description = description
    self.byline = byline
    self.sections = sections
    self.colophon = colophon
  }
}

/// A chapter of a document.
package struct Section: Sendable, Hashable {
  /// Unique in the document; links point at it.
  package var id: String
  package var title: String
  package var blocks: [Block]
  /// Whether it starts on a page of its own.
  package var startsPage: Bool

  package init(id: String, title: String, startsPage: Bool = false, blocks: [Block]) {
    self.id = id
    self.title = title
    self.startsPage = startsPage
    self.blocks = blocks
  }
}
