/// The part that a colour plays.
package enum Paint: String, Sendable, CaseIterable {
  /// Ground of the page, and of what stands out on it.
  case paper, panel
  /// Words, and words of less weight.
  case ink, muted
  /// Thin rules that may be missed, and edges that may not.
  case rule, edge
  case accent, good, caution, bad, unknown
  /// Grounds of words of the same tone.
  case accentGround, goodGround, cautionGround, badGround, unknownGround
}

/// The colours of one theme, as `#rrggbb`.
package enum Palette: Sendable, CaseIterable {
  case light, dark, print

  package subscript(paint: Paint) -> String {
    switch self {
    case .light: Self.light(paint)
    case .dark: Self.dark(paint)
    case .print: paint == .paper ? "#ffffff" : paint == .panel ? "#f5f3ed" : Self.light(paint)
    }
  }

  private static func light(_ paint: Paint) -> String {
    switch paint {
    case .paper: "#fdfcf9"
    case .panel: "#f4f1e9"
    case .ink: "#1c2826"
    case .muted: "#55605b"
    case .rule: "#ddd8cb"
    case .edge: "#7f8780"
    case .accent: "#1d5b4c"
    case .good: "#1a6640"
    case .caution: "#7d4f00"
    case .bad: "#a12f19"
    case .unknown: "#475572"
    case .accentGround: "#e2efe9"
    case .goodGround: "#e1f0e5"
    case .cautionGround: "#f8ebcf"
    case .badGround: "#fae4dd"
    case .unknownGround: "#e7eaf2"
    }
  }

  private static func dark(_ paint: Paint) -> String {
    switch paint {
    case .paper: "#141a19"
    case .panel: "#1d2524"
    case .ink: "#e8ece6"
    case .muted: "#aab5af"
    case .rule: "#36413f"
    case .edge: "#83918c"
    case .accent: "#83d1b7"
    case .good: "#83d39d"
    case .caution: "#f0c45a"
    case .bad: "#ffa58a"
    case .unknown: "#b7c4de"
    case .accentGround: "#18362e"
    case .goodGround: "#173524"
    case .cautionGround: "#3a2f12"
    case .badGround: "#44231b"
    case .unknownGround: "#2a3244"
    }
  }
}

extension Palette {
  /// Every pair of a word on its ground.
  package static let textPairs: [(word: Paint, ground: Paint)] = [
    (.ink, .paper), (.ink, .panel), (.muted, .paper), (.muted, .panel), (.accent, .paper), (.accent, .panel),
    (.ink, .accentGround), (.ink, .badGround), (.ink, .cautionGround), (.ink, .unknownGround), (.ink, .goodGround),
    (.muted, .accentGround), (.accent, .accentGround),
    (.good, .paper), (.good, .panel), (.good, .goodGround), (.caution, .paper), (.caution, .panel),
    (.caution, .cautionGround), (.bad, .paper), (.bad, .panel), (.bad, .badGround), (.unknown, .paper),
    (.unknown, .panel), (.unknown, .unknownGround),
  ]

  /// Every pair of a shape on its ground.
  package static let graphicPairs: [(shape: Paint, ground: Paint)] = [
    (.edge, .paper), (.edge, .panel), (.accent, .paper), (.good, .paper), (.caution, .paper), (.bad, .paper),
    (.unknown, .paper), (.muted, .paper), (.accent, .panel), (.bad, .panel), (.good, .panel), (.caution, .panel),
  ]
}

/// Contrast of two colours by the rule of WCAG 2: 1 (none) to 21.
package enum Contrast {
  /// The ratio; nil when one of them is not `#rrggbb`.
  package static func ratio(_ first: String, _ second: String) -> Double? {
    guard let one = luminance(first), let two = luminance(second) else { return nil }
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }

  private static func luminance(_ colour: String) -> Double? {
    guard colour.count == 7, colour.hasPrefix("#"), let value = Int(colour.dropFirst(), radix: 16) else { return nil }
    let parts = [value >> 16 & 255, value >> 8 & 255, value & 255].map { linear(Double($0) / 255) }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  private static func linear(_ part: Double) -> Double {
    part <= 0.04045 ? part / 12.92 : power((part + 0.055) / 1.055)
  }

  // x to the 2.4: fifth root of the twelfth power, by Newton's method, so that no mathematics library is needed.
  private static func power(_ base: Double) -> Double {
    let square = base * base
    let fourth = square * square
    let twelfth = fourth * fourth * fourth
    var root = 1.0
    for _ in 0..<60 {
      let rootFourth = root * root * root * root
      root -= (rootFourth * root - twelfth) / (5 * rootFourth)
    }
    return root
  }
}
