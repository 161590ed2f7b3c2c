internal import LibXML

/// The fields of one section of a foreign inventory, in the order of the file.
///
/// Lives only while the section is handled: nothing of it is stored unless the machine format has a place for it.
struct SectionFields {
  private(set) var fields: [(name: String, value: String)] = []

  mutating func add(_ name: String, _ value: String) {
    guard let value = value.meaningful else { return }
    fields.append((name, value))
  }

  mutating func removeAll() {
    fields.removeAll(keepingCapacity: true)
  }

  var isEmpty: Bool { fields.isEmpty }

  /// The first value of that name that is more than blanks.
  subscript(name: String) -> String? {
    for field in fields where field.name == name { return field.value }
    return nil
  }

  /// The first value among several names.
  subscript(first: String, others: String...) -> String? {
    self[first] ?? others.lazy.compactMap { self[$0] }.first
  }

  func all(_ name: String) -> [String] {
    fields.filter { $0.name == name }.map(\.value)
  }

  /// A number of megabytes, whatever the unit it is written with.
  func megabytes(_ name: String) -> Int? { self[name].flatMap(Quantity.megabytes) }

  /// A whole number at the start of the text.
  func whole(_ name: String) -> Int? { self[name].flatMap(Quantity.whole) }

  /// yes or no, as agents write it; nil when neither.
  func flag(_ name: String) -> String? { self[name].flatMap(Quantity.flag) }
}

extension String {
  /// The text without blanks around it and runs of blanks inside; nil when nothing is left.
  var meaningful: String? {
    if utf8.withContiguousStorageIfAvailable(Self.isTidy) == true { return self }
    let text = trimmed
    return text.allSatisfy { $0.isWhitespace || $0 == "\u{FFFD}" } ? nil : text
  }

  /// Whether there is something, plain letters at both ends, and single spaces only.
  private static func isTidy(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first, first < 0x80 else { return false }
    var previous: UInt8 = 0x20
    for byte in bytes {
      if byte <= 0x20, byte != 0x20 || previous == 0x20 { return false }
      previous = byte
    }
    return previous != 0x20 && previous < 0x80
  }
}

/// Numbers and flags as agents write them.
enum Quantity {
  static func whole(_ text: String) -> Int? {
    Int(text.prefix { $0.isASCII && $0.isNumber })
  }

  /// `16108`, `16 GB`, `2,5 To`; megabytes when there is no unit.
  static func megabytes(_ text: String) -> Int? {
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
    guard let number = Double(digits.split(separator: ",").joined(separator: ".")), number > 0, number < 1e12 else {
      return nil
    }
    let unit = text.dropFirst(digits.count).filter(\.isLetter).lowercased()
    guard let factor = factors[unit] else { return nil }
    let value = number * factor
    return value >= 1 ? Int(value.rounded()) : nil
  }

  private static let factors: [String: Double] = [
    "": 1, "m": 1, "g": 1024, "t": 1_048_576, "k": 1 / 1024, "mb": 1, "mo": 1, "mib": 1, "gb": 1024, "go": 1024,
    "gib": 1024, "tb": 1_048_576, "to": 1_048_576,
    "kb": 1 / 1024, "ko": 1 / 1024, "b": 1 / 1_048_576, "o": 1 / 1_048_576,
  ]

  static func flag(_ text: String) -> String? {
    switch text.lowercased() {
    case "1", "true", "yes", "on", "oui", "enabled": "yes"
    case "0", "false", "no", "off", "non", "disabled": "no"
    default: nil
    }
  }
}
