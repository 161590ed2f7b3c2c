/// Compares what people write with what was foreseen: case, accents, plurals, small words and feminine endings such as
/// `·rice` or `(e)` do not count.
package enum PlainWords {
  /// What remains of a text; the same for all its spellings, empty when nothing remains.
  package static func key(_ text: String) -> String {
    let folded = Array(text.baseLetters.unicodeScalars)
    let plain = withoutEndings(folded).replacing("n°", with: "numero ").replacing("nº", with: "numero ")
    let words = plain.split { !($0.isLetter || $0.isNumber || symbols.contains($0)) }.map(String.init)
    return words.filter { !small.contains($0) }.map(singular).joined(separator: " ")
  }

  private static let symbols: Set<Character> = ["€", "✓", "✔", "%"]
  private static let small: Set<String> = [
    "de", "du", "des", "d", "l", "le", "la", "les", "the", "of", "un", "une", "a", "an", "par", "per",
  ]

  private static func singular(_ word: String) -> String {
    word.count > 3 && (word.hasSuffix("s") || word.hasSuffix("x")) ? String(word.dropLast()) : word
  }

  /// `utilisateur·rice·s`, `salarie(e)s` and `animateur/trice` without what follows the sign.
  private static func withoutEndings(_ text: [Unicode.Scalar]) -> String {
    var result = String.UnicodeScalarView()
    var at = 0
    while at < text.count {
      if at > 0, signs.contains(text[at]), isLetter(text[at - 1]) {
        var end = at + 1
        while end < text.count, isLetter(text[end]) { end += 1 }
        if endings.contains(String(String.UnicodeScalarView(text[(at + 1)..<end]))) {
          at = end < text.count && text[at] == "(" && text[end] == ")" ? end + 1 : end
          continue
        }
      }
      result.append(text[at])
      at += 1
    }
    return String(result)
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isAlphabetic }

  private static let signs: Set<Unicode.Scalar> = ["·", "•", "‧", "⋅", ".", "-", "/", "("]
  private static let endings: Set<String> = [
    "e", "es", "s", "x", "ne", "nes", "le", "les", "te", "tes", "ve", "ves", "rice", "rices", "trice", "trices", "ice",
    "euse", "euses", "ere", "eres", "re", "esse", "esses",
  ]
}

extension String {
  /// Lower case without accents; ligatures become two letters.
  package var baseLetters: String {
    var result = String.UnicodeScalarView()
    for scalar in lowercased().unicodeScalars {
      switch scalar {
      case "œ": result.append(contentsOf: "oe".unicodeScalars)
      case "æ": result.append(contentsOf: "ae".unicodeScalars)
      default: if scalar.isASCII { result.append(scalar) } else { result.append(contentsOf: scalar.base) }
      }
    }
    return String(result)
  }
}

extension Unicode.Scalar {
  /// The plain letter of a Latin letter with an accent, told by its Unicode name; else the scalar itself.
  fileprivate var base: String.UnicodeScalarView {
    let start = "LATIN SMALL LETTER "
    guard let name = properties.name, name.hasPrefix(start) else {
      return String.UnicodeScalarView(properties.generalCategory == .nonspacingMark ? [] : [self])
    }
    let letters = name.dropFirst(start.count).prefix { $0 != " " }
    return letters.count == 1 ? String(letters).lowercased().unicodeScalars : String.UnicodeScalarView([self])
  }
}
