package import Inventories

/// One line of a calendar of work.
package struct GanttRow: Sendable, Hashable {
  /// How a line is drawn.
  package enum Kind: Sendable, Hashable {
    case stage, task, milestone, done
  }

  package var label: String
  package var start: Day
  package var end: Day
  package var kind: Kind

  package init(label: String, start: Day, end: Day, kind: Kind) {
    self.label = label
    self.start = start
    self.end = max(start, end)
    self.kind = kind
  }
}

/// Draws what happens when: one line a stage or a task, months at the top.
package struct GanttChart {
  private let rows: [GanttRow]
  private let words: Wording
  private let span: (start: Day, end: Day)
  private let plot: Box

  private static let width = 760.0
  private static let labelWidth = 268.0
  private static let top = 26.0
  private static let lineHeight = 15.0
  private static let size = 12.0

  /// Prepares a chart whose calendar covers all rows, or a longer span.
  package init(_ rows: [GanttRow], from: Day? = nil, to: Day? = nil, words: Wording) {
    self.rows = rows
    self.words = words
    let starts = rows.map(\.start) + [from].compactMap { $0 }
    let ends = rows.map(\.end) + [to].compactMap { $0 }
    let start = starts.min() ?? Day(number: 0)
    span = (start, max(ends.max() ?? start, start.adding(13)))
    let left = Self.labelWidth + 12
    plot = Box(x: left, y: Self.top, width: Self.width - left - 8, height: 0)
  }

  package var drawing: Drawing {
    let places = placed
    let height = (places.last?.box.bottom ?? Self.top) + 6
    var shapes = axis(height: height - 4)
    for place in places { shapes += draw(place) }
    return Drawing(width: Self.width, height: height, shapes: shapes)
  }

  private struct Place {
    let row: GanttRow
    let lines: [String]
    let box: Box
  }

  private var placed: [Place] {
    var y = Self.top + 4
    return rows.map { row in
      let lines = TextMeasure.lines(
        of: row.label, size: Self.size, isBold: row.kind == .stage, width: Self.labelWidth - 3, atMost: 2)
      let height = Double(max(1, lines.count)) * Self.lineHeight + 7
      defer { y += height }
      return Place(row: row, lines: lines, box: Box(x: 0, y: y, width: Self.width, height: height))
    }
  }

  private func draw(_ place: Place) -> [Shape] {
    let isBold = place.row.kind == .stage
    let labels = place.lines.enumerated().map { index, line in
      Shape.label(
        Label(
          line, at: Point(3, place.box.y + 15 + Double(index) * Self.lineHeight), size: Self.size, isBold: isBold))
    }
    return labels + [bar(place)]
  }

  private func bar(_ place: Place) -> Shape {
    let (from, to) = (x(place.row.start), x(place.row.end.adding(1)))
    let middle = place.box.y + 11
    switch place.row.kind {
    case .milestone:
      let centre = min(max(from + 6, plot.x + 6), plot.right - 6)
      let points = [
        Point(centre, middle - 6), Point(centre + 6, middle), Point(centre, middle + 6), Point(centre - 6, middle),
      ]
      return .polygon(points, .solid(.caution))
    case .stage: return .rectangle(box(from, to, middle, height: 8), .solid(.muted))
    case .task: return .rectangle(box(from, to, middle, height: 11), radius: 2, .solid(.accent))
    case .done: return .rectangle(box(from, to, middle, height: 11), .hatched(.accent))
    }
  }

  /// At least four units wide, so that a day never vanishes.
  private func box(_ from: Double, _ to: Double, _ middle: Double, height: Double) -> Box {
    let width = max(4, to - from)
    return Box(x: min(from, plot.right - width), y: middle - height / 2, width: width, height: height)
  }

  private func x(_ day: Day) -> Double {
    let share = Double(day - span.start) / Double(span.end - span.start + 1)
    return plot.x + min(max(share, 0), 1) * plot.width
  }
}

extension GanttChart {
  /// Names of months, as many as there is room for, with a line at each first day.
  private func axis(height: Double) -> [Shape] {
    var lines: [Shape] = [
      .line(Point(plot.x, Self.top), Point(plot.right, Self.top), .edge)
    ]
    var labels: [Shape] = []
    var free = plot.x - 1
    for day in ticks {
      let place = x(day)
      lines.append(.line(Point(place, Self.top - 4), Point(place, height), .rule))
      let label = Label(name(of: day), at: Point(place + 3, Self.top - 9), size: 11, paint: .muted)
      guard label.at.x >= free, label.box.right <= Self.width - 2 else { continue }
      labels.append(.label(label))
      free = label.box.right + 6
    }
    return lines + labels
  }

  private var ticks: [Day] {
    var days = [span.start]
    var (year, month) = (span.start.year, span.start.month)
    while let day = next(&year, &month), day <= span.end {
      if day - span.start >= 3 { days.append(day) }
    }
    return days
  }

  private func next(_ year: inout Int, _ month: inout Int) -> Day? {
    month += 1
    if month > 12 { (year, month) = (year + 1, 1) }
    return Day(year: year, month: month, day: 1)
  }

  private func name(of day: Day) -> String {
    let isFirst = day == span.start
    let month = words.shortMonth(day.month)
    return isFirst || day.month == 1 ? month + " " + String(day.year) : month
  }
}
