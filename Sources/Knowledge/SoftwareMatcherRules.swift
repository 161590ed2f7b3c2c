/// Every rule of the catalogue, found fast from the start of a name.
struct MatchRules: Sendable {
  /// One rule, ready to be compared.
  struct Rule: Sendable {
    /// How its text is compared.
    enum Form: Sendable {
      case name, prefix, pattern
      /// A pattern with one star, in front.
      case suffix
    }

    var product: String
    var edition: String?
    var system: SystemFamily?
    var publisher: [UInt8]?
    var form: Form
    /// Normalised text; a pattern keeps its stars, a suffix has none.
    var text: [UInt8]
    /// Number of characters that must be there.
    var weight: Int
  }

  private(set) var rules: [Rule] = []
  private var exact: [[UInt8]: [Int]] = [:]
  private var heads: [UInt32: [Int]] = [:]
  private var headless: [Int] = []

  /// Takes the rules of the products that are wanted, in a fixed order.
  init(_ catalogue: Catalogue, where wanted: (Product) -> Bool) {
    for product in catalogue.products.values.filter(wanted).sorted(by: { $0.id < $1.id }) {
      for match in product.matches { add(Rule(match, of: product.id)) }
    }
  }

  private mutating func add(_ rule: Rule) {
    let head = rule.form == .pattern ? Array(rule.text.prefix { $0 != .star }) : rule.text
    if rule.form == .name {
      exact[rule.text, default: []].append(rules.count)
    } else if rule.form != .suffix, let head = Self.head(of: head) {
      heads[head, default: []].append(rules.count)
    } else {
      headless.append(rules.count)
    }
    rules.append(rule)
  }

  /// The rules whose text is that name.
  func named(_ key: [UInt8]) -> [Rule] { (exact[key] ?? []).map { rules[$0] } }

  /// The prefixes and patterns that cover the name.
  func covering(_ name: [UInt8]) -> [Rule] {
    var found: [Rule] = []
    for index in headless where rules[index].covers(name) { found.append(rules[index]) }
    guard let head = Self.head(of: name), let indices = heads[head] else { return found }
    for index in indices where rules[index].covers(name) { found.append(rules[index]) }
    return found
  }

  private static func head(of text: [UInt8]) -> UInt32? {
    guard text.count >= 3 else { return nil }
    return UInt32(text[0]) << 16 | UInt32(text[1]) << 8 | UInt32(text[2])
  }
}

extension MatchRules.Rule {
  fileprivate init(_ match: Product.Match, of product: String) {
    let text = SoftwareName.key(match.text)
    let isSuffix = match.form == .pattern && text.first == .star && !text.dropFirst().contains(.star)
    self.init(
      product: product, edition: match.edition, system: match.system.flatMap(SystemFamily.init(rawValue:)),
      publisher: match.publisher.map(SoftwareName.key), form: isSuffix ? .suffix : Form(match.form),
      text: isSuffix ? Array(text.dropFirst()) : text, weight: text.count { $0 != .star })
  }

  /// Whether the rule covers the name, both being normalised.
  ///
  /// A prefix ends where a word ends: “java” does not start “javascript”.
  func covers(_ name: [UInt8]) -> Bool {
    switch form {
    case .name: return text == name
    case .suffix: return name.ends(in: text)
    case .prefix:
      guard name.holds(text, at: 0) else { return false }
      guard name.count > text.count, let last = text.last else { return true }
      return !(last.isLetter && name[text.count].isLetter)
    case .pattern: return Self.matches(name, text)
    }
  }

  private static func matches(_ text: [UInt8], _ pattern: [UInt8]) -> Bool {
    var at = 0
    var expected = 0
    var back: (at: Int, expected: Int)?
    while at < text.count {
      if expected < pattern.count, pattern[expected] == .star {
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
    return pattern[expected...].allSatisfy { $0 == .star }
  }
}

extension MatchRules.Rule.Form {
  fileprivate init(_ form: Product.Match.Form) {
    switch form {
    case .name: self = .name
    case .prefix: self = .prefix
    case .pattern: self = .pattern
    }
  }
}
