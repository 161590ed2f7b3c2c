package import LibXML

/// A sort of list that people keep: each of its rows is an entry of the inventory.
package struct ListRule: Sendable {
  /// When a row speaks of an entry that is there already.
  package struct Sameness: Sendable {
    /// How far equal attributes may be trusted.
    package enum Trust: String, Sendable {
      case yes, alone, no
    }

    package var attributes: [String]
    package var trust: Trust
    /// Where both are known and differ, the row speaks of another thing.
    package var tellsApart: Bool
  }

  package var id: String
  package var element: String
  package var section: String
  /// A new entry has one of these attributes at least.
  package var needs: [String]
  package var namedAfter: String?
  package var stem: String?
  package var title: LocalizedText
  /// What people call the file or the sheet, with commas between.
  package var called: LocalizedText
  package var samenesses: [Sameness]
}

/// A column of a list: what it fills, and how people head it.
package struct ColumnRule: Sendable, Hashable {
  /// How cells are read, where the schema of the inventory does not tell.
  package enum Reading: String, Sendable {
    case system, product, identity, label, name, role, country
    case hostName = "host-name"
    case givenName = "given-name"
  }

  package var id: String
  /// `*`: any.
  package var element: String
  /// The attribute that it fills; nil when it fills none.
  package var attribute: String?
  package var reading: Reading?
  /// Kind of private data that it holds, which are counted and never kept.
  package var drops: String?
  package var unit: String?
  /// With commas between.
  package var headings: LocalizedText
}

/// A unit, as people write it.
package struct UnitRule: Sendable {
  package var of: String
  package var factor: Double
  /// With commas between.
  package var labels: LocalizedText
}

/// How people head the columns of their lists, and the words in their cells.
package struct ListVocabulary: Sendable {
  package private(set) var lists: [ListRule] = []
  package private(set) var columns: [ColumnRule] = []
  /// By `=value` or `@attribute=value`.
  package private(set) var values: [String: LocalizedText] = [:]
  package private(set) var units: [String: UnitRule] = [:]
  package private(set) var months: [Int: LocalizedText] = [:]

  /// Adds what a file holds; an entry of the same id replaces.
  mutating func take(_ root: FlatNode) {
    for rule in root.children("list").map(ListRule.init) {
      lists.removeAll { $0.id == rule.id }
      lists.append(rule)
    }
    let places = Dictionary(columns.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { $1 })
    for rule in root.children("column").map(ColumnRule.init) {
      if let place = places[rule.id] { columns[place] = rule } else { columns.append(rule) }
    }
    for node in root.children("value") { values[node["id"] ?? ""] = node.required("label") }
    for node in root.children("unit") {
      units[node["id"] ?? ""] = UnitRule(
        of: node["of"] ?? "", factor: node.number("is"), labels: node.required("label"))
    }
    for node in root.children("month") { months[node.whole("id") ?? 0] = node.required("label") }
  }

  /// The columns that a list may have, those of every list included.
  package func columns(of element: String) -> [ColumnRule] {
    columns.filter { $0.element == element || $0.element == "*" }
  }

  /// The keys of words with commas between, in every language.
  package static func keys(_ words: LocalizedText) -> Set<String> {
    let pieces = (words.fr + "," + words.en).split(separator: ",").map { PlainWords.key(String($0)) }
    return Set(pieces).subtracting([""])
  }
}

extension ListRule {
  init(_ node: FlatNode) {
    self.init(
      id: node["id"] ?? "", element: node["of"] ?? "", section: node["section"] ?? "", needs: node.list("needs"),
      namedAfter: node["named-after"], stem: node["stem"], title: node.required("title"),
      called: node.required("called"),
      samenesses: node.children("same").map { same in
        Sameness(
          attributes: same.list("by"), trust: same["sure"].flatMap(Sameness.Trust.init(rawValue:)) ?? .no,
          tellsApart: same["else-other"] == "yes")
      })
  }
}

extension ColumnRule {
  init(_ node: FlatNode) {
    let id = node["id"] ?? ""
    let element = id.prefix { $0 != "/" && $0 != ":" }
    let rest = id.dropFirst(element.count)
    self.init(
      id: id, element: String(element), attribute: rest.hasPrefix("/@") ? String(rest.dropFirst(2)) : nil,
      reading: node["reads"].flatMap(Reading.init(rawValue:)), drops: node["drops"], unit: node["unit"],
      headings: node.required("heading"))
  }
}
