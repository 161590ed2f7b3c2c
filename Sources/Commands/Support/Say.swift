import FoundationEssentials
import LibXML

/// Words of the command line, in the language of the process.
enum Say {
  /// The text in the language that the environment asks for: help is made before any option is read.
  static func here(fr: String, en: String) -> String {
    LocalizedText(fr: fr, en: en)[.preferred(environment: ProcessInfo.processInfo.environment)]
  }
}

extension String {
  /// No-break spaces before high punctuation, for a text written with plain spaces.
  var withFrenchSpaces: String {
    replacing(" :", with: "\u{A0}:").replacing(" ;", with: "\u{A0};").replacing(" !", with: "\u{A0}!")
      .replacing(" ?", with: "\u{A0}?")
  }
}
