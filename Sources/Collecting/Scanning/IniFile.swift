/// A text of keys and values, in sections or not: most settings of programs, and assignments of a shell.
struct IniFile {
  /// The lines between two headings.
  struct Section {
    var name: String
    var entries: [(key: String, value: String)] = []

    /// The value of a key, the last one when it is given twice.
    subscript(key: String) -> String? { entries.last { $0.key == key }?.value }

    /// The values of the keys that a pattern covers.
    func values(_ pattern: String) -> [String] {
      entries.filter { Wildcard.covers(pattern, $0.key) }.map(\.value)
    }
  }

  private(set) var sections = [Section(name: "")]

  init(_ text: String) {
    for line in text.split(whereSeparator: \.isNewline) {
      let line = String(line).trimmedPlain
      guard !line.isEmpty, !line.hasPrefix("#"), !line.hasPrefix(";") else { continue }
      if line.hasPrefix("["), let end = line.lastIndex(of: "]") {
        let name = String(line[line.index(after: line.startIndex)..<end])
        sections.append(Section(name: name))
      } else if let equals = line.firstIndex(of: "=") {
        let key = String(line[..<equals]).trimmedPlain
        let value = Self.unquoted(String(line[line.index(after: equals)...]).trimmedPlain)
        sections[sections.count - 1].entries.append((key, value))
      }
    }
  }

  /// The value of a key in one section, or in any.
  func value(_ key: String, in section: String? = nil) -> String? {
    sections.last { (section == nil || $0.name == section) && $0[key] != nil }?[key]
  }

  /// The text without the quotes around it.
  static func unquoted(_ text: String) -> String {
    guard text.count > 1, let first = text.first, first == "\"" || first == "'", text.last == first else { return text }
    return String(text.dropFirst().dropLast())
  }
}

extension String {
  /// The text without blanks and zero bytes around it.
  var trimmedPlain: String {
    var text = self[...]
    while let first = text.first, first.isWhitespace || first == "\0" { text.removeFirst() }
    while let last = text.last, last.isWhitespace || last == "\0" { text.removeLast() }
    return String(text)
  }
}
