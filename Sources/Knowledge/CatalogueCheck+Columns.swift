internal import Inventories
internal import LibXML

extension CatalogueCheck {
  /// Columns must fill facts that exist, and no heading may mean two of them in one list.
  mutating func checkColumns() {
    guard let outline = try? InventorySchema().outline else { return }
    for rule in catalogue.columns.columns {
      let isKnown = rule.attribute.map { name in
        outline.rules[rule.element]?.attributes.contains { $0.name == name } ?? false
      }
      if isKnown == false { report(.columnOfNothing(rule.id)) }
    }
    for list in catalogue.columns.lists { checkHeadings(of: list) }
  }

  private mutating func checkHeadings(of list: ListRule) {
    var owners: [String: String] = [:]
    for rule in catalogue.columns.columns(of: list.element) {
      for key in ListVocabulary.keys(rule.headings).sorted() {
        if let other = owners[key] {
          report(.sharedHeading(key, other, of: rule.id))
        } else {
          owners[key] = rule.id
        }
      }
    }
  }
}

extension Diagnostic {
  fileprivate static func columnOfNothing(_ column: String) -> Diagnostic {
    Diagnostic(
      .error, "KNO-013", at: Location(file: column),
      LocalizedText(
        fr: "cette colonne remplit un fait que l’inventaire ne connaît pas",
        en: "this column fills a fact that the inventory does not have"))
  }

  fileprivate static func sharedHeading(_ heading: String, _ other: String, of column: String) -> Diagnostic {
    Diagnostic(
      .error, "KNO-014", at: Location(file: column),
      LocalizedText(
        fr: "le titre «\u{202F}\(heading)\u{202F}» désigne déjà la colonne \(other)",
        en: "the heading “\(heading)” means the column \(other) already"))
  }
}
