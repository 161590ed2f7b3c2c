/// A flat drawing made of a few kinds of shapes; its colours are names, so that every page theme can give its own.
package struct Drawing: Sendable, Hashable {
  package var width: Double
  package var height: Double
  package var shapes: [Shape]

  package init(width: Double, height: Double, shapes: [Shape] = []) {
    self.width = width
    self.height = height
    self.shapes = shapes
  }

  var hasLabels: Bool {
    shapes.contains { if case .label = $0 { true } else { false } }
  }
}

/// A rectangle; y grows downwards.
package struct Box: Sendable, Hashable {
  package var x: Double
  package var y: Double
  package var width: Double
  package var height: Double

  package init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  package var right: Double { x + width }
  package var bottom: Double { y + height }
}

/// A point of a drawing.
package struct Point: Sendable, Hashable {
  package var x: Double
  package var y: Double

  package init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// How an area is painted.
package enum Fill: Sendable, Hashable {
  case solid(Paint)
  /// Slanted lines inside an outline: something that is not sure, or not much.
  case hatched(Paint)
  case outlined(Paint)
}

/// One line of text; `x`, `y` is the start, the middle or the end of its base line.
package struct Label: Sendable, Hashable {
  /// Which point of the line is given.
  package enum Anchor: String, Sendable {
    case start, middle, end
  }

  package var text: String
  package var at: Point
  package var size: Double
  package var anchor: Anchor
  package var isBold: Bool
  package var paint: Paint

  package init(
    _ text: String, at: Point, size: Double = 12, anchor: Anchor = .start, isBold: Bool = false, paint: Paint = .ink
  ) {
    self.text = text
    self.at = at
    self.size = size
    self.anchor = anchor
    self.isBold = isBold
    self.paint = paint
  }

  /// The area that the text takes in the widest of the usual fonts.
  package var box: Box {
    let width = TextMeasure.width(of: text, size: size, isBold: isBold)
    let x =
      switch anchor {
      case .start: at.x
      case .middle: at.x - width / 2
      case .end: at.x - width
      }
    return Box(x: x, y: at.y - size, width: width, height: size * 1.25)
  }
}

/// A piece of a drawing.
package enum Shape: Sendable, Hashable {
  case rectangle(Box, radius: Double = 0, Fill)
  case polygon([Point], Fill)
  case line(Point, Point, Paint, width: Double = 1, isDashed: Bool = false)
  case label(Label)
}
