/// A JSON value that is written the same way every time: keys stay in the order given.
package enum JSON: Sendable {
  case object([(key: String, value: JSON)])
  case array([JSON])
  case string(String)
  case integer(Int)
  /// Written with two decimals at most; what is not a finite number is null.
  case number(Double)
  case boolean(Bool)
  case null

  /// A string, or null.
  package static func optional(_ text: String?) -> JSON {
    text.map(JSON.string) ?? .null
  }

  /// A whole number, or null.
  package static func optional(_ number: Int?) -> JSON {
    number.map(JSON.integer) ?? .null
  }

  /// An array of strings.
  package static func strings(_ texts: [String]) -> JSON {
    .array(texts.map(JSON.string))
  }

  /// The value on several lines, two spaces a level for two levels: what is deeper stands on one line, an entry a line.
  package var text: String { text(levels: 2) }

  /// The same with another number of levels.
  package func text(levels: Int) -> String { written(indent: "", levels: levels) }

  /// The value on one line.
  package var line: String { written(indent: "", levels: 0) }

  private func written(indent: String, levels: Int) -> String {
    let deeper = indent + "  "
    switch self {
    case .object(let members):
      let parts = members.map { "\(Self.quote($0.key)): \($0.value.written(indent: deeper, levels: levels - 1))" }
      return Self.enclose(parts, "{}", levels > 0 ? indent : nil)
    case .array(let items):
      let parts = items.map { $0.written(indent: deeper, levels: levels - 1) }
      return Self.enclose(parts, "[]", levels > 0 ? indent : nil)
    case .string(let text): return Self.quote(text)
    case .integer(let number): return String(number)
    case .number(let number): return Self.decimal(number)
    case .boolean(let value): return value ? "true" : "false"
    case .null: return "null"
    }
  }

  private static func enclose(_ parts: [String], _ brackets: String, _ indent: String?) -> String {
    let open = brackets.prefix(1), close = brackets.suffix(1)
    guard !parts.isEmpty else { return brackets }
    guard let indent else { return open + parts.joined(separator: ", ") + close }
    let inner = parts.map { indent + "  " + $0 }.joined(separator: ",\n")
    return "\(open)\n\(inner)\n\(indent)\(close)"
  }

  private static func decimal(_ number: Double) -> String {
    guard number.isFinite, abs(number) < 1e15 else { return "null" }
    let hundredths = Int((number * 100).rounded())
    let sign = hundredths < 0 ? "-" : ""
    let (whole, rest) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
    if rest == 0 { return "\(sign)\(whole)" }
    let digits = (rest < 10 ? "0" : "") + String(rest)
    return "\(sign)\(whole).\(digits.hasSuffix("0") ? String(digits.dropLast()) : digits)"
  }

  private static func quote(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F || (0x2028...0x2029).contains(scalar.value):
        let hex = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
