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
  package var text: String { written(indent: "") }

  /// The value on one line.
  package var line: String { written(indent: nil) }

  private func written(indent: String?) -> String {
    switch self {
    case .object(let members):
      Self.enclose(
        members.map { "\(Self.quote($0.key)): \($0.value.written(indent: Self.deeper(indent)))" }, "{}", indent)
    case .array(let items):
      Self.enclose(items.map { $0.written(indent: Self.deeper(indent)) }, "[]", indent)
    case .string(let text): Self.quote(text)
    case .integer(let number): String(number)
    case .number(let number): Self.decimal(number)
    case .boolean(let value): value ? "true" : "false"
    case .null: "null"
    }
  }

  private static func deeper(_ indent: String?) -> String? {
    guard let indent, indent.count < 2 else { return nil }
    return indent + "  "
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
