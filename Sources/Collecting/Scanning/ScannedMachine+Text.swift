internal import Knowledge
package import LibXML

extension ScannedMachine {
  /// Everything that the file holds, in words; made from the very bytes that would be written.
  ///
  /// - Throws: `XMLFailure`, never for a file of ours.
  package func text(in language: Language) throws -> String {
    let document = try FlatDocument(bytes: bytes, name: fileName)
    return document.withRoot { root in
      var lines: [String] = []
      for element in FileWords.elements {
        let nodes = element.name == "machine" ? [root] : root.children(element.name)
        guard !nodes.isEmpty else { continue }
        let count = nodes.count > 1 ? " (\(nodes.count))" : ""
        lines.append((lines.isEmpty ? "" : "\n") + element.title[language] + count)
        if element.name == "software" {
          lines += Self.wrapped(nodes.map { software($0, element, language) })
        } else {
          lines += nodes.map { "  " + self.line($0, element, language) }
        }
      }
      return lines.joined(separator: "\n")
    }
  }

  private func line(_ node: FlatNode, _ element: FileWords.Element, _ language: Language) -> String {
    let parts = element.attributes.compactMap { name, title -> String? in
      guard let value = node[name] else { return nil }
      let colon = language == .fr ? "\u{A0}: " : ": "
      return title[language] + colon + word(value, of: name, in: element.name, language)
    }
    return parts.joined(separator: " · ")
  }

  /// A name with what the file says of it: `firefox 128.0 (MPL-2.0)`.
  private func software(_ node: FlatNode, _ element: FileWords.Element, _ language: Language) -> String {
    let name = [node["name"], node["version"]].compactMap { $0 }.joined(separator: " ")
    let rest = element.attributes.dropFirst(2).compactMap { attribute, _ in
      node[attribute].map { word($0, of: attribute, in: element.name, language) }
    }
    return rest.isEmpty ? name : "\(name) (\(rest.joined(separator: ", ")))"
  }

  /// The word that people use for a value, else the value.
  private func word(_ value: String, of attribute: String, in element: String, _ language: Language) -> String {
    if let word = FileWords.values["\(element)/\(attribute)=\(value)"] { return word[language] }
    switch attribute {
    case "kind" where element == "machine": return catalogue.word(forValue: value, of: "kind")[language]
    case "kind" where element == "software": return SoftwareMatch.Kind(rawValue: value)?.word[language] ?? value
    case "product", "client", "service": return catalogue.productName(value)
    case "what" where element == "dropped": return DroppedKind(rawValue: value)?.title[language] ?? value
    case "what" where element == "unseen": return Unseen.Subject(rawValue: value)?.title[language] ?? value
    case "why": return Unseen.Reason(rawValue: value)?.title[language] ?? value
    default: return ["yes", "no", "partly"].contains(value) ? catalogue.word(forValue: value, of: "")[language] : value
    }
  }

  private static let width = 100

  /// The names one after the other, in lines of the width of a page.
  private static func wrapped(_ names: [String]) -> [String] {
    var lines: [String] = []
    var line = " "
    for (index, name) in names.enumerated() {
      let piece = " " + name + (index + 1 < names.count ? ";" : "")
      if line.count + piece.count > width, line.count > 1 {
        lines.append(line)
        line = " "
      }
      line += piece
    }
    return lines + [line]
  }

  /// Whether the words have a name for an attribute of an element of the file.
  package static func shows(_ attribute: String, of element: String) -> Bool {
    FileWords.elements.contains { $0.name == element && $0.attributes.contains { $0.name == attribute } }
  }
}
