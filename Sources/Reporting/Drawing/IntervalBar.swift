package import Assessing

/// Draws what a score is sure of, and what it may yet be.
package enum IntervalBar {
  /// A bar of 0 to 1000: full up to the low bound, hatched up to the high one; empty when nothing is known.
  package static func drawing(
    _ interval: Interval?, paint: Paint = .accent, width: Double = 120, height: Double = 12
  ) -> Drawing {
    let inner = Box(x: 0.5, y: 0.5, width: width - 1, height: height - 1)
    guard let interval else {
      return Drawing(width: width, height: height, shapes: [.rectangle(inner, .hatched(.edge))])
    }
    let low = place(interval.low, in: inner)
    let high = place(max(interval.high, interval.low), in: inner)
    var shapes: [Shape] = [.rectangle(inner, .outlined(.edge))]
    if high > low {
      shapes.append(
        .rectangle(Box(x: inner.x + low, y: inner.y, width: high - low, height: inner.height), .hatched(paint)))
    }
    if low > 0 {
      shapes.append(.rectangle(Box(x: inner.x, y: inner.y, width: low, height: inner.height), .solid(paint)))
    }
    return Drawing(width: width, height: height, shapes: shapes)
  }

  private static func place(_ perMille: Int, in box: Box) -> Double {
    Double(min(max(perMille, 0), 1000)) / 1000 * box.width
  }
}
