internal import Inventories

/// Days and amounts with less in them.
enum Coarse {
  /// The first day of the month.
  static func day(_ text: String) -> String? {
    Day(text).flatMap { Day(year: $0.year, month: $0.month, day: 1)?.description }
  }

  /// The day on which something ends: the last one of the month, unless it was over on that day already.
  static func end(_ text: String, seenFrom today: Day?) -> String? {
    guard let day = Day(text) else { return nil }
    if let today, day < today { return Self.day(text) }
    let next =
      day.month == 12
      ? Day(year: day.year + 1, month: 1, day: 1)
      : Day(year: day.year, month: day.month + 1, day: 1)
    return next?.adding(-1).description
  }

  /// A month and day of every year: the month stays.
  static func yearly(_ text: String) -> String { String(text.prefix(5)) + "01" }

  /// A year, a month or a day: the month at most.
  static func moment(_ text: String) -> String { String(text.prefix(7)) }

  /// Two digits, rounded down: what is at least a round figure stays so.
  static func amount(_ text: String) -> String {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let whole = parts[0].drop { $0 == "0" || $0 == "+" }
    if whole.count > 1 { return String(whole.prefix(2)) + String(repeating: "0", count: whole.count - 2) }
    let fraction = parts.count > 1 ? parts[1] : ""
    let kept = whole.count == 1 ? 1 : min(fraction.prefix { $0 == "0" }.count + 2, 4)
    let digits = fraction.prefix(kept)
    let isZero = digits.allSatisfy { $0 == "0" }
    return (whole.isEmpty ? "0" : String(whole)) + (isZero ? "" : "." + digits)
  }

  /// The number that a version starts with.
  static func version(_ text: String) -> String? {
    let number = text.prefix(24).prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let kept = number.last == "." ? number.dropLast() : number
    return kept.first?.isNumber == true ? String(kept) : nil
  }
}
