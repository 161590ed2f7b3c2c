import Collecting
import Inventories
import Knowledge
import LibXML
import TestSupport

/// One small list for each remark that an import can make.
struct ListSample {
  var code: String
  var meaning: String
  var list: String
  /// Other lists that are imported before.
  var before: [String] = []

  static let all: [ListSample] = [
    ListSample(
      code: "LST-001", meaning: "A cell of a list does not fit its column. The rest of the row is taken.",
      list: "Type;Marque;Date d’achat\nPortable;HP;31/02/2020\n"),
    ListSample(
      code: "LST-002", meaning: "A cell of a list names something that the inventory does not have.",
      list: "Type;Marque;Lieu\nPortable;HP;Annexe\n"),
    ListSample(
      code: "LST-003",
      meaning: "A row of a list may speak of an entry that is known already, and nothing settles it. It is left out.",
      list: "Marque;Modèle;RAM\nHP;ProBook 450;8\n", before: ["Marque;Modèle\nHP;ProBook 450\n"]),
    ListSample(
      code: "LST-004", meaning: "A row of a list, often a total, does not say what it is about. It is left out.",
      list: "Type;Marque;RAM\nPortable;HP;8\n;;24\n"),
    ListSample(
      code: "LST-005", meaning: "A list has a column of passwords. They are never read.",
      list: "Marque;Modèle;Mot de passe\nHP;ProBook;azerty\n"),
    ListSample(
      code: "LST-006", meaning: "A sheet of a spreadsheet is no list that draille knows; the other sheets are taken.",
      list: ""),
  ]

  /// Everything that is told when the list is imported into a new case.
  func faults(in folder: String) throws -> [Diagnostic] {
    let date = CaseFixtures.date
    let opened = try Case.create(folder + "/case", name: "A", date: date, language: .fr)
    let catalogue = try Catalogue.load()
    var records: [ImportRecord] = []
    for (index, text) in (before + [list]).enumerated() {
      let path = folder + "/" + (code == "LST-006" ? "list.ods" : "list-\(index).csv")
      try AtomicFile.write(code == "LST-006" ? Self.spreadsheet() : Array(text.utf8), to: path)
      records = try Collector.collect(paths: [path], into: opened, catalogue: catalogue, date: date)
    }
    return records.flatMap(\.faults)
  }

  /// Two sheets: one list, one recipe.
  private static func spreadsheet() throws -> [UInt8] {
    try SampleSpreadsheet.file([
      ("Parc", [["Type", "Marque"], ["Portable", "HP"]]), ("Recette", [["Farine"], ["Œufs"]]),
    ])
  }
}
