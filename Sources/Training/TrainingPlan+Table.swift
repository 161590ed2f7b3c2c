internal import Inventories
internal import Knowledge
package import LibXML

extension TrainingPlan {
  /// The sessions as lines of text, for a terminal.
  package func table(in language: Language) -> String {
    let rows = sessions.map { session in
      let hours = JSON.number(session.hours).text
      let names = session.participants.map(\.name).joined(separator: ", ")
      let title = session.module.title[language]
      return "\(session.date)  \(hours) h  \(session.id)  \(title)  (\(session.headcount)\u{A0}: \(names))"
    }
    return (rows + ["", summary[language]]).joined(separator: "\n")
  }

  private var summary: LocalizedText {
    let hours = JSON.number(sessionHours).text, trainees = JSON.number(traineeHours).text
    return LocalizedText(
      fr: "\(sessions.count) séances, \(hours) heures d’animation, \(trainees) heures de stagiaires.",
      en: "\(sessions.count) sessions, \(hours) hours of trainers, \(trainees) hours of trainees.")
  }
}
