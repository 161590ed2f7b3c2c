package import LibXML
internal import Knowledge

extension MachineTime {
  /// The duration in words: the slowest limit, then the others.
  package var why: LocalizedText {
    guard let first = limits.first else { return LocalizedText("") }
    let words = [.total(hours), first.words, limits.count > 1 ? .others : nil] + limits.dropFirst().map(\.words)
    let sentences = words.compactMap { $0 }
    return LocalizedText(
      fr: sentences.map(\.fr).joined(separator: " "), en: sentences.map(\.en).joined(separator: " "))
  }
}

extension MachineTime.Limit {
  /// What moves, how fast, and how long that takes.
  fileprivate var words: LocalizedText {
    let measure = isMeasured ? LocalizedText.measure : LocalizedText("")
    let together = atOnce > 1 ? LocalizedText.together(atOnce) : LocalizedText("")
    let amount = isKnown ? unit.words(volume) : .guess(unit.words(volume), known: known > 0 ? unit.words(known) : nil)
    let speed = unit.speed(perHour)
    return LocalizedText(
      fr: "\(title.fr)\u{A0}: \(amount.fr) à \(speed.fr) par heure\(measure.fr)\(together.fr). "
        + "Cela fait \(Numeral.french(hours))\u{A0}h.",
      en: "\(title.en): \(amount.en) at \(speed.en) an hour\(measure.en)\(together.en). "
        + "That makes \(Numeral.english(hours)) h.")
  }
}

extension Route.Rate.Unit {
  fileprivate func words(_ amount: Double) -> LocalizedText {
    let fr = Numeral.french(amount), en = Numeral.english(amount)
    return switch self {
    case .gigabytes: LocalizedText(fr: "\(fr)\u{A0}Go", en: "\(en) GB")
    case .items:
      LocalizedText(fr: fr + (amount < 2 ? " élément" : " éléments"), en: en + (amount == 1 ? " item" : " items"))
    }
  }
}

extension Route.Rate.Unit {
  /// What is counted twice in a sentence is named once.
  fileprivate func speed(_ amount: Double) -> LocalizedText {
    switch self {
    case .gigabytes: words(amount)
    case .items: LocalizedText(fr: Numeral.french(amount), en: Numeral.english(amount))
    }
  }
}

extension LocalizedText {
  fileprivate static let others = LocalizedText(fr: "Les autres limites pèsent moins.", en: "Other limits weigh less.")
  fileprivate static let measure = LocalizedText(fr: " (débit mesuré)", en: " (speed measured)")

  fileprivate static func guess(_ volume: LocalizedText, known: LocalizedText?) -> LocalizedText {
    guard let known else {
      return LocalizedText(fr: "volume inconnu, on suppose \(volume.fr),", en: "volume unknown, assume \(volume.en),")
    }
    return LocalizedText(
      fr: "\(known.fr) connus, on suppose \(volume.fr),", en: "\(known.en) known, assume \(volume.en),")
  }

  fileprivate static func total(_ hours: Double) -> LocalizedText {
    LocalizedText(
      fr: "Les machines travaillent \(Numeral.french(hours))\u{A0}h.",
      en: "Machines work for \(Numeral.english(hours)) h.")
  }

  fileprivate static func together(_ count: Int) -> LocalizedText {
    LocalizedText(fr: ", \(count) comptes à la fois", en: ", \(count) accounts at a time")
  }
}

/// Numbers in words, with three figures where they count.
enum Numeral {
  static func french(_ value: Double) -> String { text(value, point: ",", groups: "\u{202F}") }
  static func english(_ value: Double) -> String { text(value, point: ".", groups: ",") }

  private static func text(_ value: Double, point: String, groups: String) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "?" }
    let decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3
    let scale = [1, 10, 100, 1000][decimals]
    let (whole, rest) = Int((value * Double(scale)).rounded()).quotientAndRemainder(dividingBy: scale)
    var digits = String(String(rest + scale).dropFirst())
    while digits.last == "0" { digits.removeLast() }
    return grouped(whole, groups) + (digits.isEmpty ? "" : point + digits)
  }

  private static func grouped(_ whole: Int, _ separator: String) -> String {
    var digits = String(whole)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return ([digits] + groups).joined(separator: separator)
  }
}
