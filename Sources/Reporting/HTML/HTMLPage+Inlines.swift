import LibXML

extension HTMLPage {
  /// The tags of a run of text.
  func html(_ inlines: [Inline]) -> String {
    inlines.map(html).joined()
  }

  private func html(_ inline: Inline) -> String {
    switch inline {
    case .text(let text): Markup.escape(text)
    case .strong(let text): "<strong>\(Markup.escape(text))</strong>"
    case .emphasis(let text): "<em>\(Markup.escape(text))</em>"
    case .code(let text): "<code>\(Markup.escape(text))</code>"
    case .foreign(let text, let language):
      language == self.language
        ? Markup.escape(text) : "<span lang=\"\(language.rawValue)\">\(Markup.escape(text))</span>"
    case .link(let text, let target): link(text, to: target)
    case .badge(let word, let tone):
      "<span class=\"badge b-\(tone.rawValue)\">\(Markup.escape(word))</span>"
    case .drawing(let drawing): SVGWriter().ornament(drawing)
    case .lineBreak: "<br>"
    }
  }

  private func link(_ text: String, to target: String) -> String {
    guard let address = HTMLRenderer.safe(target) else { return Markup.escape(text) }
    return "<a href=\"\(address)\">\(Markup.escape(text))</a>"
  }
}

extension HTMLRenderer {
  /// The target of a link when it is a place of this page or a plain web or mail address; nil for anything else.
  static func safe(_ target: String) -> String? {
    if target.hasPrefix("#") { return "#" + identifier(String(target.dropFirst())) }
    let lowered = target.lowercased()
    let isPlain = ["https://", "http://", "mailto:"].contains { lowered.hasPrefix($0) }
    return isPlain ? Markup.escape(target) : nil
  }

  /// An id made of letters, digits, `-`, `_` and `.`; anything else becomes `-`.
  static func identifier(_ text: String) -> String {
    let kept = text.unicodeScalars.map { scalar in
      scalar.isASCII
        && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || "-_.".unicodeScalars.contains(scalar))
        ? String(scalar) : "-"
    }
    return kept.isEmpty ? "x" : kept.joined()
  }
}
