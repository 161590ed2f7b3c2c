import CLibXML2

/// Checks a document against the words of a schema and tells every fault in the words of a person.
package struct SchemaChecker {
  private let outline: SchemaOutline
  private let checksReferences: Bool
  private var diagnostics: [Diagnostic] = []

  /// Knowledge cites entries of other files: its references are checked elsewhere, once all files are read, and an
  /// id is unique only among the elements of its kind in its parent (each route has its own steps).
  package init(_ outline: SchemaOutline, checksReferences: Bool = true) {
    self.outline = outline
    self.checksReferences = checksReferences
  }

  /// Every fault of the document, in the order of the file.
  package func check(_ document: Document) -> [Diagnostic] {
    var checker = self
    let root = document.root
    guard let rule = outline.rules[outline.root], rule.name == root.name else {
      return [.unknownElement(root, expected: [outline.rules[outline.root]?.name ?? outline.root])]
    }
    checker.check(root, against: rule)
    checker.checkIdentities(of: root)
    return checker.diagnostics.sorted(by: Diagnostic.inFileOrder)
  }

  private mutating func check(_ node: Node, against rule: SchemaOutline.Element) {
    guard !rule.isOpen else { return }
    checkAttributes(of: node, against: rule)
    checkChildren(of: node, against: rule)
    if !rule.hasText, let text = node.ownText { diagnostics.append(.unexpectedText(node, text)) }
  }

  private mutating func checkAttributes(of node: Node, against rule: SchemaOutline.Element) {
    for (name, value) in node.attributes {
      guard let attribute = rule.attributes.first(where: { $0.name == name }) else {
        diagnostics.append(.unknownAttribute(name, of: node, expected: rule.attributes.map(\.name)))
        continue
      }
      if !attribute.values.allows(value) {
        diagnostics.append(.badValue(value, of: name, in: node, expected: attribute.values))
      }
    }
    for attribute in rule.attributes where attribute.isRequired && node[attribute.name] == nil {
      diagnostics.append(.missingAttribute(attribute.name, of: node))
    }
  }

  private mutating func checkChildren(of node: Node, against rule: SchemaOutline.Element) {
    var seen: [String: Int] = [:]
    let allowed = rule.children.compactMap { child in outline.rules[child.rule].map { (child: child, rule: $0) } }
    for child in node.children {
      guard let match = allowed.first(where: { $0.rule.name == child.name }) else {
        diagnostics.append(.unknownElement(child, expected: allowed.map(\.rule.name)))
        continue
      }
      seen[child.name, default: 0] += 1
      if seen[child.name] == 2, !match.child.isRepeatable { diagnostics.append(.repeatedElement(child)) }
      check(child, against: match.rule)
    }
    for entry in allowed where entry.child.isRequired && seen[entry.rule.name] == nil {
      diagnostics.append(.missingElement(entry.rule.name, in: node))
    }
  }

  /// Checks that identities are unique, and that each reference names one of the right kind.
  private mutating func checkIdentities(of root: Node) {
    var kinds: [String: String] = [:]
    var seen: Set<[String]> = []
    let elements = root.subtree
    for node in elements {
      guard let key = rule(for: node)?.attributes.first(where: \.isKey)?.name, let id = node[key] else { continue }
      kinds[id] = node.name
      if !seen.insert(scope(of: node) + [id]).inserted { diagnostics.append(.duplicate(id, of: node, attribute: key)) }
    }
    if checksReferences { checkReferences(of: elements, to: kinds) }
  }

  /// Within what an id is unique: the whole file, or in knowledge the elements of one kind in one parent.
  private func scope(of node: Node) -> [String] {
    checksReferences ? [] : [node.name, node.parent.map { "\($0.pointer)" } ?? ""]
  }

  private mutating func checkReferences(of elements: [Node], to kinds: [String: String]) {
    for node in elements {
      for attribute in rule(for: node)?.attributes ?? [] where !attribute.refers.isEmpty {
        for id in node.list(attribute.name) where !attribute.refers.contains(kinds[id] ?? "") {
          let candidates = kinds.filter { attribute.refers.contains($0.value) }.map(\.key)
          diagnostics.append(.dangling(id, attribute.name, of: node, kinds: attribute.refers, candidates: candidates))
        }
      }
    }
  }

  private func rule(for node: Node) -> SchemaOutline.Element? {
    outline.rules[node.name]
  }
}

extension Node {
  /// The text written directly in the element, or nil when there is none.
  fileprivate var ownText: String? {
    var text = ""
    var child = pointer.pointee.children
    while let current = child {
      if current.pointee.type == XML_TEXT_NODE || current.pointee.type == XML_CDATA_SECTION_NODE {
        text += current.pointee.content.map { String(cString: $0) } ?? ""
      }
      child = current.pointee.next
    }
    return text.trimmed.isEmpty ? nil : text.trimmed
  }
}

extension Diagnostic {
  fileprivate static func unknownAttribute(_ name: String, of node: Node, expected: [String]) -> Diagnostic {
    Diagnostic(
      .error, "INV-001", at: node.location(of: name),
      LocalizedText(
        fr: "attribut «\u{202F}\(name)\u{202F}» inconnu sur <\(node.name)>",
        en: "unknown attribute “\(name)” on <\(node.name)>"),
      help: .suggestion(for: name, among: expected))
  }

  fileprivate static func badValue(
    _ value: String, of name: String, in node: Node, expected: SchemaOutline.Values
  ) -> Diagnostic {
    let expectation = expected.expectation
    return Diagnostic(
      .error, "INV-002", at: node.location(of: name),
      LocalizedText(
        fr: "«\u{202F}\(value)\u{202F}» ne convient pas pour \(name)\u{202F}; attendu\u{A0}: \(expectation.fr)",
        en: "“\(value)” does not suit \(name); expected \(expectation.en)"),
      help: LocalizedText(
        fr: "écrivez une valeur attendue, ou retirez \(name)\u{A0}: absent veut dire «\u{202F}on ne sait pas\u{202F}»",
        en: "write an expected value, or remove \(name): absent means “unknown”"))
  }

  fileprivate static func missingAttribute(_ name: String, of node: Node) -> Diagnostic {
    Diagnostic(
      .error, "INV-003", at: node.location,
      LocalizedText(
        fr: "il manque l’attribut «\u{202F}\(name)\u{202F}» sur <\(node.name)>",
        en: "attribute “\(name)” is missing on <\(node.name)>"))
  }

  fileprivate static func unknownElement(_ node: Node, expected: [String]) -> Diagnostic {
    let container = node.parent?.name
    return Diagnostic(
      .error, "INV-004", at: node.location,
      LocalizedText(
        fr: "élément <\(node.name)> inattendu" + (container.map { " dans <\($0)>" } ?? ""),
        en: "unexpected element <\(node.name)>" + (container.map { " in <\($0)>" } ?? "")),
      help: .suggestion(for: node.name, among: expected))
  }

  fileprivate static func missingElement(_ name: String, in node: Node) -> Diagnostic {
    Diagnostic(
      .error, "INV-005", at: node.location,
      LocalizedText(fr: "il manque <\(name)> dans <\(node.name)>", en: "<\(name)> is missing in <\(node.name)>"))
  }

  fileprivate static func repeatedElement(_ node: Node) -> Diagnostic {
    Diagnostic(
      .error, "INV-006", at: node.location,
      LocalizedText(
        fr: "<\(node.name)> ne peut être écrit qu’une fois ici", en: "<\(node.name)> can stand only once here"))
  }

  fileprivate static func unexpectedText(_ node: Node, _ text: String) -> Diagnostic {
    Diagnostic(
      .error, "INV-007", at: node.location,
      LocalizedText(
        fr: "texte inattendu dans <\(node.name)>\u{A0}: «\u{202F}\(text.prefix(40))\u{202F}»",
        en: "unexpected text in <\(node.name)>: “\(text.prefix(40))”"),
      help: LocalizedText(fr: "mettez-le dans un élément <note>", en: "put it into a <note> element"))
  }

  fileprivate static func duplicate(_ id: String, of node: Node, attribute: String) -> Diagnostic {
    Diagnostic(
      .error, "INV-008", at: node.location(of: attribute),
      LocalizedText(fr: "l’identifiant «\u{202F}\(id)\u{202F}» sert déjà", en: "the id “\(id)” is used already"),
      help: LocalizedText(fr: "donnez un autre identifiant à l’un des deux", en: "give one of the two another id"))
  }

  fileprivate static func dangling(
    _ id: String, _ attribute: String, of node: Node, kinds: [String], candidates: [String]
  ) -> Diagnostic {
    let kinds = kinds.map { "<\($0)>" }
    return Diagnostic(
      .error, "INV-009", at: node.location(of: attribute),
      LocalizedText(
        fr: "«\u{202F}\(id)\u{202F}» ne désigne aucun \(kinds.joined(separator: " ou "))",
        en: "“\(id)” names no \(kinds.joined(separator: " or "))"),
      help: .suggestion(for: id, among: candidates))
  }
}

extension LocalizedText {
  /// “Did you mean …?”, or the short list of what is possible, or nil.
  package static func suggestion(for word: String, among candidates: [String]) -> LocalizedText? {
    let best = candidates.map { ($0, word.editDistance(to: $0)) }
      .min { ($0.1, $0.0) < ($1.1, $1.0) }
    if let best, best.1 <= max(1, word.count / 3) {
      return LocalizedText(
        fr: "vouliez-vous dire «\u{202F}\(best.0)\u{202F}»\u{202F}?", en: "did you mean “\(best.0)”?")
    }
    guard !candidates.isEmpty, candidates.count <= 12 else { return nil }
    let list = candidates.sorted().joined(separator: ", ")
    return LocalizedText(fr: "possible ici\u{A0}: \(list)", en: "possible here: \(list)")
  }
}

extension String {
  /// Edit distance of Levenshtein, in characters.
  package func editDistance(to other: String) -> Int {
    let left = Array(self), right = Array(other)
    var row = Array(0...right.count)
    for i in left.indices {
      var diagonal = row[0]
      row[0] = i + 1
      for j in right.indices {
        let substitution = diagonal + (left[i] == right[j] ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = Swift.min(substitution, diagonal + 1, row[j] + 1)
      }
    }
    return row[right.count]
  }
}
