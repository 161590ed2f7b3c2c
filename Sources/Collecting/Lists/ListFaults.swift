internal import LibXML

// What is told about a list; nothing of it stops the import.
extension Diagnostic {
  private static func told(_ code: String, _ cell: Table.Cell, _ place: String, _ message: LocalizedText) -> Diagnostic
  {
    Diagnostic(.warning, code, at: Location(file: place, line: cell.line, column: cell.column), message)
  }

  /// A value that does not fit its column.
  static func misfit(
    _ cell: Table.Cell, _ heading: String, expected: LocalizedText, in place: String
  ) -> Diagnostic {
    told(
      "LST-001", cell, place,
      LocalizedText(
        fr: "«\u{202F}\(heading)\u{202F}»\u{A0}: «\u{202F}\(cell.text)\u{202F}» n’est pas compris, la case est laissée "
          + "de côté\u{202F}; attendu\u{A0}: \(expected.fr)",
        en: "“\(heading)”: “\(cell.text)” is not understood, the cell is left out; expected \(expected.en)"))
  }

  static func tooLong(_ cell: Table.Cell, in place: String) -> Diagnostic {
    told(
      "LST-001", cell, place,
      LocalizedText(fr: "case trop longue, laissée de côté", en: "cell too long, left out"))
  }

  /// A name that the inventory does not know.
  static func stranger(_ cell: Table.Cell, _ heading: String, in place: String) -> Diagnostic {
    told(
      "LST-002", cell, place,
      LocalizedText(
        fr:
          "«\u{202F}\(heading)\u{202F}»\u{A0}: «\u{202F}\(cell.text)\u{202F}» n’est pas dans l’inventaire, la case est "
          + "laissée de côté",
        en: "“\(heading)”: “\(cell.text)” is not in the inventory, the cell is left out"))
  }

  /// A row that may speak of something that is known already.
  static func doubtful(_ line: Int, _ candidates: [String], in place: String) -> Diagnostic {
    let names = candidates.prefix(5).joined(separator: ", ")
    var fault = told(
      "LST-003", Table.Cell(text: "", line: line, column: 1), place,
      LocalizedText(
        fr: "cette ligne parle peut-être de \(names)\u{A0}: elle est laissée de côté",
        en: "this row may speak of \(names): it is left out"))
    fault.help = LocalizedText(
      fr:
        "ajoutez à la liste une colonne «\u{A0}Identifiant\u{A0}» avec cet identifiant, ou un autre pour une nouvelle "
        + "fiche",
      en: "add to the list a column “Id” with this id, or another one for a new entry")
    return fault
  }

  /// A row that does not say what it is about.
  static func nameless(_ line: Int, in place: String) -> Diagnostic {
    told(
      "LST-004", Table.Cell(text: "", line: line, column: 1), place,
      LocalizedText(
        fr: "cette ligne ne dit pas de quoi elle parle\u{A0}: elle est laissée de côté",
        en: "this row does not say what it is about: it is left out"))
  }

  /// A column of passwords.
  static func passwords(_ heading: Table.Cell, in place: String) -> Diagnostic {
    var fault = told(
      "LST-005", heading, place,
      LocalizedText(
        fr: "cette liste contient des mots de passe\u{A0}; ils ne sont jamais lus",
        en: "this list holds passwords; they are never read"))
    fault.help = LocalizedText(
      fr: "mettez-les dans un gestionnaire de mots de passe, puis effacez cette colonne",
      en: "put them into a password manager, then delete this column")
    return fault
  }

  /// A sheet that is no known list.
  static func unknownSheet(_ sheet: String, in place: String) -> Diagnostic {
    Diagnostic(
      .warning, "LST-006", at: Location(file: place),
      LocalizedText(
        fr: "la feuille «\u{202F}\(sheet)\u{202F}» n’est pas une liste connue, elle est laissée de côté",
        en: "the sheet “\(sheet)” is no known list, it is left out"))
  }
}
