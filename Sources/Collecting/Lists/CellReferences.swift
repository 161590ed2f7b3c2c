internal import Inventories
internal import Knowledge
internal import LibXML

/// Finds the entries that people name in a cell: by id, by name, by role, by product.
struct CellReferences {
  /// Ids by element, then by the key of what people write.
  private var ids: [String: [String: Set<String>]] = [:]

  init(_ inventory: Inventory, _ catalogue: Catalogue) {
    let roles = RoleWords(catalogue)
    inventory.root.walk { node in
      guard let id = node["id"], node.parent?.parent == inventory.root else { return }
      let role = node["role"].map { [$0] + roles.keys(of: $0) } ?? []
      let product = node["product"].map { [$0, catalogue.productName($0)] } ?? []
      let names = [node["name"], node.first("name")?.text].compactMap { $0 }
      for text in [id] + names + role + product { add(text, node.name, id) }
    }
  }

  /// Lets a text name an entry.
  mutating func add(_ text: String, _ element: String, _ id: String) {
    let key = PlainWords.key(text)
    if !key.isEmpty { ids[element, default: [:]][key, default: []].insert(id) }
  }

  /// The one entry that a text names.
  func find(_ text: String, among elements: [String]) -> String? {
    let key = PlainWords.key(text)
    let found = elements.reduce(into: Set<String>()) { found, element in
      found.formUnion(ids[element]?[key] ?? [])
    }
    return found.count == 1 ? found.first : nil
  }

  /// The entries that a text names, when it names nothing else.
  func findAll(_ text: String, among elements: [String]) -> [String]? {
    if let one = find(text, among: elements) { return [one] }
    let pieces = text.replacing(" et ", with: ",").replacing(" and ", with: ",").split { ",;/&+".contains($0) }
    let found = pieces.compactMap { find(String($0), among: elements) }
    return found.count == pieces.count && !found.isEmpty ? found.unique : nil
  }
}

/// Roles, by what people call them.
struct RoleWords {
  /// Role by key; roles that share a word are not told by it.
  private var roles: [String: Set<String>] = [:]

  init(_ catalogue: Catalogue) {
    for (id, labels) in catalogue.columns.values where id.hasPrefix("@role=") {
      for key in ListVocabulary.keys(labels) { roles[key, default: []].insert(String(id.dropFirst("@role=".count))) }
    }
    for (id, word) in catalogue.words where id.hasPrefix("role:") {
      let role = String(id.dropFirst("role:".count))
      for key in [word.fr, word.en, role].map(PlainWords.key) { roles[key, default: []].insert(role) }
    }
  }

  /// The role of that name; a name that is not known becomes one word.
  func role(_ text: String) -> String? {
    let known = roles[PlainWords.key(text)] ?? []
    return known.count == 1 ? known.first : text.slug
  }

  func keys(of role: String) -> [String] {
    roles.filter { $0.value == [role] }.map(\.key).sorted()
  }
}

extension String {
  /// Letters, digits and hyphens that can be an id; nil when nothing is left, or too much.
  var slug: String? {
    let words = baseLetters.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    let joined = words.joined(separator: "-")
    return joined.isEmpty || joined.count > 60 ? nil : joined
  }
}
