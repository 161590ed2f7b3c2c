package import LibXML

extension Day {
  /// `3 mars 2026`, `1ᵉʳ mars 2026`; `3 March 2026`.
  package func words(in language: Language) -> String {
    let number = language == .fr && day == 1 ? "1ᵉʳ" : String(day)
    return [number, Self.month(month, in: language), String(year)].joined(separator: "\u{A0}")
  }

  /// The day in words, in every language.
  package var words: LocalizedText { LocalizedText(fr: words(in: .fr), en: words(in: .en)) }

  /// The name of a month, 1 to 12.
  package static func month(_ number: Int, in language: Language) -> String {
    let names = language == .fr ? frenchMonths : englishMonths
    return names.indices.contains(number - 1) ? names[number - 1] : ""
  }

  private static let frenchMonths = [
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
  ]
  private static let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
}

extension Period {
  /// A duration written as `P1Y6M`, in words: `1 an et 6 mois`; nil when it is none.
  package static func words(_ text: String) -> LocalizedText? {
    guard Period(text) != nil else { return nil }
    var parts: [LocalizedText] = []
    var digits = ""
    var isTime = false
    for character in text.dropFirst() {
      if character == "T" {
        isTime = true
      } else if character.isNumber {
        digits.append(character)
      } else if let noun = noun(character, isTime: isTime), let count = Int(digits) {
        parts.append(noun.counting(count))
        digits = ""
      }
    }
    return LocalizedText(
      fr: parts.map(\.fr).joined(separator: " et "), en: parts.map(\.en).joined(separator: " and "))
  }

  private static func noun(_ unit: Character, isTime: Bool) -> Noun? {
    switch unit {
    case "Y": Noun(fr: ("an", "ans"), en: ("year", "years"))
    case "M" where isTime: Noun(fr: ("minute", "minutes"), en: ("minute", "minutes"))
    case "M": Noun(fr: ("mois", "mois"), en: ("month", "months"))
    case "W": Noun(fr: ("semaine", "semaines"), en: ("week", "weeks"))
    case "D": Noun(fr: ("jour", "jours"), en: ("day", "days"))
    case "H": Noun(fr: ("heure", "heures"), en: ("hour", "hours"))
    default: nil
    }
  }
}
