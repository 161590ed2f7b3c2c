package import ArgumentParser
import LibXML

/// The command `draille`.
package struct DrailleCommand: ParsableCommand {
  package static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "draille",
      abstract: Say.here(
        fr: "Audite l’informatique d’une association, prépare son passage au libre, forme les personnes.",
        en: "Audits the computing of an association, plans its move to free software, trains its people."),
      discussion: Say.here(
        fr: """
          PREMIERS PAS
            draille init mon-asso --name "Mon association"   créer un dossier
            draille scan --output poste-1.xml                mesurer l’ordinateur devant vous
            draille import mon-asso poste-1.xml              ajouter un ordinateur mesuré
            draille audit mon-asso                           tout calculer et écrire le rapport

          Rien ne quitte cet ordinateur : ni réseau, ni compte.
          """.withFrenchSpaces,
        en: """
          FIRST STEPS
            draille init my-asso --name "My association"     start a case
            draille scan --output machine-1.xml              measure the computer you sit at
            draille import my-asso machine-1.xml             add a measured machine
            draille audit my-asso                            compute everything and write the report

          Nothing leaves this computer: no network, no account.
          """) + "\n\n" + ExitStatus.help,
      version: Version.text,
      subcommands: [
        InitCommand.self, CheckCommand.self, ScanCommand.self, ImportCommand.self, AssessCommand.self,
        ExplainCommand.self, PlanCommand.self, TrainCommand.self, AuditCommand.self, AnonymiseCommand.self,
        CatalogueCommand.self,
      ])
  }

  package init() {}
}

/// Version of the program.
package enum Version {
  package static let number = "0.1.0"
  static var text: String { "draille \(number)" }
}
