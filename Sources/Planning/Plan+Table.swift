package import Inventories
internal import Knowledge
package import LibXML

extension Plan {
  /// The plan as lines of text, stage by stage, for a terminal; the inventory says what people are called.
  package func table(in language: Language, _ inventory: Inventory) -> String {
    let blocks = stages.map { stage -> String in
      let tasks = tasks.filter { $0.stage == stage.number }
      let title = "\(stage.number)  \(stage.title[language])"
      return ([title] + tasks.map { "   " + $0.row(in: language, inventory) }).joined(separator: "\n")
    }
    return (blocks + [summary[language]]).joined(separator: "\n\n")
  }

  private var summary: LocalizedText {
    let open = tasks.count { !$0.isDone }
    let hours = Int(self.hours.rounded())
    let tasks = Noun.task.counting(open), time = Noun.hour.counting(hours)
    return LocalizedText(
      fr: "\(tasks.fr) à faire, \(time.fr) en tout, du \(start.words.fr) au \(end.words.fr).",
      en: "\(tasks.en) to do, \(time.en) in all, from \(start.words.en) to \(end.words.en).")
  }
}

extension PlannedTask {
  fileprivate func row(in language: Language, _ inventory: Inventory) -> String {
    let mark = isDone ? "[x]" : "[ ]"
    let names = people.map { inventory.label($0)[language] }
    let nobody = isDone ? "–" : LocalizedText(fr: "à désigner", en: "to be named")[language]
    let who = names.isEmpty ? nobody : names.joined(separator: ", ")
    let time = language == .fr ? Numeral.french(hours) : Numeral.english(hours)
    let row = "\(mark) \(start) → \(end)  \(time)\u{A0}h  \(title[language])  (\(who))  \(id)"
    return ([row] + [pieces?.why, machine?.why].compactMap { $0 }.map { "       " + $0[language] })
      .joined(separator: "\n")
  }
}

extension Noun {
  fileprivate static let task = Noun(fr: ("tâche", "tâches"), en: ("task", "tasks"))
  fileprivate static let hour = Noun(fr: ("heure", "heures"), en: ("hour", "hours"))
}
