internal import Inventories

/// Other names for what must not be read: the same for the same value, wherever it stands.
final class Pseudonyms {
  private let key: [UInt8]
  private var names: [String: [String: String]] = [:]

  init(key: [UInt8]) {
    self.key = key
  }

  /// `STEM-1` for the first value of that sort, `STEM-2` for the next.
  func name(_ stem: String, _ value: String) -> String {
    if let known = names[stem]?[value] { return known }
    let name = "\(stem)-\((names[stem]?.count ?? 0) + 1)"
    names[stem, default: [:]][value] = name
    return name
  }

  /// A domain that nobody can own.
  func domain(_ value: String) -> String {
    name("domain", value.lowercased()) + ".example"
  }

  /// Hexadecimal digits that only the key could explain: short names and numbers are guessed from a plain hash.
  func digits(_ value: String, of sort: String, _ count: Int) -> String {
    String(Fingerprint.keyed(sort + "\n" + value.lowercased(), key: key).prefix(count))
  }

  /// A hardware identifier of the usual form.
  func identifier(_ value: String) -> String {
    let digits = Array(digits(value, of: "uuid", 32))
    let ends = [0, 8, 12, 16, 20, 32]
    return zip(ends, ends.dropFirst()).map { String(digits[$0..<$1]) }.joined(separator: "-")
  }

  /// An address of a card, marked as made up by somebody.
  func address(_ value: String) -> String {
    let digits = Array(digits(value, of: "mac", 10))
    return (["02"] + stride(from: 0, to: 10, by: 2).map { String(digits[$0...($0 + 1)]) }).joined(separator: ":")
  }
}
