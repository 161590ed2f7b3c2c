import LibXML

/// Text on its way into HTML or SVG.
package enum Markup {
  /// Escapes text for a place between tags or in an attribute; signs that turn the direction of writing are dropped.
  package static func escape(_ text: String) -> String {
    let scalars = text.unicodeScalars.filter { !(0x202A...0x202E ~= $0.value || 0x2066...0x2069 ~= $0.value) }
    return XMLWriter.escapeAttribute(String(String.UnicodeScalarView(scalars)))
  }
}
