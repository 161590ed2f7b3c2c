/// Writes a drawing as SVG that needs no style sheet: every colour, font and size is an attribute.
///
/// Classes name the colours again, so that a page can change them for the dark or for forced colours.
package struct SVGWriter {
  package var palette: Palette

  package init(palette: Palette = .light) {
    self.palette = palette
  }

  /// A drawing that stands alone, named by ids that the caller has made unique.
  package func figure(_ drawing: Drawing, id: String, title: String, description: String) -> String {
    let names =
      "<title id=\"\(id)-t\">\(Markup.escape(title))</title>"
      + "<desc id=\"\(id)-d\">\(Markup.escape(description))</desc>"
    let role = "role=\"img\" aria-labelledby=\"\(id)-t\" aria-describedby=\"\(id)-d\""
    return svg(drawing, attributes: role, content: names + body(drawing))
  }

  /// A drawing that repeats the words beside it, hidden from those who hear the page.
  package func ornament(_ drawing: Drawing) -> String {
    svg(drawing, attributes: "aria-hidden=\"true\" focusable=\"false\"", content: body(drawing))
  }

  private func svg(_ drawing: Drawing, attributes: String, content: String) -> String {
    let (width, height) = (number(drawing.width), number(drawing.height))
    let letters = drawing.hasLabels ? " " + Self.letters + paint(.solid(.ink)) : ""
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(width) \(height)\" width=\"\(width)\" "
      + "height=\"\(height)\" \(attributes)\(letters)>\(content)</svg>"
  }

  // Said once for the drawing: a calendar has hundreds of labels.
  private static let letters = "font-family=\"Liberation Sans, Arial, Helvetica, sans-serif\" font-size=\"12\""

  /// The shapes in their order; lines that follow one another and look the same are one path.
  private func body(_ drawing: Drawing) -> String {
    var text = ""
    var path: (data: String, look: String)?
    func finish() {
      if let path { text += "<path d=\"\(path.data)\"\(path.look)/>" }
      path = nil
    }
    for shape in drawing.shapes {
      guard case .line(let from, let to, let paint, let width, let isDashed) = shape else {
        finish()
        text += element(shape)
        continue
      }
      let look = stroke(paint, width) + (isDashed ? " stroke-dasharray=\"3 3\"" : "")
      if path?.look != look { finish() }
      path = ((path?.data ?? "") + line(from, to), look)
    }
    finish()
    return text
  }

  private func line(_ from: Point, _ to: Point) -> String {
    "M\(number(from.x)) \(number(from.y))L\(number(to.x)) \(number(to.y))"
  }

  private func element(_ shape: Shape) -> String {
    switch shape {
    case .rectangle(let box, let radius, let fill): rectangle(box, radius, fill)
    case .polygon(let points, let fill):
      "<polygon points=\"\(points.map { "\(number($0.x)),\(number($0.y))" }.joined(separator: " "))\""
        + "\(paint(fill))/>"
    case .line: ""  // Written in runs by `body`.
    case .label(let label): text(label)
    }
  }

  private func rectangle(_ box: Box, _ radius: Double, _ fill: Fill) -> String {
    let corner = radius > 0 ? " rx=\"\(number(radius))\"" : ""
    let place =
      "x=\"\(number(box.x))\" y=\"\(number(box.y))\" width=\"\(number(box.width))\""
      + " height=\"\(number(box.height))\""
    let area = "<rect \(place)\(corner)\(paint(fill))/>"
    guard case .hatched(let colour) = fill else { return area }
    return area + hatching(of: box, colour)
  }

  private func paint(_ fill: Fill) -> String {
    switch fill {
    case .solid(let paint): " fill=\"\(palette[paint])\" class=\"f-\(paint.rawValue)\""
    case .hatched(let paint), .outlined(let paint):
      " fill=\"\(palette[.paper])\" stroke=\"\(palette[paint])\" stroke-width=\"1\""
        + " class=\"f-paper s-\(paint.rawValue)\""
    }
  }

  private func stroke(_ paint: Paint, _ width: Double) -> String {
    " fill=\"none\" stroke=\"\(palette[paint])\" stroke-width=\"\(number(width))\" class=\"s-\(paint.rawValue)\""
  }

  // Lines are cut to the box by hand: a pattern would need an id, unique in the page.
  private func hatching(of box: Box, _ paint: Paint) -> String {
    let step = 4.0
    var path = ""
    var offset = step
    while offset < box.width + box.height {
      let from = Point(box.x + max(0, offset - box.height), box.y + min(offset, box.height))
      let to = Point(box.x + min(offset, box.width), box.y + max(0, offset - box.width))
      path += "M\(number(from.x)) \(number(from.y))L\(number(to.x)) \(number(to.y))"
      offset += step
    }
    return path.isEmpty ? "" : "<path d=\"\(path)\"\(stroke(paint, 1))/>"
  }

  private func text(_ label: Label) -> String {
    let anchor = label.anchor == .start ? "" : " text-anchor=\"\(label.anchor.rawValue)\""
    let size = label.size == 12 ? "" : " font-size=\"\(number(label.size))\""
    let colour = label.paint == .ink ? "" : paint(.solid(label.paint))
    return "<text x=\"\(number(label.at.x))\" y=\"\(number(label.at.y))\"\(size)"
      + "\(label.isBold ? " font-weight=\"700\"" : "")\(anchor)\(colour)>\(Markup.escape(label.text))</text>"
  }

  /// One decimal at most, never an exponent, never `-0`.
  private func number(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let tenths = Int((value * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let (whole, rest) = abs(tenths).quotientAndRemainder(dividingBy: 10)
    return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
  }
}
