package import LibXML

extension ImportRecord {
  /// The record as a line of text.
  package func text(in language: Language) -> String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let what = [device, kind, system].compactMap { $0 }.joined(separator: ", ")
    let parts = [
      name, status.word[language], what.isEmpty ? nil : what, software.map { Self.applications($0)[language] },
      reason?[language], repairsText[language], droppedText[language],
    ]
    return parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " · ")
  }

  /// What several records come to.
  package static func summary(of records: [ImportRecord]) -> LocalizedText {
    func count(_ status: Status) -> Int { records.count { $0.status == status } }
    let dropped = records.reduce(0) { $0 + $1.dropped.values.reduce(0, +) }
    return LocalizedText(
      fr: "\(count(.imported)) ajoutées, \(count(.merged)) déjà connues, \(count(.refused)) refusées\u{A0}; "
        + "\(dropped) éléments privés laissés de côté",
      en: "\(count(.imported)) added, \(count(.merged)) known already, \(count(.refused)) refused; "
        + "\(dropped) private items left out")
  }

  private static func applications(_ count: Int) -> LocalizedText {
    LocalizedText(
      fr: "\(count) application\(count > 1 ? "s" : "")", en: "\(count) application\(count == 1 ? "" : "s")")
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
