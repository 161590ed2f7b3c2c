internal import Inventories
internal import LibXML

/// A moment as Windows writes it in JSON: `/Date(1700000000000)/`, `20240831093000.000000+120`, or plain text.
struct WindowsDate {
  /// The day there, or the text as written.
  let text: String

  /// Reads a value; `zone` is in minutes east of Greenwich, for moments that are counted in Greenwich time.
  init?(_ value: JSON?, zone: Int = 0) {
    guard let written = (value?["value"] ?? value?["DateTime"] ?? value)?.plain?.meaningful else { return nil }
    let day = Self.counted(written, zone) ?? Self.compact(written)
    text = day?.description ?? written
  }

  var day: Day? { MeasuredDate.read(text, .dayFirst)?.day }

  /// Milliseconds since 1970.
  private static func counted(_ text: String, _ zone: Int) -> Day? {
    guard text.hasPrefix("/Date("), text.hasSuffix(")/") else { return nil }
    let number = text.dropFirst("/Date(".count).prefix { $0 == "-" || $0.isNumber }
    guard let milliseconds = Int(number), abs(milliseconds) < 1 << 50, abs(zone) <= 24 * 60 else { return nil }
    let seconds = Double(milliseconds) / 1000 + Double(zone * 60)
    return Day(number: Int((seconds / 86_400).rounded(.down)))
  }

  /// Fourteen digits, then a fraction.
  private static func compact(_ text: String) -> Day? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard digits.count == 14, let number = Int(digits.prefix(8)) else { return nil }
    return Day(year: number / 10_000, month: number / 100 % 100, day: number % 100)
  }
}
