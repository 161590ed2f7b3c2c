internal import Inventories
internal import Knowledge
internal import LibXML

/// Reads the rows of a list; what is private is counted and dropped here, what does not fit is told with its place.
struct RowReader {
  let matching: ListMatching
  let cells: CellReader
  /// Attributes of the element, in the order of the schema.
  let attributes: [SchemaOutline.Attribute]
  let references: CellReferences
  private(set) var privacy = PrivacyLog()
  private(set) var faults: [Diagnostic] = []
  private var told: Set<String> = []

  init(
    _ matching: ListMatching, _ cells: CellReader, _ attributes: [SchemaOutline.Attribute],
    _ references: CellReferences
  ) {
    self.matching = matching
    self.cells = cells
    self.attributes = attributes
    self.references = references
  }

  /// Longer ones are no cells of a list.
  private static let longest = 300

  mutating func rows() -> [ListRow] {
    for column in matching.columns where column.rule?.drops == DroppedKind.passwords.rawValue {
      if matching.rows.contains(where: { $0[column.index] != nil }) {
        faults.append(.passwords(column.heading, in: matching.place))
      }
    }
    return matching.rows.map { row in self.row(row) }.filter { !$0.isEmpty }
  }

  private mutating func row(_ source: Table.Row) -> ListRow {
    var row = ListRow(line: source.line)
    for column in matching.columns {
      guard let rule = column.rule, let cell = source[column.index] else { continue }
      if let drops = rule.drops {
        privacy.count(DroppedKind(rawValue: drops) ?? .users)
      } else {
        read(cell, column, rule, into: &row)
      }
    }
    // A person whose role nobody wrote is known by the tie to the association.
    if attributes.contains(where: { $0.name == "role" && $0.isRequired }), row.facts["role"] == nil {
      row.facts["role"] = row.facts["kind"]
      row.cells["role"] = row.cells["kind"]
    }
    return row
  }

  private mutating func read(
    _ cell: Table.Cell, _ column: ListMatching.Column, _ rule: ColumnRule, into row: inout ListRow
  ) {
    switch rule.reading {
    case .label: row.label = Self.label(cell.text)
    case .hostName:
      privacy.count(.hostNames)
      row.hostHash = Fingerprint.of(cell.text.lowercased())
    case .name: row.familyName = name(cell.text)
    case .givenName: row.givenName = name(cell.text)
    case .system: for (name, value) in text(cell).map(cells.system) ?? [] { set(name, value, cell, in: &row) }
    case .product:
      guard let text = text(cell) else { return }
      set("name", text, cell, in: &row)
      set("product", cells.product(text), cell, in: &row)
    case .identity: set(rule.attribute, Placeholder.identity(text(cell)), cell, in: &row)
    default: readFact(cell, column, rule, into: &row)
    }
  }

  private mutating func readFact(
    _ cell: Table.Cell, _ column: ListMatching.Column, _ rule: ColumnRule, into row: inout ListRow
  ) {
    guard let attribute = attributes.first(where: { $0.name == rule.attribute }) else { return }
    guard attribute.refers.isEmpty else {
      return set(attribute.name, reference(cell, attribute, column), cell, in: &row)
    }
    guard let text = text(cell) else { return }
    guard let value = cells.value(text, of: attribute, rule, unit: column.unit) else {
      faults.append(.misfit(cell, column.heading.text, expected: cells.expectation(attribute), in: matching.place))
      return
    }
    set(attribute.name, value, cell, in: &row)
  }

  private func set(_ attribute: String?, _ value: String?, _ cell: Table.Cell, in row: inout ListRow) {
    guard let attribute, let value, !value.isEmpty else { return }
    row.facts[attribute] = value
    row.cells[attribute] = cell
  }

  /// The text of a cell without what is private; a text that is too long is told.
  private mutating func text(_ cell: Table.Cell) -> String? {
    guard cell.text.count <= Self.longest else {
      faults.append(.tooLong(cell, in: matching.place))
      return nil
    }
    return privacy.withoutTraces(cell.text)
  }

  private mutating func name(_ text: String) -> String? {
    text.count <= Self.longest ? privacy.withoutMails(text) : nil
  }

  /// The ids of what a cell names; names of people that are not known here are private, other names are told once.
  private mutating func reference(
    _ cell: Table.Cell, _ attribute: SchemaOutline.Attribute, _ column: ListMatching.Column
  ) -> String? {
    let isList = if case .data("NMTOKENS", _, _, _) = attribute.values { true } else { false }
    let found =
      isList
      ? references.findAll(cell.text, among: attribute.refers)
      : references.find(cell.text, among: attribute.refers).map { [$0] }
    if let found { return found.joined(separator: " ") }
    if attribute.refers.contains("person") {
      privacy.count(.users)
    } else if told.insert("\(column.index) \(cell.text)").inserted {
      faults.append(.stranger(cell, column.heading.text, in: matching.place))
    }
    return nil
  }

  /// An inventory number as an id; the number of a line is none.
  private static func label(_ text: String) -> String? {
    guard let slug = text.slug, slug.contains(where: \.isLetter) || slug.count > 3 else { return nil }
    return slug.first?.isLetter == true ? slug : "tag-" + slug
  }

  /// Counts the names of people that are not kept.
  mutating func dropNames(_ count: Int) { privacy.count(.users, count) }
}
