internal import Inventories
package import Knowledge
package import LibXML

extension ImportRecord {
  /// The record as text: a line that says what became of the file, then a line a detail.
  ///
  /// The catalogue lends its words; without it, values stand as they are written.
  package func text(in language: Language, _ catalogue: Catalogue? = nil) -> String {
    let name = file.split(separator: "/").last.map(String.init) ?? file
    let kind = kind.map { catalogue?.word(forValue: $0, of: "kind")[language] ?? $0 }
    let what = [device, kind, system.map { catalogue?.productName($0) ?? $0 }].compactMap { $0 }.joined(separator: ", ")
    let head = [
      name, list?.text[language] ?? status.word[language], what, software.map { Self.applications($0)[language] } ?? "",
      reason?[language] ?? "",
    ]
    let details =
      remarks.map { text(of: $0)[language] } + (changes?.lines(in: language, catalogue) ?? []) + [
        repairsText[language], droppedText[language],
      ]
    return ([head.filter { !$0.isEmpty }.joined(separator: " · ")] + details.filter { !$0.isEmpty }.map { "  " + $0 })
      .joined(separator: "\n")
  }

  /// What several records come to.
  package static func summary(of records: [ImportRecord]) -> LocalizedText {
    func count(_ status: Status) -> Int { records.count { $0.status == status && $0.list == nil } }
    let rows = records.compactMap(\.list)
    let added = count(.imported) + rows.reduce(0) { $0 + $1.added }
    let known = count(.merged) + rows.reduce(0) { $0 + $1.known }
    let dropped = records.reduce(0) { $0 + $1.dropped.values.reduce(0, +) }
    let skipped = count(.skipped)
    let all = [
      (rows.isEmpty ? Noun.added : .addedRow).counting(added), Noun.known.counting(known),
      Noun.refused.counting(count(.refused)), skipped > 0 ? Noun.skipped.counting(skipped) : nil,
    ].compactMap { $0 }
    let left = Noun.leftOut.counting(dropped)
    return LocalizedText(
      fr: all.map(\.fr).joined(separator: ", ") + "\u{202F}; " + left.fr,
      en: all.map(\.en).joined(separator: ", ") + "; " + left.en)
  }

  private static func applications(_ count: Int) -> LocalizedText {
    Noun(fr: ("application", "applications"), en: ("application", "applications")).counting(count)
  }

  private func text(of remark: Remark) -> LocalizedText {
    switch remark {
    case .renamed:
      LocalizedText(fr: "même machine, renommée depuis", en: "same machine, renamed since")
    case .reinstalled:
      LocalizedText(fr: "même machine, réinstallée depuis", en: "same machine, reinstalled since")
    case .doubtful:
      LocalizedText(
        fr: "peut-être la même machine que \(candidates.map(\.device).joined(separator: ", "))"
          + "\u{202F}; gardée à part, avec une note",
        en: "perhaps the same machine as \(candidates.map(\.device).joined(separator: ", ")); kept apart, with a note")
    case .partial:
      LocalizedText(
        fr: "inventaire partiel\u{A0}: ce qu’il ne montre pas reste comme avant",
        en: "partial inventory: what it does not show stays as it was")
    case .partialAlone:
      LocalizedText(
        fr: "inventaire partiel, sans inventaire complet connu\u{A0}: le reste est inconnu",
        en: "partial inventory, and no whole one is known: the rest is unknown")
    }
  }

  private var repairsText: LocalizedText {
    guard !repairs.isEmpty else { return LocalizedText("") }
    let list = Self.list(repairs) { Repair(rawValue: $0)?.title }
    return LocalizedText(fr: "réparé\u{A0}: \(list.fr)", en: "mended: \(list.en)")
  }

  private var droppedText: LocalizedText {
    guard !dropped.isEmpty else { return LocalizedText("") }
    let list = Self.list(dropped) { DroppedKind(rawValue: $0)?.title }
    return LocalizedText(fr: "laissé de côté\u{A0}: \(list.fr)", en: "left out: \(list.en)")
  }

  /// Kinds in words, each with its count when there are several.
  private static func list(_ counts: [String: Int], _ title: (String) -> LocalizedText?) -> LocalizedText {
    let items = counts.sorted { $0.key < $1.key }.map { key, count in
      let title = title(key) ?? LocalizedText(key)
      let number = count > 1 ? " (\(count))" : ""
      return LocalizedText(fr: title.fr + number, en: title.en + number)
    }
    return LocalizedText(fr: items.map(\.fr).joined(separator: ", "), en: items.map(\.en).joined(separator: ", "))
  }
}

extension ImportRecord.Status {
  fileprivate var word: LocalizedText {
    switch self {
    case .imported: LocalizedText(fr: "ajoutée", en: "added")
    case .merged: LocalizedText(fr: "déjà connue", en: "known already")
    case .refused: LocalizedText(fr: "refusée", en: "refused")
    case .skipped: LocalizedText(fr: "sauté", en: "skipped")
    }
  }
}

extension Noun {
  static let added = Noun(
    fr: ("machine ajoutée", "machines ajoutées"), en: ("machine added", "machines added"))
  static let known = Noun(fr: ("déjà connue", "déjà connues"), en: ("known already", "known already"))
  static let refused = Noun(fr: ("refusée", "refusées"), en: ("refused", "refused"))
  fileprivate static let skipped = Noun(
    fr: ("fichier d’une autre sorte", "fichiers d’une autre sorte"),
    en: ("file of another kind", "files of another kind"))
  static let leftOut = Noun(
    fr: ("élément privé laissé de côté", "éléments privés laissés de côté"),
    en: ("private item left out", "private items left out"))
}

extension MeasureChanges {
  /// Names that a line of text gives; the JSON gives all.
  private static let few = 5

  /// What changed, a line a sort of change.
  fileprivate func lines(in language: Language, _ catalogue: Catalogue?) -> [String] {
    let lines = [
      line(LocalizedText(fr: "logiciels ajoutés", en: "software added"), added),
      line(LocalizedText(fr: "logiciels retirés", en: "software removed"), removed),
      line(LocalizedText(fr: "logiciels mis à jour", en: "software updated"), updated),
    ]
    let all = [factLine(catalogue)] + lines
    let told = all.compactMap { $0?[language] }
    return told.isEmpty ? [LocalizedText(fr: "aucun fait n’a changé", en: "no fact changed")[language]] : told
  }

  private func line(_ title: LocalizedText, _ software: [Software]) -> LocalizedText? {
    guard !software.isEmpty else { return nil }
    let names = software.prefix(Self.few).map { item in
      // Many names carry the version already.
      if let version = item.before ?? item.after, item.before == nil || item.after == nil, item.name.contains(version) {
        return item.name
      }
      let versions = [item.before, item.after].compactMap { $0 }.joined(separator: " → ")
      return versions.isEmpty ? item.name : "\(item.name) \(versions)"
    }
    let list = names.joined(separator: ", ") + (software.count > Self.few ? "…" : "")
    return LocalizedText(
      fr: "\(title.fr)\u{A0}: \(software.count) (\(list))", en: "\(title.en): \(software.count) (\(list))")
  }

  private func factLine(_ catalogue: Catalogue?) -> LocalizedText? {
    guard !facts.isEmpty else { return nil }
    func value(_ text: String?, _ attribute: String) -> LocalizedText {
      text.map { catalogue?.word(forValue: $0, of: attribute) ?? LocalizedText($0) }
        ?? LocalizedText(fr: "inconnu", en: "unknown")
    }
    let told = facts.map { fact in
      let name = catalogue?.words["device/@\(fact.attribute)"] ?? LocalizedText(fact.attribute)
      let before = value(fact.before, fact.attribute), after = value(fact.after, fact.attribute)
      return LocalizedText(
        fr: "\(name.fr) \(before.fr) → \(after.fr)", en: "\(name.en) \(before.en) → \(after.en)")
    }
    return LocalizedText(
      fr: "changé\u{A0}: " + told.map(\.fr).joined(separator: "\u{202F}; "),
      en: "changed: " + told.map(\.en).joined(separator: "; "))
  }
}
