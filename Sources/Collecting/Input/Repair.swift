package import LibXML

/// What was mended in a file so that it could be read.
package enum Repair: String, Sendable, CaseIterable {
  case unpacked
  case leadingText = "leading-text"
  case trailingText = "trailing-text"
  case zeros
  case controls
  case noncharacters
  case encoding
  case ampersands
  case lessThans = "less-thans"
  case backslashes
  case truncated
  case quotes
}

/// Counts the repairs of one file, whoever makes them.
final class RepairLog {
  private(set) var counts: [Repair: Int] = [:]

  func count(_ repair: Repair, _ number: Int = 1) {
    if number > 0 { counts[repair, default: 0] += number }
  }

  /// Says that something was mended, however often it is found again.
  func note(_ repair: Repair) { counts[repair] = 1 }

  /// The counts by the names of their kinds.
  var totals: [String: Int] {
    Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, $0.value) })
  }
}

extension Repair {
  /// The repair as people read it.
  package var title: LocalizedText {
    switch self {
    case .unpacked: LocalizedText(fr: "fichier compressé, ouvert", en: "packed file, opened")
    case .leadingText: LocalizedText(fr: "texte avant l’inventaire, sauté", en: "text before the inventory, left out")
    case .trailingText: LocalizedText(fr: "texte après l’inventaire, sauté", en: "text after the inventory, left out")
    case .zeros: LocalizedText(fr: "octets nuls retirés", en: "zero bytes removed")
    case .controls: LocalizedText(fr: "caractères de contrôle retirés", en: "control characters removed")
    case .noncharacters:
      LocalizedText(fr: "caractères interdits retirés", en: "forbidden characters removed")
    case .encoding:
      LocalizedText(fr: "lettres accentuées mal codées, rétablies", en: "badly coded accented letters, restored")
    case .ampersands:
      LocalizedText(fr: "signes «\u{A0}&\u{A0}» mal écrits, rétablis", en: "badly written “&”, restored")
    case .lessThans: LocalizedText(fr: "signes «\u{A0}<\u{A0}» mal écrits, rétablis", en: "badly written “<”, restored")
    case .backslashes:
      LocalizedText(fr: "barres «\u{A0}\\\u{A0}» mal écrites, rétablies", en: "badly written “\\”, restored")
    case .truncated:
      LocalizedText(
        fr: "fichier coupé avant la fin\u{A0}: seul le début est pris", en: "file cut short: only its start is taken")
    case .quotes:
      LocalizedText(fr: "guillemets jamais fermés, pris comme des lettres", en: "quotes never closed, taken as letters")
    }
  }
}
