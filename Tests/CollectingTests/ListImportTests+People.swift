import Inventories
import Knowledge
import LibXML
import TestSupport
import Testing

@testable import Collecting

// People, their accounts, and lists that cite each other.
extension ListImportTests {
  private static let team = """
    Prénom;Nom;Rôle;Statut;Courriel;Téléphone;Mot de passe
    Camille;Martin;Animatrice;CDI;camille@example.org;0600000000;azerty
    Sacha;Petit;Trésorier·ère;CA;sacha@example.org;;
    """

  @Test func peopleAreRolesUnlessNamesAreAskedFor() throws {
    let workshop = try Workshop()
    let record = try take(workshop, Self.team).first.orThrow()
    #expect(record.dropped == ["mails": 2, "passwords": 1, "phone-numbers": 1, "users": 2])
    #expect(codes(record) == ["LST-005 1:43"])
    let people = workshop.opened.inventory.roles
    #expect(people.map(\.id) == ["p-animation", "p-treasurer"])
    #expect(people.map(\.kind) == ["employee", "board"])
    let text = try workshop.everything()
    for secret in ["Camille", "Martin", "Sacha", "example.org", "0600000000", "azerty"] {
      #expect(!text.contains(secret))
    }

    let named = try Workshop()
    _ = try take(named, Self.team, names: true)
    #expect(try named.device("p-animation").first("name")?.text == "Camille Martin")
    #expect(try !named.everything().contains("example.org"))
    #expect(try schemaFaults(named) == [])
  }

  @Test func sheetsOfOneFileKnowEachOther() throws {
    let workshop = try Workshop()
    let devices = [
      ["Type", "Marque", "Utilisateur"], ["Portable", "HP", "Martin Camille"], ["Portable", "HP", "Inconnu"],
    ]
    let people = Self.team.split(separator: "\n").map {
      $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    }
    let other = [["Recette"], ["Farine"]]
    let file = try SampleSpreadsheet.file([("Parc", devices), ("Divers", other), ("Équipe", people)])
    let records = try take(workshop, bytes: file, "asso.ods")
    #expect(records.map(\.list?.list) == ["people", "devices"])
    #expect(try workshop.device("laptop-1")["used-by"] == "p-animation")
    #expect(try workshop.device("laptop-2")["used-by"] == nil)
    #expect(records.last?.dropped == ["users": 1])
    #expect(records.first?.faults.map(\.code).contains("LST-006") == true)
    #expect(try !workshop.everything().contains("Camille"))
  }

  @Test func accountsCiteServicesAndHolders() throws {
    let workshop = try Workshop()
    _ = try take(workshop, Self.team, "equipe.csv")
    _ = try take(workshop, "Service;Fournisseur\nNextcloud;Nous\nDrive;Google\n", "services.csv")
    let list = """
      Service;Identifiant;Titulaire;Droits;Actif
      Nextcloud;cmartin;animation;Admin;oui
      Drive;spetit;trésorière;lecture;non
      Canva;x;;;
      """
    let record = try take(workshop, list, "comptes.csv").first.orThrow()
    #expect(record.list?.added == 2)
    #expect(codes(record) == ["LST-002 4:1"])
    let account = try workshop.device("c-v-nextcloud")
    #expect(account["on"] == "v-nextcloud" && account["of"] == "p-animation" && account["right"] == "admin")
    let again = try take(workshop, list.replacing("Admin", with: "user"), "comptes-2027.csv").first
    #expect(again?.list?.known == 2)
    #expect(try schemaFaults(workshop) == [])
    #expect(try !workshop.everything().contains("cmartin"))
  }
}
