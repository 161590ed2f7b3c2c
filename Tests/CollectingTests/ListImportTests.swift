import Inventories
import Knowledge
import LibXML
import TestSupport
import Testing

@testable import Collecting

/// Lists that people keep, from the file to the claims.
struct ListImportTests {
  static let head = "Type;Marque;Modèle;N° de série;Mémoire\n"
  static let two = head + "Portable;HP;ProBook;5CD1111;8 Go\nPC fixe;Dell;OptiPlex;5CD2222;4 Go\n"

  func take(
    _ workshop: Workshop, _ text: String, _ name: String = "liste.csv", names: Bool = false
  ) throws -> [ImportRecord] {
    try take(workshop, bytes: Array(text.utf8), name, names: names)
  }

  func take(
    _ workshop: Workshop, bytes: [UInt8], _ name: String, names: Bool = false
  ) throws -> [ImportRecord] {
    let path = try workshop.folder.write(bytes: bytes, to: "in/" + name)
    return try Collector.collect(
      paths: [path], into: workshop.opened, catalogue: Workshop.catalogue.orThrow(), date: workshop.today,
      lists: ListOptions(keepsNames: names))
  }

  func schemaFaults(_ workshop: Workshop) throws -> [String] {
    try InventorySchema().check(Document(contentsOf: workshop.opened.inventoryPath)).map { $0.rendered(in: .en) }
  }

  func codes(_ record: ImportRecord?) -> [String] {
    (record?.faults ?? []).map { "\($0.code) \($0.location.line ?? 0):\($0.location.column ?? 0)" }
  }

  @Test func eachRowIsADeviceAndEachFactAClaim() throws {
    let workshop = try Workshop()
    let records = try take(workshop, Self.two)
    #expect(records.map(\.list?.added) == [2])
    let laptop = try workshop.device("laptop-1")
    #expect(laptop["manufacturer"] == "HP" && laptop["memory-gb"] == "8" && laptop["serial"] == "5CD1111")
    let claims = Ledger(workshop.opened.inventory).claims
    #expect(claims.count == 10)
    #expect(claims.allSatisfy { $0.rank == .documented && $0.source == "import" })
    let source = try workshop.device("import")
    #expect(source["kind"] == "import" && source["date"] == "2026-11-22" && source["file"] == "liste.csv")
    #expect(try schemaFaults(workshop) == [])
  }

  @Test func windowsLettersAndTwoByteLettersGiveTheSame() throws {
    let plain = try Workshop(), windows = try Workshop(), wide = try Workshop(), marked = try Workshop()
    let text = "Matériel;Modèle;État\nOrdinateur portable;Élan n° 5;Réformé\n"
    _ = try take(plain, text)
    let narrow = text.unicodeScalars.map { UInt8($0.value) }
    let record = try take(windows, bytes: narrow, "liste.csv").first
    #expect(record?.repairs["encoding"] != nil)
    _ = try take(wide, bytes: [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, "liste.csv")
    _ = try take(marked, bytes: [0xEF, 0xBB, 0xBF] + Array(text.utf8), "liste.csv")
    let expected = try plain.device("laptop-1").attributes.map { "\($0.name)=\($0.value)" }
    #expect(Set(expected) == ["id=laptop-1", "kind=laptop", "state=retired", "model=Élan n° 5"])
    for other in [windows, wide, marked] {
      #expect(try other.device("laptop-1").attributes.map { "\($0.name)=\($0.value)" } == expected)
    }
  }

  @Test func aSpreadsheetGivesTheSameAsTheText() throws {
    let text = try Workshop(), sheet = try Workshop()
    _ = try take(text, Self.two)
    let rows = Self.two.split(separator: "\n").map { $0.split(separator: ";").map(String.init) }
    _ = try take(sheet, bytes: SampleSpreadsheet.file([("Feuille1", [["Parc"], []] + rows)]), "liste.ods")
    func bodies(_ workshop: Workshop) -> [[String]] {
      workshop.opened.inventory.devices.map { $0.node.attributes.map { "\($0.name)=\($0.value)" } }
    }
    #expect(bodies(text) == bodies(sheet))
    #expect(bodies(text).count == 2)
  }

  @Test func theSameFileAgainChangesNothing() throws {
    let workshop = try Workshop()
    _ = try take(workshop, Self.two)
    let before = try workshop.everything()
    let again = try take(workshop, Self.two, "copie.csv")
    #expect(again.first?.reason != nil)
    #expect(try workshop.everything() == before)
  }

  @Test func aNewVersionOfAListSpeaksForTheOldOne() throws {
    let workshop = try Workshop()
    _ = try take(workshop, Self.two)
    let records = try take(workshop, Self.two.replacing("8 Go", with: "16 Go") + "Tablette;Apple;iPad;DMP33333;\n")
    #expect(records.map(\.list?.added) == [1])
    #expect(records.map(\.list?.known) == [2])
    #expect(try workshop.device("laptop-1")["memory-gb"] == "16")
    #expect(Ledger(workshop.opened.inventory).divergences(on: workshop.today) == [])
    #expect(workshop.opened.inventory["written"] == nil)
  }

  @Test func anotherListThatDisagreesIsADivergence() throws {
    let workshop = try Workshop()
    _ = try take(workshop, Self.two)
    _ = try take(workshop, Self.two.replacing("8 Go", with: "16 Go"), "autre.csv")
    let divergences = Ledger(workshop.opened.inventory).divergences(on: workshop.today)
    #expect(divergences.map(\.fact) == ["laptop-1/@memory-gb"])
  }

  static let measure = """
    <ACCESSLOG><LOGDATE>2026-11-20 10:00:00</LOGDATE></ACCESSLOG>
    <BIOS><SSN>5CD1111</SSN><SMANUFACTURER>HP</SMANUFACTURER><SMODEL>HP ProBook</SMODEL></BIOS>
    <HARDWARE><NAME>poste-accueil</NAME><UUID>11111111-2222-4333-8444-555555555555</UUID><MEMORY>16384</MEMORY>
    <CHASSIS_TYPE>Notebook</CHASSIS_TYPE></HARDWARE>
    """

  @Test func whatWasMeasuredIsBetterThanWhatIsWritten() throws {
    let workshop = try Workshop()
    _ = try workshop.collect(Self.measure)
    let records = try take(workshop, Self.two)
    #expect(records.first?.list?.known == 1)
    #expect(try workshop.device("laptop-1")["memory-gb"] == "16")
    let facts = Ledger(workshop.opened.inventory).divergences(on: workshop.today).map(\.fact)
    #expect(facts == ["laptop-1/@model", "laptop-1/@memory-gb"])
  }

  @Test func aMachineMeasuredLaterIsFoundByItsSerialNumber() throws {
    let workshop = try Workshop()
    _ = try take(workshop, Self.two)
    let record = try workshop.collect(Self.measure)
    #expect(record.device == "laptop-1")
    #expect(workshop.opened.inventory.devices.count == 2)
    #expect(try workshop.device("laptop-1")["memory-gb"] == "16")
  }

  @Test func aMachineIsFoundByItsNameWhichIsNotKept() throws {
    let workshop = try Workshop()
    _ = try workshop.collect(Self.measure)
    let records = try take(workshop, "Nom du poste;Marque;Lieu\nPOSTE-ACCUEIL;Hewlett;\n")
    #expect(records.first?.list?.known == 1)
    #expect(records.first?.dropped == ["host-names": 1])
    #expect(try !workshop.everything().lowercased().contains("poste-accueil"))
  }

  @Test func aRowThatMayBeAnotherMachineIsLeftOutAndTold() throws {
    let workshop = try Workshop()
    _ = try take(workshop, "Marque;Modèle\nDell;OptiPlex\n")
    let records = try take(workshop, "Marque;Modèle;RAM\ndell;Optiplex;8\nHP;ProBook;8\n", "autre.csv")
    #expect(records.first?.list?.left == 1)
    #expect(codes(records.first) == ["LST-003 2:1"])
    #expect(workshop.opened.inventory.devices.count == 2)
    #expect(try workshop.device("device-1")["memory-gb"] == nil)
    let sure = try take(
      workshop, "Id;Marque;Modèle;RAM\ndevice-1;Dell;OptiPlex;8\nneuf-1;Dell;OptiPlex;4\n", "sure.csv")
    #expect(sure.first?.list?.known == 1 && sure.first?.list?.added == 1)
    #expect(try workshop.device("device-1")["memory-gb"] == "8")
    #expect(try workshop.device("neuf-1")["memory-gb"] == "4")
  }

  @Test func twoRowsWithOneSerialNumberAreTold() throws {
    let workshop = try Workshop()
    let records = try take(workshop, Self.two + "Portable;HP;ProBook;5cd1111;8 Go\n")
    #expect(records.first?.list?.added == 2)
    #expect(codes(records.first) == ["LST-003 4:1"])
  }

  @Test func aValueThatDoesNotFitIsToldWithItsPlace() throws {
    let workshop = try Workshop()
    let records = try take(workshop, "Type;Marque;Mémoire;Acheté le\nSoucoupe;HP;beaucoup;31/02/2020\n;;;\nTOTAL;;3;\n")
    #expect(codes(records.first) == ["LST-001 2:1", "LST-001 2:13", "LST-001 2:22", "LST-001 4:1", "LST-004 4:1"])
    #expect(try workshop.device("device-1").attributes.map(\.name).sorted() == ["id", "manufacturer"])
    #expect(try schemaFaults(workshop) == [])
  }

  @Test func formulasAndControlsAreTextLikeAnyOther() throws {
    let workshop = try Workshop()
    _ = try take(workshop, "Marque;Modèle\n=HYPERLINK(\"http://x\");@SUM(1+1)\u{1B}[31m\n")
    let device = try workshop.device("device-1")
    #expect(device["manufacturer"] == "=HYPERLINK(\"http://x\")")
    #expect(device["model"] == "@SUM(1+1)[31m")
  }

  @Test(arguments: ["Couleur;Fruit\nrouge;pomme\n", "Nom;Type\na;b\n", "Marque;Couleur\nDell;bleu\n"])
  func whatIsNoKnownListIsRefused(_ text: String) throws {
    let workshop = try Workshop()
    let before = try workshop.everything()
    #expect(try take(workshop, text, "notes.csv").map(\.status) == [.refused])
    #expect(try workshop.everything() == before)
  }
}
