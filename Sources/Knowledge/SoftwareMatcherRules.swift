/// Every rule of the catalogue, found in one pass over a name.
struct MatchRules: Sendable {
  /// How the text of a rule is compared.
  enum Form: Sendable {
    case name, prefix, identifier
    /// A text with stars; what stands before the first one, or after the only one in front, is found by the trees.
    case pattern, suffix
  }

  /// What a rule asks; plain numbers, for it is looked at often.
  struct Condition: Sendable {
    var form: Form
    var system: SystemFamily?
    var asksPublisher: Bool
    /// Number of characters that must be there.
    var weight: Int
    /// Where its text lies among all of them.
    var start: Int
    var end: Int

    /// A pattern that does not say how the name starts.
    var isOpen: Bool { form == .suffix || form == .pattern && weight == 0 }
  }

  /// What a rule says.
  struct Rule: Sendable {
    /// Place of the product in the list that the rules were made from.
    var product: Int
    var form: Form
    var edition: String?
    var publisher: [UInt8]?
    /// The text as people read it.
    var written: String
  }

  /// A rule that covers a name.
  struct Found: Sendable {
    var rule: Int
    /// Where its text ends in the name.
    var end: Int
    /// How much it asks of the name.
    var rank: Int
    /// The name is its text, nothing more.
    var isExact: Bool { rank >= MatchRules.exact }
  }

  let rules: [Rule]
  private var conditions: [Condition] = []
  /// The texts of all rules, one after the other; a pattern keeps its stars, a suffix has none.
  private var texts: [UInt8] = []
  private var starts = ByteTree()
  /// Suffixes, from their last byte on.
  private var ends = ByteTree()
  /// Patterns with stars on both sides.
  private var rest: [Int] = []

  /// Takes the rules of those products, in their order.
  init(_ products: [Product]) {
    let all = products.enumerated().flatMap { index, product in product.matches.map { (index, $0) } }
    rules = all.map { index, match in
      Rule(
        product: index, form: match.compared.form, edition: match.edition,
        publisher: match.publisher.map(SoftwareName.key),
        written: String(decoding: SoftwareName.key(match.text), as: UTF8.self))
    }
    for (index, (_, match)) in all.enumerated() { add(match, index) }
  }

  private mutating func add(_ match: Product.Match, _ index: Int) {
    let (form, text) = match.compared
    conditions.append(
      Condition(
        form: form, system: match.system.flatMap(SystemFamily.init(rawValue:)), asksPublisher: match.publisher != nil,
        weight: text.count { $0 != .star }, start: texts.count, end: texts.count + text.count))
    texts += text
    if form == .suffix, !text.isEmpty {
      ends.insert(text.reversed(), index)
    } else if text.isEmpty || text[0] == .star {
      rest.append(index)
    } else {
      starts.insert(text.prefix { form != .pattern || $0 != .star }, index)
    }
  }

  /// The rule that asks most of the name, among those that are allowed; of two alike the first.
  func best(_ name: NameBytes, where isAllowed: (_ rule: Int, Condition) -> Bool) -> Found? {
    conditions.withUnsafeBufferPointer { conditions in
      texts.withUnsafeBufferPointer { texts in
        var best: Found?
        func consider(_ rule: Int, _ end: Int) {
          let condition = conditions[rule]
          let rank = Self.rank(condition, isWhole: end == name.count)
          if let best, best.rank > rank || best.rank == rank && best.rule < rule { return }
          guard Self.covers(condition, texts, name, upTo: end), isAllowed(rule, condition) else { return }
          best = Found(rule: rule, end: end, rank: rank)
        }
        starts.visit(name, consider)
        ends.visit(name.reversed()) { rule, _ in consider(rule, name.count) }
        for rule in rest { consider(rule, name.count) }
        return best
      }
    }
  }

  /// Rank of exact names and identifiers, above all others.
  private static let exact = 1 << 20

  private static func rank(_ rule: Condition, isWhole: Bool) -> Int {
    let isExact = isWhole && (rule.form == .name || rule.form == .identifier)
    let bonus = (rule.form == .name ? 4 : 0) + (rule.asksPublisher ? 2 : 0) + (rule.system == nil ? 0 : 1)
    return (isExact ? exact : 0) + rule.weight * 8 + bonus
  }

  /// Whether a name that has the text up to that place is covered; a name may be followed by a version or a language.
  ///
  /// A prefix ends where a word ends: “java” does not start “javascript”.
  private static func covers(_ rule: Condition, _ texts: NameBytes, _ name: NameBytes, upTo end: Int) -> Bool {
    switch rule.form {
    case .identifier: end == name.count
    case .name: end == name.count || NameTail.isOnlyTail(name, from: end)
    case .prefix: end == name.count || !(name[end - 1].isLetter && name[end].isLetter)
    case .suffix: true
    case .pattern: matches(name, texts, from: rule.start, to: rule.end)
    }
  }

  /// Whether a text is a pattern in which `*` stands for any text.
  private static func matches(_ text: NameBytes, _ pattern: NameBytes, from start: Int, to end: Int) -> Bool {
    var at = 0
    var expected = start
    var back: (at: Int, expected: Int)?
    while at < text.count {
      if expected < end, pattern[expected] == .star {
        expected += 1
        back = (at, expected)
      } else if expected < end, pattern[expected] == text[at] {
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
    return pattern[expected..<end].allSatisfy { $0 == .star }
  }
}

extension Product.Match {
  /// The form and text that names are compared with.
  fileprivate var compared: (form: MatchRules.Form, text: [UInt8]) {
    let key = SoftwareName.key(text)
    switch form {
    case .name: return (.name, key)
    case .prefix: return (.prefix, key)
    case .identifier: return (.identifier, key)
    case .pattern where key.first == .star && !key.dropFirst().contains(.star): return (.suffix, Array(key.dropFirst()))
    case .pattern: return (.pattern, key)
    }
  }
}

/// Texts with numbers, all those that start a name found by walking it once.
struct ByteTree: Sendable {
  private struct Node {
    var byte: UInt8
    var child: Int32 = -1
    var sibling: Int32 = -1
    var value: Int32 = -1
  }

  /// The first one is the root.
  private var nodes = [Node(byte: 0)]
  private var values: [(value: Int32, next: Int32)] = []

  mutating func insert(_ text: some Sequence<UInt8>, _ value: Int) {
    var at = 0
    for byte in text {
      if let next = nodes.withUnsafeBufferPointer({ Self.child(byte, of: at, $0) }) {
        at = next
      } else {
        nodes.append(Node(byte: byte, sibling: nodes[at].child))
        nodes[at].child = Int32(nodes.count - 1)
        at = nodes.count - 1
      }
    }
    values.append((Int32(value), nodes[at].value))
    nodes[at].value = Int32(values.count - 1)
  }

  /// Calls back for each text that starts the name, with the place where it ends.
  @inline(__always)
  func visit(_ text: some Sequence<UInt8>, _ body: (_ value: Int, _ end: Int) -> Void) {
    nodes.withUnsafeBufferPointer { nodes in
      var at = 0
      var end = 0
      for byte in text {
        guard let next = Self.child(byte, of: at, nodes) else { return }
        at = next
        end += 1
        var value = nodes[at].value
        while value >= 0 {
          body(Int(values[Int(value)].value), end)
          value = values[Int(value)].next
        }
      }
    }
  }

  @inline(__always)
  private static func child(_ byte: UInt8, of parent: Int, _ nodes: UnsafeBufferPointer<Node>) -> Int? {
    var at = Int(nodes[parent].child)
    while at >= 0 {
      if nodes[at].byte == byte { return at }
      at = Int(nodes[at].sibling)
    }
    return nil
  }
}
