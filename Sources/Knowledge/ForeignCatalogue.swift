internal import Inventories
package import LibXML

/// A public data set that can be turned into knowledge of one's own.
package enum ForeignCatalogue: String, Sendable, CaseIterable {
  /// Support dates of one product: a page of the repository, or an answer of either version of the interface.
  case endoflife
  /// The list of licences, `licenses.json`.
  case spdx
  /// The free software that French administrations recommend, `sill.json`.
  case sill

  /// What was made of a file.
  package struct Result: Sendable {
    /// Name of the file to write in a knowledge folder.
    package var fileName: String
    package var xml: String
    package var entries: Int
    /// What was left out, and why.
    package var notes: [LocalizedText]
  }

  /// Turns a file into a knowledge file that replaces or adds entries.
  ///
  /// A lifecycle takes the id given, else the name that the file gives; the day is that on which it was checked.
  /// - Throws: `XMLFailure` when the file has not the shape of that data set.
  package func convert(
    _ bytes: [UInt8], name: String, as id: String? = nil, on day: String, knowing catalogue: Catalogue
  ) throws -> Result {
    switch self {
    case .endoflife: try EndOfLifeReader(bytes, name: name).result(as: id, on: day, knowing: catalogue)
    case .spdx: try SPDXReader(bytes, name: name).result(on: day)
    case .sill: try SILLReader(bytes, name: name).result(on: day, knowing: catalogue)
    }
  }

  /// The fault of a file that is something else.
  func unexpected(_ name: String) -> XMLFailure {
    XMLFailure([
      Diagnostic(
        .error, "KNO-012", at: Location(file: name),
        LocalizedText(
          fr: "ce fichier n’a pas la forme attendue de «\u{202F}\(rawValue)\u{202F}»",
          en: "this file does not have the shape of “\(rawValue)”"),
        help: LocalizedText(
          fr: "draille catalogue import --help dit quel fichier prendre",
          en: "draille catalogue import --help says which file to take"))
    ])
  }
}
