internal import Inventories
internal import LibXML

/// A date of a foreign inventory: a day, or the text as written when there is no such day.
enum MeasuredDate: Hashable {
  case day(Day)
  case impossible(String)

  /// How `03/04/2024` is to be read.
  enum Order {
    case dayFirst, monthFirst
  }

  var day: Day? {
    if case .day(let day) = self { return day }
    return nil
  }

  /// The text as written, when no day could be read.
  var raw: String? {
    if case .impossible(let text) = self { return text }
    return nil
  }

  /// Firmware: the standard of its table puts the month first, in every country; it knows no hours.
  static func firmware(_ text: String?) -> MeasuredDate? {
    text?.contains(":") == true ? localised(text) : read(text, .monthFirst)
  }

  /// Installed software: the agents put the day first; images of phones carry a date of no meaning.
  static func software(_ text: String?, isAndroid: Bool = false) -> MeasuredDate? {
    guard let date = isForPeople(text) ? localised(text) : read(text, .dayFirst) else { return nil }
    if isAndroid, let day = date.day, day.year < firstPhones { return nil }
    return date
  }

  /// A moment of the system; one agent for phones writes the minutes in the place of the month.
  static func moment(_ text: String?, isAndroid: Bool = false) -> MeasuredDate? {
    guard let text, let date = read(text, .dayFirst) else { return nil }
    if isAndroid, case .day(let day) = date {
      let time = text.split(separator: " ").dropFirst().first?.split(separator: ":") ?? []
      if time.count > 1, Int(time[1]) == day.month { return .impossible(text) }
    }
    return date
  }

  /// A moment in the manner of a country that is not told: `15/11/2024 01:00:00`, `10/29/25, 2:21 AM`.
  ///
  /// Where hours go to twelve, the month comes first; else the number above twelve is the day. What can be read both
  /// ways stays as text.
  static func localised(_ text: String?) -> MeasuredDate? {
    guard let text = text?.meaningful, text.contains(where: \.isNumber) else { return nil }
    let first = text.prefix { !$0.isWhitespace && $0 != "," }
    let numbers = first.split(whereSeparator: { "/.-".contains($0) }).compactMap { Int($0) }
    guard numbers.count == 3, numbers[0] < 32 else { return read(text, .dayFirst) }
    let (a, b) = (numbers[0], numbers[1])
    let year = numbers[2] < 100 ? 2000 + numbers[2] : numbers[2]
    guard hasTwelveHours(text) || a > 12 || b > 12 || a == b else { return .impossible(text) }
    let isMonthFirst = hasTwelveHours(text) || b > 12
    guard let date = read(isMonthFirst ? "\(year)-\(a)-\(b)" : "\(year)-\(b)-\(a)", .dayFirst) else { return nil }
    return date.day == nil ? .impossible(text) : date
  }

  private static func isForPeople(_ text: String?) -> Bool {
    text.map { $0.contains(", ") || hasTwelveHours($0) } ?? false
  }

  private static func hasTwelveHours(_ text: String) -> Bool {
    let end = text.trimmed.suffix(2).uppercased()
    return end == "AM" || end == "PM"
  }

  private static let firstPhones = 2009

  /// Reads every form met; nothing when the text is empty, says that it does not know, or is the zero of clocks.
  static func read(_ text: String?, _ order: Order) -> MeasuredDate? {
    guard let text = text?.meaningful, text.contains(where: \.isNumber) else { return nil }
    guard let parts = parts(of: text, order) else { return .impossible(text) }
    if parts.year <= 1970 { return nil }
    guard parts.year < 2038, let day = Day(year: parts.year, month: parts.month, day: parts.day) else {
      return .impossible(text)
    }
    return .day(day)
  }

  private typealias Parts = (year: Int, month: Int, day: Int)

  private static func parts(of text: String, _ order: Order) -> Parts? {
    let words = text.split(separator: " ")
    if words.count >= 4, let month = months[words[1].lowercased()], let year = words.last.flatMap({ Int($0) }) {
      return Int(words[2]).map { (year, month, $0) }  // Wed Aug 31 17:19:26 2011
    }
    let first = words.first.map { $0.prefix { $0 != "T" } } ?? ""
    let numbers = first.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "/" || $0 == "-" }).map {
      Int($0)
    }
    if numbers.count == 1, first.count == 8, let compact = numbers[0] {
      return (compact / 10_000, compact / 100 % 100, compact % 100)
    }
    guard numbers.count == 3, let a = numbers[0], let b = numbers[1], let c = numbers[2] else { return nil }
    if a > 999 { return (a, b, c) }
    guard c > 999 else { return nil }
    return order == .dayFirst ? (c, b, a) : (c, a, b)
  }

  private static let months = [
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11,
    "dec": 12,
  ]
}
