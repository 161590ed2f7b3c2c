import Inventories
import Testing

struct DayTests {
  @Test
  func everyDayFrom1600To2400ComesBack() throws {
    var day = try #require(Day("1600-01-01"))
    var expected = (year: 1600, month: 1, day: 1)
    var weekday = 6  // 1600-01-01 was a Saturday
    while expected.year <= 2400 {
      guard day.year == expected.year, day.month == expected.month, day.day == expected.day, day.weekday == weekday,
        Day(day.description) == day
      else {
        Issue.record("\(day) instead of \(expected)")
        return
      }
      expected = Self.next(expected)
      weekday = weekday % 7 + 1
      day = day.adding(1)
    }
    #expect(day.description == "2401-01-01")
  }

  @Test
  func knownDays() throws {
    #expect(Day("1970-01-01")?.number == 0)
    #expect(Day("2000-03-01")?.number == 11_017)
    #expect(Day("2026-01-15")?.weekday == 4)
    #expect(Day(number: -1).description == "1969-12-31")
    #expect(Day("0001-01-01")?.description == "0001-01-01")
    #expect(Day("9999-12-31")?.description == "9999-12-31")
    #expect(try #require(Day("2024-03-01")) - #require(Day("2024-02-28")) == 2)
    #expect(try #require(Day("2023-12-31")) < #require(Day("2024-01-01")))
  }

  @Test(arguments: [
    "2025-02-29", "1900-02-29", "2025-00-10", "2025-13-01", "2025-04-31", "2025-01-00", "2025-01-32", "0000-01-01",
    "2025-1-1", "25-01-01", "20250101", "2025-01-01 ", " 2025-01-01", "2025-01-01T00:00", "2025/01/01", "-2025-01-01",
    "+025-01-01", "２０２５-01-01", "٢٠٢٥-01-01", "", "never", "2025-01", "10000-01-01",
  ])
  func whatIsNoDayIsRefused(_ text: String) {
    #expect(Day(text) == nil)
  }

  @Test(arguments: ["2024-02-29", "2000-02-29", "2025-12-31"])
  func leapDays(_ text: String) {
    #expect(Day(text)?.description == text)
  }

  /// The calendar as a child learns it, to check the arithmetic against.
  private static func next(_ date: (year: Int, month: Int, day: Int)) -> (year: Int, month: Int, day: Int) {
    let isLeap = date.year % 4 == 0 && date.year % 100 != 0 || date.year % 400 == 0
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    if date.day < lengths[date.month - 1] { return (date.year, date.month, date.day + 1) }
    return date.month < 12 ? (date.year, date.month + 1, 1) : (date.year + 1, 1, 1)
  }
}

struct PeriodTests {
  @Test(arguments: [
    ("P1D", 1), ("P1W", 7), ("P1M", 30), ("P1Y", 365), ("P1Y6M", 545), ("P0D", 0), ("PT1H", 1), ("P2DT12H", 2),
    ("P100Y", 36_500),
  ])
  func days(_ text: String, _ expected: Int) {
    #expect(Period(text)?.days == expected)
  }

  @Test(arguments: [
    "", "P", "1D", "P1", "PD", "P-1D", "-P1D", "P1H", "P1D2", "PT", "P1DT", "P1.5D", "P½D", "p1d", "P1DT1HT1H", "P 1D",
    "P9223372036854775807Y", "P99999999999999999999D",
  ])
  func whatIsNoPeriodIsRefused(_ text: String) {
    #expect(Period(text) == nil)
  }
}
