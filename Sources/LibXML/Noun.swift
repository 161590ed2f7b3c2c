/// A noun in both numbers and both languages.
package struct Noun: Sendable {
  package var one: LocalizedText
  package var many: LocalizedText

  package init(fr: (one: String, many: String), en: (one: String, many: String)) {
    one = LocalizedText(fr: fr.one, en: en.one)
    many = LocalizedText(fr: fr.many, en: en.many)
  }

  /// The noun alone, in the number that goes with the value: in French zero takes the singular, in English the plural.
  package func form(for value: Int) -> LocalizedText {
    LocalizedText(fr: value.magnitude >= 2 ? many.fr : one.fr, en: value.magnitude == 1 ? one.en : many.en)
  }

  /// The number and its noun: `1 240 éléments`.
  package func counting(_ value: Int) -> LocalizedText {
    let form = form(for: value)
    return LocalizedText(
      fr: Numeral.french(Double(value)) + "\u{A0}" + form.fr, en: Numeral.english(Double(value)) + "\u{A0}" + form.en)
  }
}

/// Numbers in words, with three figures where they count.
package enum Numeral {
  /// `1 240,5`.
  package static func french(_ value: Double) -> String { text(value, point: ",", groups: "\u{202F}") }
  /// `1,240.5`.
  package static func english(_ value: Double) -> String { text(value, point: ".", groups: ",") }

  private static func text(_ value: Double, point: String, groups: String) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "?" }
    let decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3
    let scale = [1, 10, 100, 1000][decimals]
    let (whole, rest) = Int((value * Double(scale)).rounded()).quotientAndRemainder(dividingBy: scale)
    var digits = String(String(rest + scale).dropFirst())
    while digits.last == "0" { digits.removeLast() }
    return grouped(whole, groups) + (digits.isEmpty ? "" : point + digits)
  }

  private static func grouped(_ whole: Int, _ separator: String) -> String {
    var digits = String(whole)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return ([digits] + groups).joined(separator: separator)
  }
}
