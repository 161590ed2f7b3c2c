internal import Inventories
internal import LibXML

extension ForeignInput {
  /// Bytes that a JSON inventory may have: it is held whole in memory.
  private static let largestJSON = 64 << 20

  /// The file as JSON, mended where it can be.
  ///
  /// - Throws: `FileFailure`, `ArchiveFailure`; `NotAnInventory` when it is too large or cannot be parsed.
  func json() throws -> MendedJSON {
    var mender = JSONMender(try text(limit: Self.largestJSON), log: repairs)
    let bytes = mender.mend()
    do {
      return MendedJSON(root: try JSON(parsing: bytes, name: name), isCut: mender.isCut, cutKey: mender.cutKey)
    } catch is XMLFailure {
      throw NotAnInventory.told(mender.fault)
    }
  }
}

/// A JSON file, and what is missing of it.
struct MendedJSON {
  var root: JSON
  /// Whether its end was missing.
  var isCut = false
  /// The key of the list that was cut.
  var cutKey: String?

  /// Says of a machine which sections are whole; `name` gives the section of a key.
  func finish(_ machine: inout MeasuredMachine, _ sections: Set<String>, name: (String) -> String?) {
    machine.sections = sections
    guard isCut else { return }
    machine.isPartial = true
    if let section = cutKey.flatMap(name) { machine.sections.remove(section) }
  }
}

extension JSON {
  /// A text, a number or a boolean as text; nil for anything else.
  var plain: String? {
    switch self {
    case .string(let text): text
    case .integer(let number): String(number)
    case .number: line == "null" ? nil : line
    case .boolean(let value): value ? "true" : "false"
    case .object, .array, .null: nil
    }
  }

  /// What stands in a list, where one alone may come without its list, and Windows wraps some lists.
  var elements: [JSON] {
    switch self {
    case .array(let items): return items
    case .object(let members):
      if members.count == 2, self["Count"] != nil, let items = self["value"]?.items { return items }
      return [self]
    case .null: return []
    default: return [self]
    }
  }

  /// The members of an object; none for anything else.
  var members: [(key: String, value: JSON)] {
    guard case .object(let members) = self else { return [] }
    return members
  }

  /// Whether it says yes, in any of the ways that agents write it.
  var isTrue: Bool { plain.flatMap(Quantity.flag) == "yes" }
}

extension SectionFields {
  /// The members of an object, and of each list of texts, by the names that the function gives them; nil leaves one out.
  init(_ object: JSON, naming name: (String) -> String?) {
    self.init()
    for (key, value) in object.members {
      guard let name = name(key) else { continue }
      for text in (value.items ?? [value]).compactMap(\.plain) { add(name, text) }
    }
  }
}
