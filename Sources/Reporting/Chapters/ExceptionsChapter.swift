import Assessing
import Inventories
import Knowledge
import LibXML

/// What the association keeps on purpose, why, and until when.
struct ExceptionsChapter {
  private let input: ReportInput
  private let words: Wording

  init(_ input: ReportInput) {
    self.input = input
    words = input.words
  }

  /// nil when there is no exception.
  var section: Section? {
    let exceptions = input.inventory.exceptions
    guard !exceptions.isEmpty else { return nil }
    let table = Table(
      caption: words(Texts.title), isCaptionHidden: true,
      columns: [
        .init(words(Texts.about)), .init(words(Texts.criterion)), .init(words(Texts.reason)),
        .init(words(Texts.until), .date),
      ],
      rows: alike(exceptions).map(row))
    return Section(
      id: "exceptions", title: words(Texts.title),
      blocks: [.paragraph([.text(words(Texts.introduction))]), .table(table)])
  }

  /// Exceptions of one subject with one reason and one end are one choice.
  private func alike(_ exceptions: [JustifiedException]) -> [[JustifiedException]] {
    var groups: [[JustifiedException]] = []
    for exception in exceptions {
      let place = groups.firstIndex { group in
        group.allSatisfy {
          $0.about == exception.about && $0.reason == exception.reason && $0.until == exception.until
        }
      }
      if let place { groups[place].append(exception) } else { groups.append([exception]) }
    }
    return groups
  }

  private func row(_ exceptions: [JustifiedException]) -> Table.Row {
    guard let exception = exceptions.first else { return Table.Row([]) }
    let titles = exceptions.map { exception in
      Inline.text(input.catalogue.criterion(exception.criterion).map { words($0.title) } ?? exception.criterion)
    }
    return Table.Row([
      [.text(words(input.inventory.label(exception.about)))],
      Array(titles.map { [$0] }.joined(separator: [.lineBreak])), [.text(exception.reason)], until(exception),
    ])
  }

  private func until(_ exception: JustifiedException) -> [Inline] {
    guard let day = exception.until else { return [.badge(words(Texts.noEnd), .caution)] }
    let date = Inline.text(words.date(day))
    return day < input.assessment.date ? [date, .text(" "), .badge(words(Texts.past), .bad)] : [date]
  }
}

private enum Texts {
  static let title = LocalizedText(fr: "Gardé exprès", en: "Kept on purpose")
  static let introduction = LocalizedText(
    fr: "Ces choix restent visibles. Ils comptent pour moitié dans les points jusqu’à leur date de fin.",
    en: "These choices stay visible. They count for half in the points until they end.")
  static let about = LocalizedText(fr: "Sujet", en: "Subject")
  static let criterion = LocalizedText(fr: "Condition non remplie", en: "Condition not met")
  static let reason = LocalizedText(fr: "Raison", en: "Reason")
  static let until = LocalizedText(fr: "Jusqu’au", en: "Until")
  static let noEnd = LocalizedText(fr: "sans date", en: "no date")
  static let past = LocalizedText(fr: "dépassé", en: "past")
}
