import ArgumentParser
import Inventories
import LibXML

/// `draille init`: starts a case.
struct InitCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "init",
      abstract: Say.here(fr: "Crée le dossier d’une association.", en: "Starts the case of an association."),
      discussion: ExitStatus.help)
  }

  @Argument(help: ArgumentHelp(Say.here(fr: "Dossier à créer.", en: "Folder to make."), valueName: "DIR"))
  var directory: String

  @Option(help: ArgumentHelp(Say.here(fr: "Nom de l’association.", en: "Name of the association."), valueName: "NAME"))
  var name: String

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard !name.trimmed.isEmpty else {
      throw ValidationError(Say.here(fr: "le nom est vide", en: "the name is empty"))
    }
  }

  func run() throws {
    try ExitStatus.reporting(in: common.language) {
      let created = try Case.create(directory, name: name, date: common.day, language: common.language)
      Console.error(Self.done(created.inventoryPath, created.directory)[common.language])
    }
  }

  private static func done(_ path: String, _ directory: String) -> LocalizedText {
    LocalizedText(
      fr: """
        Dossier créé\u{A0}: \(path)
        Ensuite\u{A0}: draille import \(directory) MACHINE.xml, puis draille audit \(directory)
        """,
      en: """
        Case started: \(path)
        Next: draille import \(directory) MACHINE.xml, then draille audit \(directory)
        """)
  }
}
