import Inventories

/// A morning or an afternoon.
struct HalfDay: Hashable, Comparable {
  /// Two for each day since 1970-01-01.
  let number: Int

  init(number: Int) {
    self.number = number
  }

  /// The morning of a day.
  init(morningOf day: Day) {
    number = day.number * 2
  }

  /// The afternoon of a day.
  init(afternoonOf day: Day) {
    number = day.number * 2 + 1
  }

  var day: Day { Day(number: number >> 1) }
  var isAfternoon: Bool { number & 1 == 1 }
  var isWorking: Bool { day.weekday <= 5 }
  var next: HalfDay { HalfDay(number: number + 1) }
  var monday: Day { day.adding(1 - day.weekday) }

  static func < (left: HalfDay, right: HalfDay) -> Bool {
    left.number < right.number
  }
}
