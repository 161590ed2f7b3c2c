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
      // 1,5 takes the singular in French, and nothing but 1 does in English.
      LocalizedText(
        fr: "\(fr) \(Noun.item.form(for: Int(amount)).fr)",
        en: "\(en) \(Noun.item.form(for: Int(amount.rounded(.up))).en)")
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

extension Noun {
  fileprivate static let item = Noun(fr: ("élément", "éléments"), en: ("item", "items"))
}
