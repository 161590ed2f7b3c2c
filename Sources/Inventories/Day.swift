/// A day of the Gregorian calendar, without time or zone.
package struct Day: Sendable, Hashable, Comparable {
  /// Days since 1970-01-01.
  package let number: Int

  package init(number: Int) {
    self.number = number
  }

  /// Makes a day from its parts; nil when there is no such day.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else { return nil }
    number = Self.number(year: year, month: month, day: day)
    guard self.year == year, self.month == month, self.day == day else { return nil }
  }

  /// Reads `YYYY-MM-DD`, and nothing else.
  package init?(_ text: String) {
    guard text.utf8.count == 10 else { return nil }
    var parts = [0, 0, 0]
    var part = 0
    for (place, byte) in text.utf8.enumerated() {
      if place == 4 || place == 7 {
        guard byte == UInt8(ascii: "-") else { return nil }
        part += 1
      } else {
        guard (0x30...0x39).contains(byte) else { return nil }
        parts[part] = parts[part] * 10 + Int(byte - 0x30)
      }
    }
    self.init(year: parts[0], month: parts[1], day: parts[2])
  }

  package var year: Int { civil.year }
  package var month: Int { civil.month }
  package var day: Int { civil.day }

  /// 1 is Monday, 7 is Sunday.
  package var weekday: Int { ((number + 3) % 7 + 7) % 7 + 1 }

  package func adding(_ days: Int) -> Day {
    Day(number: number + days)
  }

  package static func < (left: Day, right: Day) -> Bool {
    left.number < right.number
  }

  package static func - (left: Day, right: Day) -> Int {
    left.number - right.number
  }

  // Civil calendar by the era method: 400 years are 146 097 days, years start in March.
  private static func number(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  private var civil: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}

extension Day: CustomStringConvertible {
  /// `YYYY-MM-DD`.
  package var description: String {
    func padded(_ value: Int, _ width: Int) -> String {
      String(repeating: "0", count: max(0, width - String(value).count)) + String(value)
    }
    return padded(year, 4) + "-" + padded(month, 2) + "-" + padded(day, 2)
  }
}

/// A duration of ISO 8601 made of whole years, months, weeks and days, such as `P1M`.
package struct Period: Sendable, Hashable {
  /// Approximate length: a month is 30 days, a year 365; hours count for nothing, but at least one day is kept.
  package let days: Int

  package init?(_ text: String) {
    let parts = text.dropFirst().split(separator: "T", omittingEmptySubsequences: false)
    guard text.hasPrefix("P"), text.count > 1, parts.count <= 2,
      let total = Self.days(in: parts[0])
    else { return nil }
    guard parts.count == 2 else {
      days = total
      return
    }
    guard !parts[1].isEmpty else { return nil }
    days = max(total, 1)
  }

  private static func days(in text: Substring) -> Int? {
    var total = 0
    var digits = ""
    for character in text {
      if character.isASCII, character.isNumber { digits.append(character); continue }
      // Six digits are 2700 years in days: more would only serve to overflow.
      guard digits.count <= 6, let count = Int(digits), let unit = ["D": 1, "W": 7, "M": 30, "Y": 365][character]
      else { return nil }
      total += count * unit
      digits = ""
    }
    return digits.isEmpty ? total : nil
  }
}

extension Day {
  /// Later than every day that people write.
  package static let distant = Day(number: Int.max / 2)
}
