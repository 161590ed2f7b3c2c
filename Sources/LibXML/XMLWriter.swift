/// Writes XML in one fixed layout: two spaces a level, attributes wrapped at 120 columns, UTF-8, line feeds.
///
/// The same calls give the same bytes everywhere.
package struct XMLWriter {
  package private(set) var output: String
  private var open: [String] = []
  private var tagIsOpen = false
  private static let width = 120

  package init() {
    output = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  }

  /// Starts an element; nil values are left out.
  package mutating func start(_ name: String, _ attributes: [(name: String, value: String?)] = []) {
    closeTag()
    let indent = String(repeating: "  ", count: open.count)
    output += indent + "<" + name
    var column = indent.count + 1 + name.count
    let margin = String(repeating: " ", count: column + 1)
    for (name, value) in attributes {
      guard let value else { continue }
      let piece = "\(name)=\"\(Self.escapeAttribute(value))\""
      let wraps = column + 1 + piece.count > Self.width && column > margin.count
      output += wraps ? "\n" + margin + piece : " " + piece
      column = (wraps ? margin.count : column + 1) + piece.count
    }
    open.append(name)
    tagIsOpen = true
  }

  /// Ends the innermost element.
  package mutating func end() {
    guard let name = open.popLast() else { return }
    if tagIsOpen {
      output += "/>\n"
      tagIsOpen = false
    } else {
      output += String(repeating: "  ", count: open.count) + "</\(name)>\n"
    }
  }

  /// An element without children.
  package mutating func empty(_ name: String, _ attributes: [(name: String, value: String?)] = []) {
    start(name, attributes)
    end()
  }

  /// An element that holds text and nothing else.
  package mutating func element(_ name: String, _ attributes: [(name: String, value: String?)] = [], text: String) {
    start(name, attributes)
    output += ">" + Self.escapeText(text) + "</\(name)>\n"
    tagIsOpen = false
    open.removeLast()
  }

  package mutating func comment(_ text: String) {
    closeTag()
    var safe = ""
    for character in text.forXML {
      if character == "-", safe.last == "-" { safe += " " }
      safe.append(character)
    }
    output += String(repeating: "  ", count: open.count) + "<!--\(safe.hasSuffix("-") ? safe + " " : safe)-->\n"
  }

  /// A processing instruction, as it was read.
  mutating func instruction(_ target: String, _ content: String) {
    closeTag()
    output +=
      String(repeating: "  ", count: open.count) + "<?" + target + (content.isEmpty ? "" : " " + content) + "?>\n"
  }

  private mutating func closeTag() {
    guard tagIsOpen else { return }
    output += ">\n"
    tagIsOpen = false
  }

  /// Escapes text between tags.
  package static func escapeText(_ text: String) -> String {
    escape(text, quotes: false)
  }

  /// Escapes the value of an attribute between double quotes; line ends survive a reading.
  package static func escapeAttribute(_ text: String) -> String {
    escape(text, quotes: true)
  }

  private static func escape(_ text: String, quotes: Bool) -> String {
    var result = ""
    for scalar in text.forXML.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"" where quotes: result += "&quot;"
      case "\n" where quotes: result += "&#10;"
      case "\t" where quotes: result += "&#9;"
      case "\r": result += "&#13;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
