/// Widths of text without a font at hand: those of the widest sans serif in use, so that no label is ever clipped.
package enum TextMeasure {
  /// Width of one line of text, in the unit of `size`.
  package static func width(of text: String, size: Double, isBold: Bool = false) -> Double {
    let thousandths = text.unicodeScalars.reduce(0) { $0 + advance(of: $1) }
    return Double(thousandths) / 1000 * size * (isBold ? 1.14 : 1)
  }

  /// Breaks a text at its spaces into lines of that width at most; the last one ends with “…” when words are left out.
  package static func lines(
    of text: String, size: Double, isBold: Bool = false, width: Double, atMost count: Int
  ) -> [String] {
    var lines: [String] = []
    var words = text.split(separator: " ").map(String.init)
    while !words.isEmpty, lines.count < count {
      lines.append(line(from: &words, size: size, isBold: isBold, width: width))
    }
    guard !words.isEmpty, let last = lines.popLast() else { return lines }
    return lines + [shortened(last + " " + words[0], size: size, isBold: isBold, width: width, isCut: true)]
  }

  private static func line(from words: inout [String], size: Double, isBold: Bool, width: Double) -> String {
    var line = words.removeFirst()
    while let next = words.first, self.width(of: line + " " + next, size: size, isBold: isBold) <= width {
      line += " " + words.removeFirst()
    }
    return shortened(line, size: size, isBold: isBold, width: width, isCut: false)
  }

  private static func shortened(_ text: String, size: Double, isBold: Bool, width: Double, isCut: Bool) -> String {
    if !isCut, self.width(of: text, size: size, isBold: isBold) <= width { return text }
    var kept = text
    while !kept.isEmpty, self.width(of: kept + "…", size: size, isBold: isBold) > width { kept.removeLast() }
    while kept.last == " " { kept.removeLast() }
    return kept + "…"
  }

  // Thousandths of the size, for U+0020 to U+007E.
  private static let ascii: [Int] = [
    318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361, 318, 337,
    636, 636, 636, 636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531,
    1000, 684, 686, 698, 770, 632, 575, 775, 752, 295, 295, 656, 557, 863, 748, 787,
    603, 787, 695, 635, 611, 732, 684, 989, 685, 611, 685, 390, 337, 390, 838, 500,
    500, 613, 635, 550, 635, 615, 352, 635, 634, 278, 278, 579, 278, 974, 634, 612,
    635, 635, 411, 521, 392, 634, 592, 818, 592, 592, 525, 636, 337, 636, 838,
  ]

  private static func advance(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20...0x7E: ascii[Int(scalar.value) - 0x20]
    case 0xA0, 0x202F, 0xB7, 0x2019: 318
    case 0x300...0x36F, 0x200B...0x200D, 0x2060: 0
    case 0xC0...0xC5, 0xC8...0xCF, 0xD1...0xD6, 0xD9...0xDD: 790
    case 0xE0...0xE5, 0xE7...0xEB, 0xEC...0xEF, 0xF1...0xF6, 0xF9...0xFF: 640
    case 0x80...0x24F: 1000
    case 0x370...0x52F: 900
    case 0x2013, 0x2018, 0x201C...0x201E, 0xAB, 0xBB: 650
    case 0x2000...0x2E7F: 1000
    default: scalar.value > 0xFFFF ? 1400 : 1100
    }
  }
}
