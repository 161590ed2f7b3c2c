/// Every rule of the catalogue, found fast from the start of a name.
struct MatchRules: Sendable {
  /// One rule, ready to be compared.
  struct Rule: Sendable {
    /// How its text is compared.
    enum Form: Sendable {
      case name, prefix, pattern, identifier
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
    /// The text as people read it.
    var written: String
  }

  let rules: [Rule]
  private let exact: [[UInt8]: [Int]]
  /// Prefixes and patterns by their first three or four bytes, suffixes by their last one.
  private let heads: [UInt32: [Int]]
  private let tails: [UInt8: [Int]]
  private let headless: [Int]

  /// Takes the rules of the products that are wanted, in a fixed order.
  init(_ catalogue: Catalogue, where wanted: (Product) -> Bool) {
    let products = catalogue.products.values.filter(wanted).sorted { $0.id < $1.id }
    rules = products.flatMap { product in product.matches.map { Rule($0, of: product.id) } }
    var exact: [[UInt8]: [Int]] = [:]
    var heads: [UInt32: [Int]] = [:]
    var tails: [UInt8: [Int]] = [:]
    var headless: [Int] = []
    for (index, rule) in rules.enumerated() {
      let head = rule.form == .pattern ? Array(rule.text.prefix { $0 != .star }) : rule.text
      if rule.form == .name || rule.form == .identifier {
        exact[rule.text, default: []].append(index)
      } else if rule.form == .suffix, let last = rule.text.last {
        tails[last, default: []].append(index)
      } else if rule.form != .suffix, let head = Self.head(of: head, 4) ?? Self.head(of: head, 3) {
        heads[head, default: []].append(index)
      } else {
        headless.append(index)
      }
    }
    (self.exact, self.heads, self.tails, self.headless) = (exact, heads, tails, headless)
  }

  /// The rules whose text is that name.
  func named(_ key: [UInt8]) -> [Int] { exact[key] ?? [] }

  /// The prefixes and patterns that cover the name.
  func covering(_ name: [UInt8]) -> [Int] {
    var found: [Int] = []
    func gather(_ indices: [Int]?) {
      for index in indices ?? [] where rules[index].covers(name) { found.append(index) }
    }
    gather(headless)
    gather(name.last.flatMap { tails[$0] })
    gather(Self.head(of: name, 3).flatMap { heads[$0] })
    gather(Self.head(of: name, 4).flatMap { heads[$0] })
    return found
  }

  private static func head(of text: [UInt8], _ count: Int) -> UInt32? {
    guard text.count >= count else { return nil }
    return text[..<count].reduce(0) { $0 << 8 | UInt32($1) }
  }
}

extension MatchRules.Rule {
  fileprivate init(_ match: Product.Match, of product: String) {
    let text = SoftwareName.key(match.text)
    let isSuffix = match.form == .pattern && text.first == .star && !text.dropFirst().contains(.star)
    self.init(
      product: product, edition: match.edition, system: match.system.flatMap(SystemFamily.init(rawValue:)),
      publisher: match.publisher.map(SoftwareName.key), form: isSuffix ? .suffix : Form(match.form),
      text: isSuffix ? Array(text.dropFirst()) : text, weight: text.count { $0 != .star },
      written: String(decoding: text, as: UTF8.self))
  }

  /// Whether the rule covers the name, both being normalised.
  ///
  /// A prefix ends where a word ends: “java” does not start “javascript”.
  func covers(_ name: [UInt8]) -> Bool {
    switch form {
    case .name, .identifier: return text == name
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
    case .identifier: self = .identifier
    }
  }
}
