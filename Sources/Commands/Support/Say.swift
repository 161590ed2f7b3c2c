import FoundationEssentials
import LibXML

/// Words of the command line, in the language of the process.
enum Say {
  /// The text in the language that the environment asks for: help is made before any option is read.
  static func here(fr: String, en: String) -> String {
    LocalizedText(fr: fr, en: en)[.preferred(environment: ProcessInfo.processInfo.environment)]
  }
}

extension LocalizedText {
  /// The sentence about an id that nothing bears, and the closest one that something does.
  func with(suggestionFor id: String, among known: [String], in language: Language) -> String {
    let help = LocalizedText.suggestion(for: id, among: known)
    return self[language] + (help.map { "\n" + $0[language] } ?? "")
  }
}

extension String {
  /// No-break spaces before high punctuation, for a text written with plain spaces.
  var withFrenchSpaces: String {
    replacing(" :", with: "\u{A0}:").replacing(" ;", with: "\u{A0};").replacing(" !", with: "\u{A0}!")
      .replacing(" ?", with: "\u{A0}?")
  }
}
