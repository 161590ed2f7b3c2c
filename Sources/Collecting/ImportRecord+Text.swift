package import LibXML

extension ImportRecord {
  /// The record as a line of text.
  package func text(in language: Language) -> String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let what = [device, kind, system].compactMap { $0 }.joined(separator: ", ")
    let parts = [
      name, list?.text[language] ?? status.word[language], what.isEmpty ? nil : what,
      software.map { Self.applications($0)[language] },
      reason?[language], repairsText[language], droppedText[language],
    ]
    return parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " · ")
  }

  /// What several records come to.
  package static func summary(of records: [ImportRecord]) -> LocalizedText {
    func count(_ status: Status) -> Int { records.count { $0.status == status && $0.list == nil } }
    let rows = records.compactMap(\.list)
    let added = count(.imported) + rows.reduce(0) { $0 + $1.added }
    let known = count(.merged) + rows.reduce(0) { $0 + $1.known }
    let dropped = records.reduce(0) { $0 + $1.dropped.values.reduce(0, +) }
    let all = [
      (rows.isEmpty ? Noun.added : .addedRow).counting(added), Noun.known.counting(known),
      Noun.refused.counting(count(.refused)),
    ]
    let left = Noun.leftOut.counting(dropped)
    return LocalizedText(
      fr: all.map(\.fr).joined(separator: ", ") + "\u{202F}; " + left.fr,
      en: all.map(\.en).joined(separator: ", ") + "; " + left.en)
  }

  private static func applications(_ count: Int) -> LocalizedText {
    Noun(fr: ("application", "applications"), en: ("application", "applications")).counting(count)
  }

  private var repairsText: LocalizedText {
    guard !repairs.isEmpty else { return LocalizedText("") }
    let list = repairs.sorted { $0.key < $1.key }.map { key, count in
      let title = Repair(rawValue: key)?.title ?? LocalizedText(key)
      let number = count > 1 ? " (\(count))" : ""
      return LocalizedText(fr: title.fr + number, en: title.en + number)
    }
    return LocalizedText(
      fr: "réparé\u{A0}: " + list.map(\.fr).joined(separator: ", "),
      en: "mended: " + list.map(\.en).joined(separator: ", "))
  }

  private var droppedText: LocalizedText {
    guard !dropped.isEmpty else { return LocalizedText("") }
    let list = dropped.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    return LocalizedText(fr: "laissé de côté\u{A0}: \(list)", en: "left out: \(list)")
  }
}

extension ImportRecord.Status {
  fileprivate var word: LocalizedText {
    switch self {
    case .imported: LocalizedText(fr: "ajoutée", en: "added")
    case .merged: LocalizedText(fr: "déjà connue", en: "known already")
    case .refused: LocalizedText(fr: "refusée", en: "refused")
    }
  }
}

extension Noun {
  static let added = Noun(
    fr: ("machine ajoutée", "machines ajoutées"), en: ("machine added", "machines added"))
  static let known = Noun(fr: ("déjà connue", "déjà connues"), en: ("known already", "known already"))
  static let refused = Noun(fr: ("refusée", "refusées"), en: ("refused", "refused"))
  static let leftOut = Noun(
    fr: ("élément privé laissé de côté", "éléments privés laissés de côté"),
    en: ("private item left out", "private items left out"))
}
