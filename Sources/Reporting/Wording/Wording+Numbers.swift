package import LibXML

extension Wording {
  /// `12 345`; `12,345` in English.
  package func number(_ value: Int) -> String {
    var digits = String(value.magnitude)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    let separator = isFrench ? Space.thin : ","
    return (value < 0 ? "−" : "") + ([digits] + groups).joined(separator: separator)
  }

  /// `1 240,5`: that many decimals at most, none when they are zeros; nothing when the value is no number.
  package func number(_ value: Double, decimals: Int = 1) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "" }
    let scale = (0..<max(0, decimals)).reduce(1) { scale, _ in scale * 10 }
    let scaled = Int((value * Double(scale)).rounded())
    let (whole, rest) = abs(scaled).quotientAndRemainder(dividingBy: scale)
    let sign = scaled < 0 ? "−" : ""
    guard rest > 0 else { return sign + number(whole) }
    var digits = String(String(rest + scale).dropFirst())
    while digits.last == "0" { digits.removeLast() }
    return sign + number(whole) + (isFrench ? "," : ".") + digits
  }

  /// `1 240 €`, `12,50 €`; `€1,240`.
  package func euros(_ value: Double) -> String {
    let cents = Int((value * 100).rounded())
    let (whole, rest) = abs(cents).quotientAndRemainder(dividingBy: 100)
    let decimals = rest == 0 ? "" : (isFrench ? "," : ".") + String(String(rest + 100).dropFirst())
    let sign = cents < 0 ? "−" : ""
    return isFrench ? sign + number(whole) + decimals + Space.wide + "€" : sign + "€" + number(whole) + decimals
  }

  /// `45 min`, `1 h 30`, `12 h`; `1 h 30 min` in English.
  package func hours(_ value: Double) -> String {
    guard value.isFinite, value > 0 else { return "0" + Space.wide + "h" }
    let minutes = value >= 8 ? Int(value.rounded()) * 60 : max(5, Int((value * 12).rounded()) * 5)
    let (hours, rest) = minutes.quotientAndRemainder(dividingBy: 60)
    guard hours > 0 else { return "\(rest)" + Space.wide + "min" }
    let whole = number(hours) + Space.wide + "h"
    guard rest > 0 else { return whole }
    let padded = rest < 10 ? "0\(rest)" : "\(rest)"
    return whole + Space.wide + (isFrench ? padded : "\(rest)" + Space.wide + "min")
  }

  /// `34 %` of a per-mille value, never more precise than it is.
  package func percent(perMille: Int) -> String {
    number(Int((Double(perMille) / 10).rounded())) + (isFrench ? Space.wide + "%" : "%")
  }

  /// A number and its noun: `0 jour`, `1 jour`, `2 jours`; in English zero takes the plural.
  package func count(_ value: Int, _ noun: Noun) -> String {
    number(value) + Space.wide + self.noun(noun, for: value)
  }

  /// The same at the start of a sentence, small numbers being written in letters.
  package func spelled(_ value: Int, _ noun: Noun) -> String {
    let letters = isFrench ? Self.frenchNumbers : Self.englishNumbers
    guard letters.indices.contains(value - 1) else { return count(value, noun) }
    return letters[value - 1] + " " + self.noun(noun, for: value)
  }

  // “Un” agrees with a masculine noun; those counted here are.
  private static let frenchNumbers = [
    "Un", "Deux", "Trois", "Quatre", "Cinq", "Six", "Sept", "Huit", "Neuf", "Dix", "Onze", "Douze",
  ]
  private static let englishNumbers = [
    "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten", "Eleven", "Twelve",
  ]

  /// The noun alone, in the number that goes with the value.
  package func noun(_ noun: Noun, for value: Int) -> String {
    self(noun.form(for: value))
  }

  /// `a, b et c`; where an item holds a comma, `a, b ; c ; d`.
  package func enumeration(_ items: [String]) -> String {
    guard !items.contains(where: { $0.contains(", ") }) else {
      return items.joined(separator: isFrench ? Space.thin + "; " : "; ")
    }
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + (isFrench ? " et " : " and ") + last
  }

  /// The first items, then how many more there are.
  package func enumeration(_ items: [String], atMost limit: Int) -> String {
    guard items.count > limit + 1 else { return enumeration(items) }
    let rest = items.count - limit
    let hasCommas = items.prefix(limit).contains { $0.contains(", ") }
    let between = !hasCommas ? ", " : isFrench ? Space.thin + "; " : "; "
    return items.prefix(limit).joined(separator: between)
      + (isFrench ? " et \(number(rest)) autres" : " and \(number(rest)) others")
  }

  /// Text between the quotation marks of the language.
  package func quoted(_ text: String) -> String {
    isFrench ? "«" + Space.thin + text + Space.thin + "»" : "“" + text + "”"
  }

  /// A term, a colon, and what comes after it.
  package func colon(_ term: String) -> String {
    term + (isFrench ? Space.wide + ": " : ": ")
  }
}

extension Noun {
  package static let finding = Noun(fr: ("constat", "constats"), en: ("finding", "findings"))
  package static let task = Noun(fr: ("tâche", "tâches"), en: ("task", "tasks"))
  package static let subject = Noun(fr: ("sujet", "sujets"), en: ("subject", "subjects"))
  package static let person = Noun(fr: ("personne", "personnes"), en: ("person", "people"))
  package static let session = Noun(fr: ("séance", "séances"), en: ("session", "sessions"))
  package static let service = Noun(fr: ("service", "services"), en: ("service", "services"))
  package static let day = Noun(fr: ("jour", "jours"), en: ("day", "days"))
}
