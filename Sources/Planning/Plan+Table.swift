internal import Inventories
internal import Knowledge
package import LibXML

extension Plan {
  /// The plan as lines of text, stage by stage, for a terminal.
  package func table(in language: Language) -> String {
    let blocks = stages.map { stage -> String in
      let tasks = tasks.filter { $0.stage == stage.number }
      let title = "\(stage.number)  \(stage.title[language])"
      return ([title] + tasks.map { "   " + $0.row(in: language) }).joined(separator: "\n")
    }
    return (blocks + [summary[language]]).joined(separator: "\n\n")
  }

  private var summary: LocalizedText {
    let open = tasks.count { !$0.isDone }
    let hours = Int(tasks.filter { !$0.isDone }.reduce(0) { $0 + $1.hours }.rounded(.up))
    return LocalizedText(
      fr: "\(open) tâches à faire, \(hours) heures en tout, du \(start) au \(end).",
      en: "\(open) tasks to do, \(hours) hours in all, from \(start) to \(end).")
  }
}

extension PlannedTask {
  fileprivate func row(in language: Language) -> String {
    let mark = isDone ? "[x]" : "[ ]"
    let who = people.isEmpty ? "?" : people.joined(separator: ", ")
    let row = "\(mark) \(start) → \(end)  \(JSON.number(hours).text) h  \(title[language])  (\(who))  \(id)"
    return ([row] + [pieces?.why, machine?.why].compactMap { $0 }.map { "       " + $0[language] })
      .joined(separator: "\n")
  }
}
