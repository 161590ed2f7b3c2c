internal import Inventories
internal import LibXML

/// Finds elements by the ids that one of their attributes cites, without reading the whole inventory each time.
///
/// It is made for one document that does not change while it is in use.
final class CitationIndex {
  private let inventory: Inventory
  private var citing: [String: [String: [Int]]] = [:]
  private var owners: [String: [Node]] = [:]
  private lazy var elements = inventory.elementsByName

  init(_ inventory: Inventory) {
    self.inventory = inventory
  }

  /// The elements whose attribute, written `element/@attribute`, names one of the ids; in the order of the document.
  func elements(citing ids: [String], by relation: String) -> [Node] {
    prepare(relation)
    guard let index = citing[relation], let nodes = owners[relation] else { return [] }
    let found = ids.flatMap { id in id.tokens.flatMap { index[$0] ?? [] } }
    return (found.count < 2 ? found : Set(found).sorted()).map { nodes[$0] }
  }

  /// The elements that bear one of the ids.
  func elements(named ids: [String]) -> [Node] {
    ids.flatMap(\.tokens).unique.compactMap { inventory[$0] }
  }

  private func prepare(_ relation: String) {
    guard citing[relation] == nil else { return }
    let parts = relation.split(separator: "/@").map(String.init)
    guard parts.count == 2 else { return citing[relation] = [:] }
    let nodes = elements[parts[0]] ?? []
    var index: [String: [Int]] = [:]
    for (place, node) in nodes.enumerated() {
      for id in node[parts[1]]?.tokens ?? [] { index[id, default: []].append(place) }
    }
    (owners[relation], citing[relation]) = (nodes, index)
  }
}

extension String {
  /// The words between blanks.
  var tokens: [String] {
    if !utf8.contains(where: \.isBlank) { return isEmpty ? [] : [self] }
    return utf8.split(whereSeparator: \.isBlank).compactMap { String($0) }
  }
}

extension UInt8 {
  /// A blank of XML.
  fileprivate var isBlank: Bool { self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D }
}
