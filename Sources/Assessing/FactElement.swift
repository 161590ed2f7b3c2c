internal import Knowledge

/// Says which element bears the attribute that an expression ends with, so that people read the right word for it.
enum FactElement {
  /// The name of the element; nil when the expression does not tell.
  static func of(_ path: String, in criterion: Criterion) -> String? {
    guard let at = path.range(ofLast: "/@") else { return nil }
    return element(String(path[..<at]), criterion, depth: 0)
  }

  private static func element(_ path: String, _ criterion: Criterion, depth: Int) -> String? {
    let path = withoutPredicates(path)
    if let relation = argument(of: "citing", in: path) { return relation.split(separator: "/").first.map(String.init) }
    let last = path.split(separator: "/").last.map(String.init) ?? path
    guard last.hasPrefix("$") else { return last.isElementName ? last : nil }
    let name = String(last.dropFirst())
    let value = criterion.lets.first { $0.name == name }?.value
    guard let value, depth < 4 else { return name }
    return element(value, criterion, depth: depth + 1) ?? (name.isElementName ? name : nil)
  }

  /// The first argument, between quotes, of a function that starts the path and that no further step follows.
  private static func argument(of function: String, in path: String) -> String? {
    guard path.hasPrefix(function + "('"), path.hasSuffix(")") else { return nil }
    return path.dropFirst(function.count + 2).split(separator: "'").first.map(String.init)
  }

  private static func withoutPredicates(_ path: String) -> String {
    var depth = 0
    return String(
      path.filter { character in
        if character == "[" { depth += 1 }
        defer { if character == "]" { depth -= 1 } }
        return depth == 0
      })
  }
}

extension String {
  fileprivate var isElementName: Bool {
    !isEmpty && utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || $0 == UInt8(ascii: "-") }
  }

  /// Where the last of some characters starts.
  fileprivate func range(ofLast other: String) -> String.Index? {
    indices.last { self[$0...].hasPrefix(other) }
  }
}
