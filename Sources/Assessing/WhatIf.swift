package import Inventories
package import Knowledge
package import LibXML

/// What other facts would change: both assessments, nothing written.
package struct WhatIf {
  /// A result that would not be the same.
  package struct Change: Sendable {
    package var criterion: String
    package var subject: String?
    package var subjectName: LocalizedText
    /// nil: there was, or would be, no such result.
    package var before: State?
    package var after: State?
  }

  package let before: Assessment
  package let after: Assessment

  /// Assesses the case as it is, then with the facts changed; each is `XPATH=VALUE`, the XPath naming attributes.
  ///
  /// - Throws: `XMLFailure` when a change names nothing or gives a value that the format does not allow, `XPathFailure`.
  package init(_ changes: [String], in inventory: Inventory, catalogue: Catalogue, date: Day) throws {
    before = try Assessor(inventory, catalogue: catalogue, date: date).assess()
    let bytes = Array(inventory.document.serialised.utf8)
    let copy = Inventory(try Document(bytes: bytes, name: inventory.document.name))
    copy.vocabulary = inventory.vocabulary
    let evaluator = try Assessor(copy, catalogue: catalogue, date: date).evaluator
    for change in changes { try FactChange(change).apply(to: copy, evaluator, on: date) }
    let faults = try InventorySchema().check(copy.document).filter { $0.severity == .error }
    guard faults.isEmpty else { throw XMLFailure(faults) }
    after = try Assessor(copy, catalogue: catalogue, date: date).assess()
  }

  /// The results that differ, in the order of criteria.
  package var changes: [Change] {
    func key(_ finding: Finding) -> String { "\(finding.criterion.id) \(finding.subject ?? "")" }
    let old = Dictionary(before.findings.map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
    let new = Dictionary(after.findings.map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
    let all = (before.findings + after.findings).map { (key: key($0), finding: $0) }
    var seen: Set<String> = []
    return all.filter { seen.insert($0.key).inserted }.compactMap { key, finding in
      let from = old[key]?.state, to = new[key]?.state
      guard from != to else { return nil }
      return Change(
        criterion: finding.criterion.id, subject: finding.subject, subjectName: finding.subjectName, before: from,
        after: to)
    }
  }
}

/// One fact given another value.
struct FactChange {
  private let text: String
  private let path: String
  private let attribute: String
  private let value: String

  /// - Throws: `XMLFailure` when the text is not `XPATH/@name=VALUE`.
  init(_ text: String) throws {
    self.text = text
    guard let equals = Self.assignment(in: text) else { throw XMLFailure([.unreadable(text)]) }
    let target = text[..<equals]
    value = String(text[text.index(after: equals)...])
    guard let at = target.lastIndex(of: "@"), !target[at...].contains("]") else {
      throw XMLFailure([.unreadable(text)])
    }
    attribute = String(target[target.index(after: at)...])
    let before = target[..<at]
    path = before.hasSuffix("/") ? String(before.dropLast()) : String(before)
    if attribute.isEmpty || path.isEmpty { throw XMLFailure([.unreadable(text)]) }
  }

  /// Sets the attribute on everything that the path selects; an empty value makes it unknown.
  func apply(to inventory: Inventory, _ evaluator: XPathEvaluator, on date: Day) throws {
    let nodes = try evaluator.select(path)
    guard !nodes.isEmpty else { throw XMLFailure([.selectsNothing(text, path)]) }
    for node in nodes { apply(to: node, inventory, on: date) }
  }

  private func apply(to node: Node, _ inventory: Inventory, on date: Day) {
    guard !value.isEmpty, let id = node["id"] else {
      let fact = node["id"].map { "\($0)/@\(attribute)" }
      inventory.root.first("claims")?.children("claim").filter { $0["of"] == fact }.forEach { $0.remove() }
      return node.set(attribute, to: value.isEmpty ? nil : value)
    }
    if inventory[Self.source] == nil {
      inventory.add("source", to: "sources", ["id": Self.source, "kind": "document"])
    }
    // The question is what the fact would change, so it counts as well proven.
    let claim = Claim(fact: "\(id)/@\(attribute)", value: value, source: Self.source, rank: .tested, date: date)
    Ledger(inventory).record(claim, on: date)
    node.set(attribute, to: value)
  }

  private static let source = "what-if"

  /// The `=` that stands outside brackets and quotes.
  private static func assignment(in text: String) -> String.Index? {
    var depth = 0
    var quote: Character?
    for index in text.indices {
      let character = text[index]
      if let open = quote {
        if character == open { quote = nil }
      } else if character == "'" || character == "\"" {
        quote = character
      } else if character == "[" || character == "(" {
        depth += 1
      } else if character == "]" || character == ")" {
        depth -= 1
      } else if character == "=", depth == 0 {
        return index
      }
    }
    return nil
  }
}

extension Diagnostic {
  fileprivate static func unreadable(_ text: String) -> Diagnostic {
    Diagnostic(
      .error, "ASK-001", at: Location(file: "--if"),
      LocalizedText(
        fr: "«\u{202F}\(text)\u{202F}» ne se lit pas comme CHEMIN/@attribut=VALEUR",
        en: "“\(text)” does not read as PATH/@attribute=VALUE"),
      help: LocalizedText(
        fr: "exemple\u{A0}: //backup[@id='nas']/@last-restore-test=2026-11-01",
        en: "example: //backup[@id='nas']/@last-restore-test=2026-11-01"))
  }

  fileprivate static func selectsNothing(_ text: String, _ path: String) -> Diagnostic {
    Diagnostic(
      .error, "ASK-002", at: Location(file: "--if"),
      LocalizedText(
        fr: "«\u{202F}\(path)\u{202F}» ne désigne rien dans ce dossier", en: "“\(path)” selects nothing in this case"))
  }
}

extension WhatIf {
  /// The changes of one subject that go the same way, told together.
  private var alike: [[Change]] {
    var groups: [[Change]] = []
    var places: [String: Int] = [:]
    for change in changes {
      let key = [
        change.subject ?? change.criterion, change.before?.rawValue ?? "", change.after?.rawValue ?? "",
      ].joined(separator: " ")
      if let place = places[key] {
        groups[place].append(change)
      } else {
        places[key] = groups.count
        groups.append([change])
      }
    }
    return groups
  }

  /// Both intervals of the families that change, then the results that differ.
  package func text(in language: Language) -> String {
    let rows = zip(before.families, after.families).filter { !$0.isSame(as: $1) }.map { old, new in
      [old.family.title[language], old.range(in: language), "→", new.range(in: language), new.verdict[language]]
    }
    let lines = alike.map { changes in
      let first = changes[0], criteria = changes.map(\.criterion).joined(separator: ", ")
      return [
        criteria, first.subjectName[language], first.before.word(language), "→", first.after.word(language),
      ]
    }
    let none = LocalizedText(fr: "Rien ne change.", en: "Nothing changes.")[language]
    let parts = [TextTable.lines(rows), TextTable.lines(lines)].filter { !$0.isEmpty }
    return parts.isEmpty ? none : parts.map { $0.joined(separator: "\n") }.joined(separator: "\n\n")
  }

  /// Both assessments’ families and the results that differ, as programs read them.
  package func json(in language: Language) -> JSON {
    .object([
      ("schema", .string("draille-what-if-1")), ("before", .array(before.families.map { $0.json(in: language) })),
      ("after", .array(after.families.map { $0.json(in: language) })),
      (
        "changes",
        .array(
          changes.map { change in
            .object([
              ("criterion", .string(change.criterion)), ("subject", .optional(change.subject)),
              ("subjectName", .string(change.subjectName[language])), ("before", .optional(change.before?.rawValue)),
              ("after", .optional(change.after?.rawValue)),
            ])
          })
      ),
    ])
  }
}

extension FamilyScore {
  fileprivate func isSame(as other: FamilyScore) -> Bool {
    interval == other.interval && counted == other.counted && unknown == other.unknown && gates == other.gates
  }
}

extension State? {
  fileprivate func word(_ language: Language) -> String {
    map { LocalizedText.state($0)[language] } ?? "–"
  }
}
