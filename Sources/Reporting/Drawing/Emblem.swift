/// The mark at the head of a report: a track that climbs in nine steps, as a plan does.
enum Emblem {
  static let drawing = Drawing(width: 196, height: 56, shapes: path + stones)

  // Drawn by hand: a slow start, a bend, a climb, a last stone higher than the others.
  private static let points = [
    Point(8, 46), Point(31, 48), Point(54, 44), Point(76, 35), Point(98, 29), Point(121, 30), Point(144, 25),
    Point(166, 15), Point(187, 9),
  ]

  private static let path: [Shape] = zip(points, points.dropFirst()).map { from, to in
    .line(from, to, .edge, width: 1.5, isDashed: true)
  }

  private static let stones: [Shape] = points.enumerated().map { index, point in
    let radius = index == points.count - 1 ? 6.0 : 3.5
    let box = Box(x: point.x - radius, y: point.y - radius, width: 2 * radius, height: 2 * radius)
    return .rectangle(box, radius: radius, .solid(.accent))
  }
}
