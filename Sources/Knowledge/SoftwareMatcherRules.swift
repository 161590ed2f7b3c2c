/// Every rule of the catalogue, found fast from the start of a name.
struct MatchRules: Sendable {
  /// One rule, ready to be compared.
  struct Rule: Sendable {
    var product: String
    var edition: String?
    var system: SystemFamily?
    var publisher: String?
    var form: Product.Match.Form
    /// Normalised text; a pattern keeps its stars.
    var text: [UInt8]
    /// Number of characters that must be there.
    var weight: Int
  }

  private(set) var rules: [Rule] = []
  private var exact: [String: [Int]] = [:]
  private var heads: [UInt32: [Int]] = [:]
  private var headless: [Int] = []

  /// Takes the rules of the products that are wanted, in a fixed order.
  init(_ catalogue: Catalogue, where wanted: (Product) -> Bool) {
    for product in catalogue.products.values.filter(wanted).sorted(by: { $0.id < $1.id }) {
      for match in product.matches { add(match, of: product.id) }
    }
  }

  private mutating func add(_ match: Product.Match, of product: String) {
    let key = SoftwareName.key(match.text)
    let text = Array(key.utf8)
    let rule = Rule(
      product: product, edition: match.edition, system: match.system.flatMap(SystemFamily.init(rawValue:)),
      publisher: match.publisher.map(SoftwareName.key), form: match.form, text: text,
      weight: text.count { $0 != Self.star })
    let head = match.form == .pattern ? Array(text.prefix { $0 != Self.star }) : text
    if match.form == .name {
      exact[key, default: []].append(rules.count)
    } else if let head = Self.head(of: head) {
      heads[head, default: []].append(rules.count)
    } else {
      headless.append(rules.count)
    }
    rules.append(rule)
  }

  /// The rules whose text is that name.
  func named(_ key: String) -> [Int] { exact[key] ?? [] }

  /// The prefixes and patterns that may cover the name.
  func covering(_ name: [UInt8]) -> [Int] {
    headless + (Self.head(of: name).flatMap { heads[$0] } ?? [])
  }

  private static let star = UInt8(ascii: "*")

  private static func head(of text: [UInt8]) -> UInt32? {
    guard text.count >= 3 else { return nil }
    return UInt32(text[0]) << 16 | UInt32(text[1]) << 8 | UInt32(text[2])
  }
}

extension MatchRules.Rule {
  /// Whether the rule covers the name, both being normalised.
  ///
  /// A prefix ends where a word ends: “java” does not start “javascript”.
  func covers(_ name: [UInt8]) -> Bool {
    switch form {
    case .name: return text == name
    case .prefix:
      guard name.count >= text.count, name.starts(with: text) else { return false }
      guard name.count > text.count, let last = text.last else { return true }
      return !(Self.isLetter(last) && Self.isLetter(name[text.count]))
    case .pattern: return Self.matches(name, text)
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) || byte >= 0x80 }

  private static func matches(_ text: [UInt8], _ pattern: [UInt8]) -> Bool {
    var at = 0
    var expected = 0
    var back: (at: Int, expected: Int)?
    while at < text.count {
      if expected < pattern.count, pattern[expected] == UInt8(ascii: "*") {
        expected += 1
        back = (at, expected)
      } else if expected < pattern.count, pattern[expected] == text[at] {
        at += 1
        expected += 1
      } else if let last = back {
        at = last.at + 1
        expected = last.expected
        back = (at, expected)
      } else {
        return false
      }
    }
    return pattern[expected...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
