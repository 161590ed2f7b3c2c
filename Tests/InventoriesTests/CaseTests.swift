import Inventories
import LibXML
import TestSupport
import Testing

struct CaseTests {
  private let folder: TemporaryFolder
  private let today: Day

  init() throws {
    folder = try TemporaryFolder()
    today = try #require(Day("2026-01-15"))
  }

  private func bytes(_ association: Case) throws -> [UInt8] {
    try Files.read(association.inventoryPath, limit: 1 << 20)
  }

  @Test
  func newCaseIsValidAndByteStable() throws {
    let path = folder.path + "/inventories/les-tilleuls"
    let created = try Case.create(path + "//", name: "Les « Tilleuls » & <co>", date: today, language: .fr)
    let first = try bytes(created)
    let opened = try Case(path + "/")
    #expect(opened.name == "les-tilleuls")
    #expect(opened.inventory.organisation?.name == "Les « Tilleuls » & <co>")
    #expect(opened.inventory.root["date"] == "2026-01-15")
    try opened.save()
    #expect(try bytes(opened) == first)
    #expect(try Files.names(in: path) == ["inventory.xml"])
  }

  @Test
  func changesAreKeptAndSavingTwiceChangesNothing() throws {
    let association = try Case.create(folder.path, name: "A", date: today, language: .en)
    association.inventory.add("device", to: "devices", ["id": "d-1", "kind": "laptop", "count": "4"])
    association.inventory["d-1"]?.append("note", text: "Une note,\n  sur deux lignes.")
    try association.save()
    let once = try bytes(association)
    let again = try Case(folder.path)
    #expect(again.inventory.devices.map(\.count) == [4])
    #expect(again.inventory.devices.first?.notes == ["Une note, sur deux lignes."])
    try again.save()
    #expect(try bytes(again) == once)
  }

  @Test
  func existingCaseIsNeverOverwritten() throws {
    let association = try Case.create(folder.path, name: "A", date: today, language: .fr)
    let before = try bytes(association)
    let refusal = #expect(throws: CaseExists.self) {
      try Case.create(folder.path, name: "B", date: today, language: .fr)
    }
    #expect(refusal?.diagnostic.code == "FILE-004")
    #expect(try bytes(association) == before)
  }

  @Test
  func faultyInventoryIsNotOpened() throws {
    try folder.write("<inventory version='1'><organisation id='o'/></inventory>", to: "inventory.xml")
    let failure = #expect(throws: XMLFailure.self) { try Case(folder.path) }
    #expect(failure?.diagnostics.map(\.code) == ["INV-003"])
    #expect(throws: FileFailure.self) { try Case(folder.path + "/none") }
  }

  @Test
  func lockIsThatOfTheFolder() throws {
    let association = try Case.create(folder.path, name: "A", date: today, language: .fr)
    let lock = try Case.lock(association.directory)
    #expect(throws: CaseInUse.self) { try Case.lock(folder.path) }
    _ = lock
  }
}
