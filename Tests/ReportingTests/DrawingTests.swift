import Assessing
import Inventories
import LibXML
import Reporting
import Testing

private let start = Day(number: 20_468)

private func labels(of drawing: Drawing) -> [Label] {
  drawing.shapes.compactMap { if case .label(let label) = $0 { label } else { nil } }
}

private func boxes(of drawing: Drawing) -> [Box] {
  drawing.shapes.compactMap { if case .rectangle(let box, _, _) = $0 { box } else { nil } }
}

private func chart(days: Int, title: String, rows: Int = 5) -> Drawing {
  let kinds: [GanttRow.Kind] = [.stage, .task, .milestone, .done]
  let lines = (0..<rows).map { index in
    let day = start.adding(days * index / rows)
    return GanttRow(label: title, start: day, end: day.adding(days / rows), kind: kinds[index % kinds.count])
  }
  return GanttChart(lines, words: Wording(.fr)).drawing
}

@Test(
  arguments: [0, 1, 20, 90, 400, 4000],
  [
    "Court", "Wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww",
    "Sortir d’abord les données sensibles de ce service", "",
  ])
func ganttKeepsEverythingInside(days: Int, title: String) {
  let drawing = chart(days: days, title: title)
  for box in labels(of: drawing).map(\.box) + boxes(of: drawing) {
    #expect(box.x >= 0 && box.y >= 0, "\(box)")
    #expect(box.right <= drawing.width && box.bottom <= drawing.height, "\(box) in \(drawing.width)")
    #expect(box.width.isFinite && box.width >= 0)
  }
}

@Test func ganttLabelsDoNotRunIntoTheBars() {
  let drawing = chart(days: 90, title: "Prévenir chaque personne, une par une, avant le déménagement des fichiers")
  let left = boxes(of: drawing).map(\.x).min() ?? 0
  let axisEnd = 30.0
  for label in labels(of: drawing) where label.at.y > axisEnd {
    #expect(label.box.right <= left)
  }
}

@Test func aDayNeverVanishesFromALongPlan() {
  #expect(boxes(of: chart(days: 4000, title: "x", rows: 40)).allSatisfy { $0.width >= 4 })
}

@Test func monthsDoNotOverlap() {
  let axis = labels(of: chart(days: 1200, title: "x")).filter { $0.size == 11 }.map(\.box)
  #expect(axis.count > 2)
  for (left, right) in zip(axis, axis.dropFirst()) { #expect(left.right <= right.x) }
}

@Test func barsShowWhatIsSureAndWhatIsNot() {
  let shapes = IntervalBar.drawing(Interval(low: 300, high: 600), width: 101).shapes
  let expected: [Shape] = [
    .rectangle(Box(x: 0.5, y: 0.5, width: 100, height: 11), .outlined(.edge)),
    .rectangle(Box(x: 30.5, y: 0.5, width: 30, height: 11), .hatched(.accent)),
    .rectangle(Box(x: 0.5, y: 0.5, width: 30, height: 11), .solid(.accent)),
  ]
  #expect(shapes == expected)
  #expect(IntervalBar.drawing(nil).shapes.count == 1)
  #expect(IntervalBar.drawing(Interval(low: 0, high: 0)).shapes.count == 1)
}

@Test func svgNeedsNoStyleSheet() {
  let drawing = Drawing(
    width: 20, height: 10,
    shapes: [
      .rectangle(Box(x: 0, y: 0, width: 8, height: 4), .hatched(.bad)),
      .label(Label("a < b & \"c\"", at: Point(1, 9.25), paint: .muted)),
    ])
  let svg = SVGWriter().figure(drawing, id: "f", title: "<t>", description: "d")
  #expect(svg.contains("fill=\"#55605b\""))
  #expect(svg.contains("a &lt; b &amp; &quot;c&quot;") || svg.contains("a &lt; b &amp; \"c\""))
  #expect(svg.contains("<title id=\"f-t\">&lt;t&gt;</title>"))
  #expect(!svg.contains("style="))
  #expect(svg.contains("y=\"9.3\""))
}

@Test func textIsMeasuredGenerouslyAndBroken() {
  #expect(TextMeasure.width(of: "", size: 12) == 0)
  #expect(TextMeasure.width(of: "MM", size: 10) > TextMeasure.width(of: "ii", size: 10))
  let lines = TextMeasure.lines(of: "un deux trois quatre cinq six", size: 10, width: 60, atMost: 2)
  #expect(lines.count == 2)
  #expect(lines.last?.hasSuffix("…") == true)
  #expect(lines.allSatisfy { TextMeasure.width(of: $0, size: 10) <= 60 })
}
