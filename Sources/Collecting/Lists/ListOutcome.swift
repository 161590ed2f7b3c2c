package import LibXML

/// What became of the rows of a list.
package struct ListOutcome: Sendable, Equatable {
  /// Id of the list, such as `devices`.
  package var list: String
  package var title: LocalizedText
  /// New entries.
  package var added = 0
  /// Rows about entries that were there.
  package var known = 0
  /// Rows left out.
  package var left = 0

  package init(list: String, title: LocalizedText, added: Int = 0, known: Int = 0, left: Int = 0) {
    self.list = list
    self.title = title
    self.added = added
    self.known = known
    self.left = left
  }

  /// The counts as people read them.
  var text: LocalizedText {
    let counts = [Noun.addedRow.counting(added), Noun.known.counting(known), Noun.leftAside.counting(left)]
    return LocalizedText(
      fr: title.fr + "\u{A0}: " + counts.map(\.fr).joined(separator: ", "),
      en: title.en + ": " + counts.map(\.en).joined(separator: ", "))
  }
}

extension Noun {
  /// What was added, whatever it is.
  static let addedRow = Noun(fr: ("ajoutée", "ajoutées"), en: ("added", "added"))
  fileprivate static let leftAside = Noun(
    fr: ("laissée de côté", "laissées de côté"), en: ("left out", "left out"))
}
