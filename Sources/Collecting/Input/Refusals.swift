internal import Archives
internal import LibXML

/// Why a file that can be read is not an inventory that can be taken.
enum NotAnInventory: Error, Equatable {
  case otherRoot, noContent, tooLarge, notAList, closedSpreadsheet, locked, notAgreed
  case noDevice(String)
  /// For a reason that only one format knows.
  case told(LocalizedText)

  /// The reason as people read it.
  var reason: LocalizedText {
    switch self {
    case .otherRoot:
      LocalizedText(
        fr: "ce fichier n’est pas un inventaire d’un format connu",
        en: "this file is not an inventory of a known format")
    case .noContent:
      LocalizedText(fr: "cet inventaire est vide", en: "this inventory is empty")
    case .tooLarge:
      LocalizedText(fr: "ce fichier est trop gros pour un inventaire", en: "this file is too large for an inventory")
    case .told(let reason): reason
    case .notAList:
      LocalizedText(
        fr: "aucune liste connue ici\u{A0}: il faut au moins deux titres de colonnes comme «\u{A0}Marque\u{A0}» et "
          + "«\u{A0}Modèle\u{A0}»",
        en: "no known list here: it takes at least two headings such as “Brand” and “Model”")
    case .closedSpreadsheet:
      LocalizedText(
        fr: "format Excel\u{A0}: enregistrez cette liste en ODS ou en CSV",
        en: "Excel format: save this list as ODS or CSV")
    case .locked:
      LocalizedText(
        fr: "un mot de passe ferme ce fichier\u{A0}: enregistrez une copie sans mot de passe",
        en: "a password closes this file: save a copy without it")
    case .notAgreed:
      LocalizedText(fr: "vous n’avez pas accepté ces colonnes", en: "you did not agree to these columns")
    case .noDevice(let query):
      LocalizedText(
        fr: "ce fichier ne décrit aucun appareil (question posée à l’agent\u{A0}: \(query))",
        en: "this file describes no device (question put to the agent: \(query))")
    }
  }
}

extension ArchiveFailure {
  /// The reason as people read it.
  var reason: LocalizedText {
    switch self {
    case .damaged:
      LocalizedText(fr: "fichier compressé abîmé ou incomplet", en: "packed file damaged or incomplete")
    case .tooLarge:
      LocalizedText(
        fr: "une fois ouvert, ce fichier compressé serait trop gros", en: "once opened, this packed file is too large")
    case .explodes:
      LocalizedText(
        fr: "ce fichier compressé est un piège\u{A0}: quelques octets en donnent des millions",
        en: "this packed file is a trap: a few bytes give millions")
    case .escapes(let name):
      LocalizedText(
        fr: "cette archive veut écrire hors de son dossier\u{A0}: \(name)",
        en: "this archive tries to write outside of its folder: \(name)")
    }
  }
}
