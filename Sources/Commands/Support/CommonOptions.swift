import ArgumentParser
import FoundationEssentials
import Glibc
import Inventories
import Knowledge
import LibXML

/// Language of the outputs.
struct LanguageOption: ParsableArguments {
  @Option(
    name: .customLong("lang"),
    help: ArgumentHelp(
      Say.here(fr: "Langue des sorties, fr ou en.", en: "Language of the outputs, fr or en."), valueName: "fr|en"))
  var chosen: Language?

  var language: Language {
    .preferred(explicit: chosen?.rawValue, environment: ProcessInfo.processInfo.environment)
  }
}

/// What every computation depends on: a day, the knowledge, a language.
struct CommonOptions: ParsableArguments {
  @OptionGroup var languageOption: LanguageOption

  @Option(
    help: ArgumentHelp(
      Say.here(fr: "Jour du calcul ; aujourd’hui sinon.", en: "Day of the computation; today otherwise.")
        .withFrenchSpaces, valueName: "YYYY-MM-DD"), transform: CommonOptions.day)
  var date: Day?

  @Option(
    help: ArgumentHelp(
      Say.here(
        fr: "Dossier de connaissances à ajouter, ou qui remplacent.", en: "Folder of knowledge that adds or replaces."),
      valueName: "DIR"))
  var knowledge: String?

  var language: Language { languageOption.language }
  var day: Day { date ?? Clock.today }

  func catalogue() throws -> Catalogue {
    try Catalogue.load(overrides: knowledge)
  }

  static func day(_ text: String) throws -> Day {
    guard let day = Day(text) else {
      throw ValidationError(
        Say.here(fr: "«\u{A0}\(text)\u{A0}» n’est pas une date AAAA-MM-JJ", en: "“\(text)” is not a date YYYY-MM-DD"))
    }
    return day
  }
}

extension Language: ExpressibleByArgument {}

/// The only place that looks at a clock.
enum Clock {
  /// `SOURCE_DATE_EPOCH` when it is set, so that builds can be reproduced; else the day in this place.
  static var today: Day {
    if let epoch = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap(Int.init) {
      return Day(number: Int((Double(epoch) / 86_400).rounded(.down)))
    }
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    return Day(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
      ?? Day(number: now / 86_400)
  }
}
