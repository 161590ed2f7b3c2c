import Inventories
import LibXML
import Testing

struct InventoryTests {
  private let inventory: Inventory

  init() throws {
    let text = """
      <inventory version="1"><organisation id="org" name="A" members="480" general-assembly="2026-06-12"/>
      <people><person id="p-it" role="it-volunteer" hours-per-week="2.5"/><skill of="p-it" on="pix-1.2" level="3"/>
        <group id="g" role="animation" count="7"/></people>
      <devices complete="yes"><device id="d-1" kind="laptop" manufacturer="Dell" model="E7470" count="4"/>
        <device id="d-2"/></devices>
      <services><service id="v" product="p" capability="mail  calendar" cost-eur-year="12.5"/></services>
      <data-locations><data-location id="l"><data category="members" personal="yes" special="none"/></data-location>
        <data-location id="m"><data category="health" special="health"/></data-location></data-locations>
      </inventory>
      """
    inventory = Inventory(try Document(bytes: Array(text.utf8), name: "t"))
  }

  @Test
  func typedViewsReadTheDocument() {
    #expect(inventory.organisation?.members == 480)
    #expect(inventory.organisation?.generalAssembly == Day("2026-06-12"))
    #expect(inventory.organisation?.employees == nil)
    #expect(inventory.roles.map(\.headcount) == [1, 7])
    #expect(inventory.roles.map(\.hoursPerWeek) == [2.5, nil])
    #expect(inventory.skills.map(\.level) == [3])
    #expect(inventory.devices.map(\.count) == [4, 1])
    #expect(inventory.devices.map(\.isComputer) == [true, false])
    #expect(inventory.services.first?.capabilities == ["mail", "calendar"])
    #expect(inventory.services.first?.cost == 12.5)
    #expect(inventory.dataLocations.map(\.isSensitive) == [false, true])
    #expect(inventory.dataLocations.map(\.isPersonal) == [true, false])
    #expect(inventory.backups.isEmpty)
  }

  @Test
  func completenessIsOnlyWhatSomebodyStated() {
    #expect(inventory.isComplete("devices"))
    #expect(!inventory.isComplete("people"))
    #expect(!inventory.isComplete("backups"))
  }

  @Test
  func idsAreFoundAndFreeOnesProposed() {
    #expect(inventory["d-1"]?.name == "device")
    #expect(inventory["none"] == nil)
    #expect(inventory.freeID("d") == "d")
    #expect(inventory.freeID("d-1") == "d-1-2")
    inventory.add("device", to: "devices", ["id": "d-1-2"])
    #expect(inventory["d-1-2"]?.name == "device")
    #expect(inventory.freeID("d-1") == "d-1-3")
    inventory.add("backup", to: "backups", ["id": "b", "of": "l"])
    #expect(inventory.backups.map(\.of) == [["l"]])
  }

  @Test
  func labelsAreWordsOfPeople() {
    #expect(inventory.label("d-1").fr == "ordinateur portable Dell E7470 × 4 (d-1)")
    #expect(inventory.label("d-2").en == "machine (d-2)")
    #expect(inventory.label("p-it").fr == "bénévole informatique")
    #expect(inventory.label("g").en == "youth work (7)")
    #expect(inventory.label("none").fr == "none")
  }

  @Test
  func sectionsOfANewInventoryAreThoseOfTheSchema() throws {
    let outline = try InventorySchema().outline
    let known = outline.rules["inventory"]?.children.compactMap { outline.rules[$0.rule]?.name } ?? []
    #expect(InventorySchema.sections.filter { !known.contains($0) } == [])
  }
}
