import Assessing
import Inventories
import Knowledge
import LibXML
import Testing

/// People read words: never an id, a code, a format or the spelling of a schema.
struct FactWordsTests {
  private let words: FactWords

  init() throws {
    let xml = """
      <inventory version='1'><organisation id='org' name='A'/>
        <people><person id='p-it' role='it-volunteer'/><group id='g-radio' role='radio' count='8'/></people>
        <sources><source id='i' kind='interview' date='2026-11-03' role='treasurer'/>
          <source id='f' kind='import' date='2026-11-09' tool='GLPI-Agent_v1.11'/></sources>
      </inventory>
      """
    let catalogue = try shipped()
    let inventory = Inventory(try Document(bytes: Array(xml.utf8), name: "test"))
    inventory.vocabulary = catalogue.words
    words = FactWords(inventory, catalogue)
  }

  @Test(arguments: [
    ("key-holders", "backup", "p-it g-radio", "bénévole informatique, équipe de la radio (8)"),
    ("frequency", "backup", "P1W", "1\u{A0}semaine"), ("last-run", "backup", "never", "jamais"),
    ("last-run", "backup", "2026-06-28", "28\u{A0}juin\u{A0}2026"),
    ("bought", "device", "2023-10", "octobre\u{A0}2023"),
    ("bought", "device", "2012", "2012"), ("hosting-country", "service", "US", "États-Unis"),
    ("volume-gb", "data-location", "6.4", "6,4"), ("system-version", "device", "14.10", "14.10"),
    ("account-owner", "service", "mixed", "comptes personnels et de l’association"),
    ("values", "organisation", "cooperation sobriety", "coopération, sobriété"),
    ("subjects", "activity", "choir-singers", "choir singers"), ("name", "site", "US", "US"),
    ("product", "service", "gmail", "Gmail"), ("of", "format", "", "oui"),
  ])
  func aValueIsTold(attribute: String, element: String, value: String, told: String) {
    #expect(words.value(value, of: attribute, on: element).fr == told)
  }

  @Test
  func anEditionIsAWordOfItsProduct() {
    let edition = words.value("2016", of: "edition", on: "installed", product: "microsoft-office")
    #expect(edition.fr == "Office 2016")
    // Elsewhere `desktop` is a kind of machine.
    #expect(words.value("desktop", of: "edition", on: "installed", product: "nothing").fr == "desktop")
  }

  @Test
  func aSourceIsWhoSpokeElseWhatItIs() {
    #expect(words.source("i").fr == "trésorerie")
    #expect(words.source("f").fr == "fichier importé du 9\u{A0}novembre\u{A0}2026")
    #expect(words.source("gone").fr == "gone")
  }
}
