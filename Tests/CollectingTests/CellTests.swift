import Inventories
import Knowledge
import LibXML
import TestSupport
import Testing

@testable import Collecting

/// Cells as people write them; what can be read in two ways is not read.
struct CellTests {
  private let vocabulary: ListVocabulary

  init() throws { vocabulary = try Workshop.catalogue.orThrow().columns }

  @Test(arguments: [
    ("8", nil, "8"), ("8 Go", nil, "8"), ("8Go", nil, "8"), ("7,5", nil, "7.5"), ("16 384 Mo", nil, "16"),
    ("16384", "mo", "16"), ("1 To", nil, "1000"), ("SSD 256 Go", nil, "256"), ("256 Go SSD", nil, "256"),
    ("DDR4 8 Go", nil, "8"), ("0,5 To", nil, "500"), ("512 Mo", nil, "0.5"), ("1.200", nil, nil),
    ("2 x 8 Go", nil, nil),
    ("beaucoup", nil, nil), ("8 pommes", nil, nil), ("-8", nil, nil), ("8 €", nil, nil), ("1 24 Go", nil, nil),
    ("99999999999999999999", nil, nil), ("", nil, nil),
  ])
  func sizes(_ text: String, unit: String?, expected: String?) {
    #expect(CellNumber(vocabulary).read(text, in: "GB", heading: unit) == expected)
  }

  @Test(arguments: [
    ("1 240,50 €", "1240.5"), ("99 € / an", "99"), ("120", "120"), ("120 €/mois", nil), ("gratuit", nil),
  ])
  func prices(_ text: String, expected: String?) {
    #expect(CellNumber(vocabulary).read(text, in: "EUR", heading: nil) == expected)
  }

  @Test(arguments: [
    ("03/09/2021", "2021-09-03"), ("3/9/21", "2021-09-03"), ("2021-09-03", "2021-09-03"), ("03.09.2021", "2021-09-03"),
    ("3 septembre 2021", "2021-09-03"), ("1er août 2020", "2020-08-01"), ("sept. 2021", "2021-09"),
    ("09/2021", "2021-09"), ("2021", "2021"), ("September 2021", "2021-09"), ("03/09/2021 10:30", "2021-09-03"),
    ("13/13/2021", nil), ("31/02/2021", nil), ("vers 2015", nil), ("0000-00-00", nil), ("1899-12-30", nil), ("12", nil),
    ("", nil),
  ])
  func dates(_ text: String, expected: String?) {
    #expect(CellDate(vocabulary).read(text) == expected)
  }

  @Test(arguments: [
    ("Utilisateur·rice", "utilisateur"), ("UTILISATEURS", "utilisateur"), ("Utilisateur(s)", "utilisateur"),
    ("Utilisateur/trice", "utilisateur"), ("Salarié(e)s", "salarie"), ("Adhérent-e-s", "adherent"),
    ("Trésorier·ère", "tresorier"), ("N° de série", "numero serie"), ("Date d’achat", "date achat"),
    ("Date de l'achat", "date achat"), ("Marque/Modèle", "marque modele"), ("e-mail", "e mail"), ("Œuvre", "oeuvre"),
    ("Mode\u{301}le", "modele"), ("  ", ""),
  ])
  func spellingsOfOneWordAreOne(_ text: String, key: String) {
    #expect(PlainWords.key(text) == key)
  }

  @Test(arguments: ["laptop", "Portable", "PC portable", "ordinateur portable", "PORTABLES"])
  func valuesByTheirWords(_ text: String) throws {
    #expect(try value(text, "kind") == "laptop")
  }

  @Test(arguments: [
    ("oui", "disk-encrypted", "yes"), ("Non", "disk-encrypted", "no"), ("X", "disk-encrypted", "yes"),
    ("peut-être", "disk-encrypted", nil), ("HS", "state", "broken"), ("en stock", "state", "idle"),
    ("don", "acquired", "donated"), ("Mairie", "owner", "lent"), ("3 mars 2020", "bought", "2020-03-03"),
    ("2020", "last-update", nil), ("2,5", "count", nil),
  ])
  func valuesOfDevices(_ text: String, attribute: String, expected: String?) throws {
    #expect(try value(text, attribute) == expected)
  }

  private func value(_ text: String, _ name: String) throws -> String? {
    let attributes = try InventorySchema().outline.rules["device"].orThrow().attributes
    let rule = try vocabulary.columns(of: "device").first { $0.attribute == name }.orThrow()
    let attribute = try attributes.first { $0.name == name }.orThrow()
    return CellReader(Recognition(try Workshop.catalogue.orThrow())).value(text, of: attribute, rule, unit: nil)
  }
}
