/// The weeks of one resource, cut into quarter hours that are spread over the working days.
struct Timeline {
  let capacity: Int
  let until: Int?
  private let week: WorkingWeek
  private var taken: Set<Int> = []

  init(_ resource: Problem.Resource, week: WorkingWeek) {
    capacity = resource.capacity
    until = resource.until
    self.week = week
  }

  /// First quarter hours that are free from a day on, without long breaks; nil when the resource leaves before.
  ///
  /// A break of more than `pause` days makes the work start again after it: nobody reads a task that lasts a season
  /// for one hour.
  func free(_ count: Int, from day: Int, pause: Int = 10) -> [Int]? {
    var slots: [Int] = []
    var slot = week.firstSlot(onOrAfter: day, capacity: capacity)
    while slots.count < count {
      let date = self.day(of: slot)
      if let until, date > until { return nil }
      if !taken.contains(slot) {
        if let last = slots.last, date - self.day(of: last) > pause { slots = [] }
        slots.append(slot)
      }
      slot += 1
    }
    return slots
  }

  /// How many quarter hours, free or not, lie between two days, both included.
  func total(from first: Int, to last: Int) -> Int {
    let last = until.map { min($0, last) } ?? last
    guard first <= last else { return 0 }
    let end = week.firstSlot(onOrAfter: last + 1, capacity: capacity)
    return end - week.firstSlot(onOrAfter: first, capacity: capacity)
  }

  func day(of slot: Int) -> Int {
    week.day(ofSlot: slot, capacity: capacity)
  }

  mutating func take(_ slots: [Int]) {
    taken.formUnion(slots)
  }
}

/// The days of a week with work, and how the hours of a week fall on them.
///
/// Of a week of `n` quarter hours, the one of rank `k` falls on the working day of rank `k × days ÷ n`, rounded down.
struct WorkingWeek {
  private let monday: Int
  /// Offsets from Monday, in order.
  private let offsets: [Int]

  init(start: Int, days: [Int]) {
    // 1970-01-01 was a Thursday.
    monday = start - Self.modulo(start + 3, 7)
    offsets = days.map { $0 - 1 }.sorted()
  }

  func day(ofSlot slot: Int, capacity: Int) -> Int {
    monday + slot / capacity * 7 + offsets[slot % capacity * offsets.count / capacity]
  }

  /// Slots are counted from the Monday of the first week.
  func firstSlot(onOrAfter day: Int, capacity: Int) -> Int {
    guard day > monday else { return 0 }
    let week = (day - monday) / 7
    let offset = (day - monday) % 7
    let rank = offsets.firstIndex { $0 >= offset } ?? offsets.count
    // Smallest k with k × count ÷ capacity ≥ rank.
    return week * capacity + (rank * capacity + offsets.count - 1) / offsets.count
  }

  /// First day with work from a day on.
  func workingDay(onOrAfter day: Int) -> Int {
    (day..<day + 7).first { offsets.contains(Self.modulo($0 - monday, 7)) } ?? day
  }

  private static func modulo(_ value: Int, _ divisor: Int) -> Int {
    (value % divisor + divisor) % divisor
  }
}
