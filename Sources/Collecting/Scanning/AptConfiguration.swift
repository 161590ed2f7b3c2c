/// Settings of apt, in blocks or with their full names; the last one wins.
struct AptConfiguration {
  private var values: [String: String] = [:]

  /// The value of a full name such as `APT::Periodic::Enable`; capitals do not matter.
  subscript(name: String) -> String? { values[name.lowercased()] }

  /// Adds what another file says.
  mutating func read(_ text: String) {
    var scope: [String] = []
    var words: [String] = []
    for token in Self.tokens(text) {
      switch token {
      case "{":
        scope.append(words.first ?? "")
        words = []
      case "}":
        _ = scope.popLast()
        words = []
      case ";":
        if let name = words.first, words.count > 1 { set(scope + [name], words[1]) }
        words = []
      default: words.append(token)
      }
    }
  }

  private mutating func set(_ path: [String], _ value: String) {
    values[path.filter { !$0.isEmpty }.joined(separator: "::").lowercased()] = value
  }

  /// Words, texts between quotes, and the signs that group them; comments are left out.
  private static func tokens(_ text: String) -> [String] {
    var tokens: [String] = []
    var rest = text[...]
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
      } else if rest.hasPrefix("/*") {
        rest = rest.dropFirst(2).firstRange(of: "*/").map { rest[$0.upperBound...] } ?? ""
      } else if first == "#" || rest.hasPrefix("//") {
        rest = rest.drop { !$0.isNewline }
      } else if "{};".contains(first) {
        tokens.append(String(rest.removeFirst()))
      } else if first == "\"" {
        let word = rest.dropFirst().prefix { $0 != "\"" }
        tokens.append(String(word))
        rest = rest.dropFirst(word.count + 2)
      } else {
        let word = rest.prefix { !$0.isWhitespace && !"{};\"".contains($0) }
        tokens.append(String(word))
        rest = rest.dropFirst(word.count)
      }
    }
    return tokens
  }
}
