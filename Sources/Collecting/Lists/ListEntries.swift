internal import Inventories
internal import Knowledge
internal import LibXML

/// Puts the rows of the lists of one file into the inventory, as claims.
struct ListEntries {
  let opened: Case
  let source: String
  /// Sources that are older versions of the same file: this one speaks for them.
  let earlier: Set<String>
  let date: Day
  let keepsNames: Bool
  var references: CellReferences
  private var added: Set<String> = []
  /// Every element that has an id.
  private var nodes: [String: Node] = [:]
  /// The last number given to an id, by its stem.
  private var numbers: [String: Int] = [:]

  init(
    opened: Case, source: String, earlier: Set<String>, date: Day, keepsNames: Bool, references: CellReferences
  ) {
    self.opened = opened
    self.source = source
    self.earlier = earlier
    self.date = date
    self.keepsNames = keepsNames
    self.references = references
    opened.inventory.root.walk { node in
      if let id = node["id"], nodes[id] == nil { nodes[id] = node }
    }
  }

  private var inventory: Inventory { opened.inventory }

  /// Takes one list.
  mutating func put(_ matching: ListMatching, _ cells: CellReader) -> ImportRecord {
    let list = matching.list
    let attributes = (try? InventorySchema().outline.rules[list.element]?.attributes) ?? []
    var reader = RowReader(matching, cells, attributes, references)
    let rows = reader.rows()
    var matcher = EntryMatcher(list, opened, rows: rows, new: added)
    var outcome = ListOutcome(list: list.id, title: list.title)
    var faults: [Diagnostic] = []
    var claims: [Claim] = []
    for row in rows {
      guard let id = entry(of: row, list, &matcher, matching.place, &outcome, &faults) else { continue }
      if let name = row.name, !keep(name, of: id) { reader.dropNames(1) }
      row.spellings.forEach { references.add($0, list.element, id) }
      claims += self.claims(of: row, id, attributes)
    }
    takeBack(Set(claims.map(\.fact)))
    Ledger(inventory).record(claims, on: date)
    var record = ImportRecord(file: matching.place, status: outcome.added > 0 ? .imported : .merged)
    record.list = outcome
    record.faults = (reader.faults + faults).sorted(by: Diagnostic.inFileOrder)
    record.dropped = reader.privacy.totals
    return record
  }

  /// The id of the entry that a row speaks of, which is made when it is new; nil when the row is left out.
  private mutating func entry(
    of row: ListRow, _ list: ListRule, _ matcher: inout EntryMatcher, _ place: String, _ outcome: inout ListOutcome,
    _ faults: inout [Diagnostic]
  ) -> String? {
    switch matcher.find(row, labelled: row.label.flatMap { nodes[$0]?.name }) {
    case .known(let id):
      outcome.known += 1
      return id
    case .doubtful(let ids): faults.append(.doubtful(row.line, ids, in: place))
    case .new where list.needs.contains { row.facts[$0] != nil }:
      outcome.added += 1
      let id = newID(row, list)
      nodes[id] = inventory.add(list.element, to: list.section, ["id": id])
      added.insert(id)
      matcher.note(row, as: id)
      return id
    case .new: faults.append(.nameless(row.line, in: place))
    }
    outcome.left += 1
    return nil
  }

  private mutating func newID(_ row: ListRow, _ list: ListRule) -> String {
    let word = list.namedAfter.flatMap { row.facts[$0] }.flatMap(\.slug)
    if let label = row.label { return free(label) }
    if let stem = list.stem { return free(word.map { "\(stem)-\($0)" } ?? stem) }
    return numbered(word ?? list.element, from: 1)
  }

  private mutating func free(_ id: String) -> String {
    nodes[id] == nil ? id : numbered(id, from: 2)
  }

  private mutating func numbered(_ stem: String, from first: Int) -> String {
    var number = numbers[stem].map { $0 + 1 } ?? first
    while nodes["\(stem)-\(number)"] != nil { number += 1 }
    numbers[stem] = number
    return "\(stem)-\(number)"
  }

  /// Keeps the name of a person where that was asked for; returns whether it is kept.
  private func keep(_ name: String, of id: String) -> Bool {
    guard keepsNames, let node = nodes[id] else { return false }
    if node.first("name") == nil { node.append("name", text: name) }
    return true
  }

  /// One claim a fact, in the order of the schema: somebody wrote it down.
  private func claims(of row: ListRow, _ id: String, _ attributes: [SchemaOutline.Attribute]) -> [Claim] {
    attributes.compactMap { attribute in
      row.facts[attribute.name].map { value in
        let said = nodes[id]?[attribute.name]
        let spelled = said?.lowercased() == value.lowercased() ? said : value
        return Claim(fact: "\(id)/@\(attribute.name)", value: spelled, source: source, rank: .documented)
      }
    }
  }

  /// Removes what older versions of the same file said of these facts.
  private func takeBack(_ facts: Set<String>) {
    let claims = inventory.root.first("claims")?.children("claim") ?? []
    let old = claims.filter { facts.contains($0["of"] ?? "") && earlier.contains($0["source"] ?? "") }
    guard !old.isEmpty else { return }
    let touched = old.compactMap { $0["of"] }.unique
    old.forEach { $0.remove() }
    let others = Set(Ledger(inventory).claims.filter { $0.value != nil }.map(\.fact))
    // A value that nobody else states would look as if it had been written by hand.
    for fact in touched where !others.contains(fact) {
      guard let (id, attribute) = Inventory.parts(ofFact: fact) else { continue }
      nodes[id]?.set(attribute, to: nil)
    }
  }
}
