import ArgumentParser
import Collecting
import Inventories
import LibXML

/// `draille anonymise`: makes a copy of a case that can be shared.
struct AnonymiseCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "anonymise",
      abstract: Say.here(
        fr: "Fait une copie sans noms, que l’on peut montrer.", en: "Makes a copy without names, to be shown."),
      discussion: Say.here(
        fr: """
          Personnes, lieux, appareils, services, domaines et textes libres reçoivent d’autres noms ou disparaissent.
          Les dates sont ramenées au mois, les volumes et les sommes à deux chiffres. Les preuves ne sont pas copiées.
          Produits, versions, nombres et déclarations restent : les résultats sont les mêmes, au jour près.
          La même copie est refaite à l’identique ; --salt garde les mêmes noms d’un relevé à l’autre.
          Relisez la copie avant de la montrer : un nombre rare peut encore trahir une petite association.
          """.withFrenchSpaces,
        en: """
          People, places, devices, services, domains and free texts get other names, or go.
          Days are cut to months, volumes and sums to two digits. Evidence is not copied.
          Products, versions, counts and claims stay: the results are the same, but where a single day matters.
          The same copy is made again with the same bytes; --salt keeps the same names from one survey to the next.
          Read the copy before you show it: a rare count may still give a small association away.
          """) + "\n\n" + ExitStatus.help)
  }

  @Argument(help: ArgumentHelp(Say.here(fr: "Dossier.", en: "Case."), valueName: "DIR"))
  var directory: String

  @Option(
    help: ArgumentHelp(
      Say.here(fr: "Dossier de la copie, à créer.", en: "Folder of the copy, to be made."),
      valueName: "DIR"))
  var output: String

  @Option(
    help: ArgumentHelp(
      Say.here(
        fr: "Phrase secrète d’où viennent les autres noms des machines ; tirée du dossier sinon.".withFrenchSpaces,
        en: "Secret phrase that the other names of machines come from; made from the case otherwise."),
      valueName: "TEXT"))
  var salt: String?

  @OptionGroup var languageOption: LanguageOption

  func validate() throws {
    if let salt, salt.count < 12 {
      throw ValidationError(
        Say.here(
          fr: "une phrase secrète de moins de 12 lettres se devine",
          en: "a secret phrase of less than 12 letters can be guessed"))
    }
  }

  func run() throws {
    try ExitStatus.reporting(in: languageOption.language) {
      try Anonymiser(Case(directory), salt: salt).write(to: output)
      Console.error(Self.done(output)[languageOption.language])
    }
  }

  private static func done(_ path: String) -> LocalizedText {
    LocalizedText(
      fr: "Copie sans noms\u{A0}: \(path). Relisez-la avant de la montrer.",
      en: "Copy without names: \(path). Read it before you show it.")
  }
}
