internal import Inventories
internal import Knowledge
internal import LibXML

/// Tells which entry of the inventory a row speaks of, by the rules that the knowledge gives for its list.
struct EntryMatcher {
  enum Answer: Equatable {
    case known(String)
    case new
    /// It may be one of these: somebody has to say.
    case doubtful([String])
  }

  private struct Candidate {
    var id: String
    /// One for each rule of the list; nil where a value is missing.
    var keys: [[String]?]
    /// Added by this very file, so that likeness says nothing.
    var isNew: Bool
  }

  private let list: ListRule
  private var candidates: [Candidate] = []
  /// Places of candidates.
  private var byKey: [[String]: [Int]] = [:]
  private var byHost: [String: [Int]] = [:]
  private var taken: Set<String> = []
  /// How many rows bear the same values.
  private var crowd: [[String]: Int] = [:]

  init(_ list: ListRule, _ opened: Case, rows: [ListRow], new: Set<String>) {
    self.list = list
    for node in opened.inventory.root.first(list.section)?.children(list.element) ?? [] {
      add(node, in: opened, isNew: new.contains(node["id"] ?? ""))
    }
    for row in rows {
      for case let key? in keys({ row.value($0) }) { crowd[key, default: 0] += 1 }
    }
  }

  private mutating func add(_ node: Node, in opened: Case, isNew: Bool) {
    let measured = node["machine"].flatMap { try? MachineIdentity(file: opened.directory + "/" + $0) }
    let found = keys { attribute in
      node[attribute] ?? (attribute == "name" ? node.first("name")?.text : nil)
        ?? (attribute == "serial" ? measured?.serial : nil)
    }
    add(Candidate(id: node["id"] ?? "", keys: found, isNew: isNew), host: measured?.nameHash)
  }

  private mutating func add(_ candidate: Candidate, host: String?) {
    for case let key? in candidate.keys { byKey[key, default: []].append(candidates.count) }
    if let host { byHost[host, default: []].append(candidates.count) }
    candidates.append(candidate)
  }

  /// What each rule compares, with the names of its attributes so that rules do not mix.
  private func keys(_ value: (String) -> String?) -> [[String]?] {
    list.samenesses.map { rule in
      let values = rule.attributes.map { value($0)?.baseLetters }
      return values.contains(nil) ? nil : rule.attributes + values.compactMap { $0 }
    }
  }

  /// The entry that a row speaks of; a known one is taken, another row cannot speak of it.
  ///
  /// `labelled` is the name of the element that bears the label of the row as its id.
  mutating func find(_ row: ListRow, labelled: String?) -> Answer {
    let answer = search(row, labelled)
    guard case .known(let id) = answer else { return answer }
    return taken.insert(id).inserted ? answer : .doubtful([id])
  }

  /// Notes that a row became an entry: another row of the list that bears the same identity is told, not merged.
  mutating func note(_ row: ListRow, as id: String) {
    add(Candidate(id: id, keys: keys { row.value($0) }, isNew: true), host: nil)
    taken.insert(id)
  }

  private func search(_ row: ListRow, _ labelled: String?) -> Answer {
    if let label = row.label, let labelled {
      return labelled == list.element ? .known(label) : .doubtful([label])
    }
    let own = keys { row.value($0) }
    let hosts = (row.hostHash.flatMap { byHost[$0] } ?? []).map { candidates[$0] }.filter { !isApart($0.keys, own) }
    if hosts.count == 1 { return .known(hosts[0].id) }
    for (rule, key) in zip(list.samenesses, own) {
      // Who gives an id that is not there yet speaks of something new.
      guard rule.trust == .yes || row.label == nil, let key else { continue }
      let same = (byKey[key] ?? []).map { candidates[$0] }.filter { candidate in
        (rule.trust == .yes || !candidate.isNew) && !isApart(candidate.keys, own)
      }
      guard !same.isEmpty else { continue }
      let isSure = rule.trust == .yes || rule.trust == .alone && crowd[key] == 1
      return isSure && same.count == 1 ? .known(same[0].id) : .doubtful(same.map(\.id))
    }
    return .new
  }

  /// Whether something that both know differs, where that makes two things.
  private func isApart(_ theirs: [[String]?], _ ours: [[String]?]) -> Bool {
    zip(list.samenesses, zip(theirs, ours)).contains { rule, keys in
      guard rule.tellsApart, let their = keys.0, let our = keys.1 else { return false }
      return their != our
    }
  }
}
