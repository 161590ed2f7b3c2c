/// Every rule of the catalogue, found in one pass over a name.
struct MatchRules: Sendable {
  /// One rule, ready to be compared.
  struct Rule: Sendable {
    /// How its text is compared.
    enum Form: Sendable {
      case name, prefix, identifier
      /// A text with stars; what stands before the first one, or after the only one in front, is found by the trees.
      case pattern, suffix
    }

    /// Place of the product in the list that the rules were made from.
    var product: Int
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
  private var starts = ByteTree()
  /// Suffixes, from their last byte on.
  private var ends = ByteTree()
  /// Patterns with stars on both sides.
  private var rest: [Int] = []

  /// Takes the rules of those products, in their order.
  init(_ products: [Product]) {
    rules = products.enumerated().flatMap { index, product in product.matches.map { Rule($0, of: index) } }
    for (index, rule) in rules.enumerated() {
      switch rule.form {
      case .suffix where !rule.text.isEmpty: ends.insert(rule.text.reversed(), index)
      case .suffix,
        .pattern where rule.text.first == .star || rule.text.isEmpty:
        rest.append(index)
      case .pattern: starts.insert(rule.text.prefix { $0 != .star }, index)
      default: starts.insert(rule.text, index)
      }
    }
  }

  /// Calls back for each rule that may cover the name, with the place where its text ends in it.
  @inline(__always)
  func visit(_ name: [UInt8], _ body: (_ rule: Int, _ end: Int) -> Void) {
    starts.visit(name, body)
    ends.visit(name.reversed()) { rule, _ in body(rule, name.count) }
    for rule in rest { body(rule, name.count) }
  }
}

extension MatchRules.Rule {
  fileprivate init(_ match: Product.Match, of product: Int) {
    let text = SoftwareName.key(match.text)
    let isSuffix = match.form == .pattern && text.first == .star && !text.dropFirst().contains(.star)
    self.init(
      product: product, edition: match.edition, system: match.system.flatMap(SystemFamily.init(rawValue:)),
      publisher: match.publisher.map(SoftwareName.key), form: isSuffix ? .suffix : Form(match.form),
      text: isSuffix ? Array(text.dropFirst()) : text, weight: text.count { $0 != .star },
      written: String(decoding: text, as: UTF8.self))
  }

  /// Whether a name that has the text up to that place is covered; a name may be followed by a version or a language.
  ///
  /// A prefix ends where a word ends: “java” does not start “javascript”.
  func covers(_ name: [UInt8], upTo end: Int) -> Bool {
    switch form {
    case .identifier: end == name.count
    case .name: end == name.count || NameTail.isOnlyTail(name, from: end)
    case .prefix: end == name.count || end == 0 || !(name[end - 1].isLetter && name[end].isLetter)
    case .suffix: true
    case .pattern: Wildcard.matches(name[...], text[...])
    }
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

/// Texts with numbers, all those that start a name found by walking it once.
struct ByteTree: Sendable {
  private struct Node {
    var byte: UInt8
    var child: Int32 = -1
    var sibling: Int32 = -1
    var value: Int32 = -1
  }

  private var nodes: [Node] = []
  private var values: [(value: Int32, next: Int32)] = []
  private var roots = [Int32](repeating: -1, count: 256)

  mutating func insert(_ text: some Sequence<UInt8>, _ value: Int) {
    var at: Int32 = -1
    for byte in text { at = child(byte, of: at) ?? add(byte, to: at) }
    guard at >= 0 else { return }
    values.append((Int32(value), nodes[Int(at)].value))
    nodes[Int(at)].value = Int32(values.count - 1)
  }

  @inline(__always)
  func visit(_ text: some Sequence<UInt8>, _ body: (_ value: Int, _ end: Int) -> Void) {
    var at: Int32 = -1
    var end = 0
    for byte in text {
      guard let next = child(byte, of: at) else { return }
      at = next
      end += 1
      var value = nodes[Int(at)].value
      while value >= 0 {
        body(Int(values[Int(value)].value), end)
        value = values[Int(value)].next
      }
    }
  }

  @inline(__always)
  private func child(_ byte: UInt8, of parent: Int32) -> Int32? {
    guard parent >= 0 else { return roots[Int(byte)] < 0 ? nil : roots[Int(byte)] }
    var at = nodes[Int(parent)].child
    while at >= 0 {
      if nodes[Int(at)].byte == byte { return at }
      at = nodes[Int(at)].sibling
    }
    return nil
  }

  private mutating func add(_ byte: UInt8, to parent: Int32) -> Int32 {
    let new = Int32(nodes.count)
    nodes.append(Node(byte: byte))
    if parent < 0 {
      roots[Int(byte)] = new
    } else {
      nodes[Int(new)].sibling = nodes[Int(parent)].child
      nodes[Int(parent)].child = new
    }
    return new
  }
}
