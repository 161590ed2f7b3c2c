internal import Knowledge

/// Reads numbers as people write them: `8 Go`, `1 240,50 €`, `SSD 256 Go`.
struct CellNumber {
  /// By the key of what people write.
  private let units: [String: UnitRule]

  init(_ vocabulary: ListVocabulary) {
    units = vocabulary.units.values.reduce(into: [:]) { units, rule in
      for key in ListVocabulary.keys(rule.labels) { units[key] = rule }
    }
  }

  /// The number in the unit of the column; nil when there is none, or more than one way to read it.
  ///
  /// Words beside the number are read over only where a unit says what the number is.
  func read(_ text: String, in base: String?, heading: String?) -> String? {
    let letters = Array(text)
    guard let digits = Self.digits(letters), let number = Self.number(String(letters[digits])) else { return nil }
    let before = Self.words(letters[..<digits.lowerBound]), after = Self.words(letters[digits.upperBound...])
    guard !(before + after).contains(where: { $0.first?.isNumber == true }) else { return nil }
    if before.isEmpty, after.isEmpty {
      let times = heading.map { factor($0, base) } ?? 1
      return times.map { Self.text(number * $0) }
    }
    // A second unit changes the first: 10 € a month are not 10 €.
    let isPlain = !(before + after.dropFirst()).contains { units[$0] != nil }
    let first = isPlain ? after.first.flatMap { factor($0, base) } : nil
    let times = factor(after.joined(separator: " "), base) ?? first
    return times.map { Self.text(number * $0) }
  }

  private func factor(_ unit: String, _ base: String?) -> Double? {
    guard let rule = units[unit], rule.of == base else { return nil }
    return rule.factor
  }

  private static func words(_ letters: ArraySlice<Character>) -> [String] {
    PlainWords.key(String(letters)).split(separator: " ").map(String.init)
  }

  /// The first run of digits with the separators in it; a digit glued to letters, as in DDR4, is a part of a word.
  private static func digits(_ letters: [Character]) -> Range<Int>? {
    let start = letters.indices.first { at in
      isDigit(letters[at]) && (at == 0 || !letters[at - 1].isLetter && !letters[at - 1].isNumber)
    }
    guard let start, start == 0 || !"-−".contains(letters[start - 1]) else { return nil }
    var end = start
    while end < letters.count, isDigit(letters[end]) || isSeparator(letters, end) { end += 1 }
    return start..<end
  }

  private static func isDigit(_ letter: Character) -> Bool { letter.isASCII && letter.isNumber }

  /// A separator stands between two digits.
  private static func isSeparator(_ letters: [Character], _ at: Int) -> Bool {
    " ,.'".contains(letters[at]) && at + 1 < letters.count && isDigit(letters[at + 1])
  }

  private static func number(_ text: String) -> Double? {
    let groups = text.split(whereSeparator: { $0 == " " || $0 == "'" })
    // A space parts thousands: three digits each.
    guard groups.dropFirst().allSatisfy({ $0.prefix(while: isDigit).count == 3 }) else { return nil }
    let joined = groups.joined().replacing(",", with: ".")
    let pieces = joined.split(separator: ".", omittingEmptySubsequences: false)
    // 1.200 is a thousand for some and one for others.
    let isAmbiguous = pieces.count == 2 && pieces[1].count == 3 && pieces[0] != "0"
    guard pieces.count <= 2, !isAmbiguous, joined.count <= 12 else { return nil }
    return Double(joined)
  }

  /// Two decimals at most, and none that say nothing.
  private static func text(_ number: Double) -> String {
    let hundredths = Int((number * 100).rounded())
    let whole = hundredths / 100, rest = hundredths % 100
    guard rest > 0 else { return String(whole) }
    let digits = (rest < 10 ? "0" : "") + String(rest)
    return "\(whole)." + (digits.hasSuffix("0") ? String(digits.dropLast()) : digits)
  }
}
