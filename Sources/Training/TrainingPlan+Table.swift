package import Inventories
internal import Knowledge
package import LibXML

extension TrainingPlan {
  /// The sessions as lines of text, for a terminal; the inventory says what people are called.
  package func table(in language: Language, _ inventory: Inventory) -> String {
    let rows = sessions.map { session in
      let hours = language == .fr ? Numeral.french(session.hours) : Numeral.english(session.hours)
      let names = session.participants.map { inventory.label($0.person, count: $0.count)[language] }
      let who = "\(session.headcount)\(language == .fr ? "\u{A0}" : ""): \(names.joined(separator: ", "))"
      return "\(session.date)  \(hours)\u{A0}h  \(session.id)  \(session.module.title[language])  (\(who))"
    }
    return (rows + ["", summary[language]]).joined(separator: "\n")
  }

  private var summary: LocalizedText {
    let count = Noun.session.counting(sessions.count)
    return LocalizedText(
      fr: "\(count.fr), \(Numeral.french(sessionHours))\u{A0}h d’animation, "
        + "\(Numeral.french(traineeHours))\u{A0}h d’apprentissage toutes personnes réunies.",
      en: "\(count.en), \(Numeral.english(sessionHours))\u{A0}h of training given, "
        + "\(Numeral.english(traineeHours))\u{A0}h of learning for all people together.")
  }
}

extension Noun {
  fileprivate static let session = Noun(fr: ("séance", "séances"), en: ("session", "sessions"))
}
