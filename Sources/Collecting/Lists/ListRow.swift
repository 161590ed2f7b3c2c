/// What one row of a list says, once read.
struct ListRow {
  var line: Int
  /// Values by attribute.
  var facts: [String: String] = [:]
  /// The cells that they were read from.
  var cells: [String: Table.Cell] = [:]
  /// An inventory number, as an id.
  var label: String?
  /// What the name of a machine leaves.
  var hostHash: String?
  var givenName: String?
  var familyName: String?

  /// Name of a person as it is written.
  var name: String? {
    let parts = [givenName, familyName].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }

  /// The ways in which other lists may write the name.
  var spellings: [String] {
    guard let givenName, let familyName else { return [name].compactMap { $0 } }
    return [givenName + " " + familyName, familyName + " " + givenName, givenName, familyName]
  }

  var isEmpty: Bool { facts.isEmpty && label == nil && hostHash == nil && name == nil }

  /// What two rows are compared by.
  func value(_ attribute: String) -> String? {
    facts[attribute] ?? (attribute == "name" ? name : nil)
  }
}
