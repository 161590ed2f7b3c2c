package import LibXML

/// A run of text.
package enum Inline: Sendable, Hashable {
  case text(String)
  case strong(String)
  case emphasis(String)
  case code(String)
  /// Words that are in another language than the document.
  case foreign(String, Language)
  /// A link whose target is `#id` or an address.
  case link(String, target: String)
  /// A state in one or two words; colour only repeats what the word says.
  case badge(String, Tone)
  /// A small drawing that repeats what the words beside it say.
  case drawing(Drawing)
  case lineBreak
}

extension Inline: ExpressibleByStringLiteral {
  package init(stringLiteral value: String) {
    self = .text(value)
  }
}

/// What to feel about a word or a number.
package enum Tone: String, Sendable, CaseIterable {
  case plain, good, caution, bad, unknown
}

extension [Inline] {
  /// The words alone.
  package var plainText: String {
    map { inline in
      switch inline {
      case .text(let text), .strong(let text), .emphasis(let text), .code(let text), .foreign(let text, _),
        .link(let text, _), .badge(let text, _):
        text
      case .drawing: ""
      case .lineBreak: " "
      }
    }.joined()
  }
}
