package import Inventories
package import LibXML

/// Writes dates, numbers and counts as a careful editor of one language does.
package struct Wording: Sendable {
  package let language: Language

  package init(_ language: Language) {
    self.language = language
  }

  package func callAsFunction(_ text: LocalizedText) -> String {
    text[language]
  }

  var isFrench: Bool { language == .fr }
}

/// Spaces that never break a line.
package enum Space {
  /// Before a colon, a unit, a per cent sign.
  package static let wide = "\u{A0}"
  /// Before `;`, `!` and `?`, inside quotation marks, between thousands.
  package static let thin = "\u{202F}"
}

extension Wording {
  /// `3 mars 2026`, `1ᵉʳ mars 2026`; `3 March 2026`.
  package func date(_ day: Day) -> String {
    day.words(in: language)
  }

  /// `3 mars`, without the year.
  package func dayAndMonth(_ day: Day) -> String {
    (isFrench && day.day == 1 ? "1ᵉʳ" : String(day.day)) + Space.wide + month(day.month)
  }

  /// `mars 2026`.
  package func monthAndYear(_ day: Day) -> String {
    month(day.month) + Space.wide + String(day.year)
  }

  /// `du 3 au 12 mars 2026`; what both days share is said once.
  package func period(_ start: Day, _ end: Day) -> String {
    guard start != end else { return (isFrench ? "le " : "on ") + date(end) }
    let first =
      start.year != end.year
      ? date(start)
      : start.month != end.month ? dayAndMonth(start) : isFrench && start.day == 1 ? "1ᵉʳ" : "\(start.day)"
    return isFrench ? "du \(first) au \(date(end))" : "from \(first) to \(date(end))"
  }

  /// The name of a month, 1 to 12.
  package func month(_ number: Int) -> String {
    Day.month(number, in: language)
  }

  /// The name of a month in a narrow place.
  package func shortMonth(_ number: Int) -> String {
    guard isFrench else { return String(month(number).prefix(3)) }
    return Self.shortFrenchMonths.indices.contains(number - 1) ? Self.shortFrenchMonths[number - 1] : ""
  }

  private static let shortFrenchMonths = [
    "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc.",
  ]
}
