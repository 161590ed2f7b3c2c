/// The small mistakes that a person could make in an XPath expression: one changed token at a time.
enum ExpressionMutants {
  /// Every mutant of an expression, each another text.
  static func of(_ expression: String) -> [String] {
    let tokens = tokens(of: expression)
    return tokens.indices.flatMap { index in
      replacements(of: tokens[index], before: tokens[(index + 1)...].first { $0 != " " }).map { other in
        (tokens[..<index] + [other] + tokens[(index + 1)...]).joined()
      }
    }.filter { $0 != expression }
  }

  private static func replacements(of token: String, before next: String?) -> [String] {
    if let others = operators[token] { return others }
    if token == "not", next == "(" { return ["boolean"] }
    if token.hasPrefix("'") || token.hasPrefix("\"") { return token.count > 2 ? ["'\u{2205}'"] : [] }
    if let number = Int(token) { return [String(number + 1)] + (number > 0 ? [String(number - 1)] : []) }
    return token.hasPrefix("@") && token != "@id" ? ["@absent"] : []
  }

  private static let operators = [
    "and": ["or"], "or": ["and"], "=": ["!="], "!=": ["="], "<=": ["<", ">"], ">=": [">", "<"], "<": ["<=", ">="],
    ">": [">=", "<="],
  ]

  /// The pieces of an expression; joined again they give it back.
  static func tokens(of expression: String) -> [String] {
    var tokens: [String] = []
    var rest = expression[...]
    while let first = rest.first {
      let token = token(at: rest, first)
      tokens.append(String(token))
      rest = rest[token.endIndex...]
    }
    return tokens
  }

  private static func token(at rest: Substring, _ first: Character) -> Substring {
    switch first {
    case "'", "\"":
      let end = rest.dropFirst().firstIndex(of: first) ?? rest.index(before: rest.endIndex)
      return rest[...end]
    case "<", ">", "!":
      return rest.prefix(rest.dropFirst().first == "=" ? 2 : 1)
    case "@":
      return rest.prefix(1 + rest.dropFirst().prefix(while: \.isNameCharacter).count)
    case "$":
      return rest.prefix(1 + rest.dropFirst().prefix(while: \.isNameCharacter).count)
    case _ where first.isNameCharacter:
      return rest.prefix(while: \.isNameCharacter)
    default:
      return rest.prefix(1)
    }
  }
}

extension Character {
  fileprivate var isNameCharacter: Bool { isLetter || isNumber || self == "-" || self == "_" || self == "." }
}
