import ArgumentParser
import Knowledge
import LibXML

/// `draille catalogue`: what draille knows.
struct CatalogueCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "catalogue",
      abstract: Say.here(
        fr: "Montre ce que draille sait : logiciels, licences, pays, dates, routes.".withFrenchSpaces,
        en: "Shows what draille knows: products, licences, jurisdictions, dates, routes."),
      discussion: ExitStatus.help,
      subcommands: [
        CatalogueSearchCommand.self, CatalogueShowCommand.self, CatalogueListCommand.self, CatalogueMatchCommand.self,
        CatalogueCheckCommand.self, CatalogueImportCommand.self, CatalogueStatsCommand.self,
      ])
  }
}

/// What every look into the catalogue takes.
struct CatalogueOptions: ParsableArguments {
  @OptionGroup var languageOption: LanguageOption

  @Option(
    help: ArgumentHelp(
      Say.here(
        fr: "Dossier de connaissances à ajouter, ou qui remplacent.", en: "Folder of knowledge that adds or replaces."),
      valueName: "DIR"))
  var knowledge: String?

  @Flag(help: ArgumentHelp(Say.here(fr: "Écrit du JSON.", en: "Writes JSON.")))
  var json = false

  var language: Language { languageOption.language }
}
