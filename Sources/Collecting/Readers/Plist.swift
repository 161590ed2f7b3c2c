internal import LibXML

/// A value of a property list.
indirect enum PlistValue {
  case text(String)
  case list([PlistValue])
  case entry(PlistEntry)
  /// Yes, no and binary data: nothing here is made of them.
  case other

  var text: String? { if case .text(let text) = self { text } else { nil } }
  var list: [PlistValue] { if case .list(let values) = self { values } else { [] } }
  var entry: PlistEntry? { if case .entry(let entry) = self { entry } else { nil } }
}

/// A dictionary of a property list, small enough to be held.
struct PlistEntry {
  var values: [String: PlistValue] = [:]

  /// A text that is more than blanks.
  subscript(key: String) -> String? { values[key]?.text?.meaningful }

  /// The dictionaries of a list, or the one that stands there alone.
  func entries(_ key: String) -> [PlistEntry] {
    guard let value = values[key] else { return [] }
    return value.entry.map { [$0] } ?? value.list.compactMap(\.entry)
  }

  /// The texts of a list.
  func texts(_ key: String) -> [String] { values[key]?.list.compactMap { $0.text?.meaningful } ?? [] }
}

extension StreamReader {
  /// Reads one value of a property list, whose start tag was just read.
  mutating func plistValue(_ name: String, isEmpty: Bool) throws -> PlistValue {
    switch name {
    case "dict": return .entry(isEmpty ? PlistEntry() : try plistEntry())
    case "array": return .list(isEmpty ? [] : try plistList())
    case "string", "integer", "real", "date": return .text(isEmpty ? "" : try text() ?? "")
    default:
      if !isEmpty { try skip() }
      return .other
    }
  }

  private mutating func plistList() throws -> [PlistValue] {
    var values: [PlistValue] = []
    while let event = try next() {
      switch event {
      case .start(let name, let isEmpty): values.append(try plistValue(name, isEmpty: isEmpty))
      case .end: return values
      case .text: break
      }
    }
    return values
  }

  private mutating func plistEntry() throws -> PlistEntry {
    var entry = PlistEntry()
    var key: String?
    while let event = try next() {
      switch event {
      case .start("key", false): key = try text()
      case .start(let name, let isEmpty):
        let value = try plistValue(name, isEmpty: isEmpty)
        if let key { entry.values[key] = value }
        key = nil
      case .end: return entry
      case .text: break
      }
    }
    return entry
  }
}
