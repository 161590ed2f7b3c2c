@testable import Collecting
import Inventories
import LibXML
import TestSupport
import Testing

/// A real machine measured twice, and real partial measures; they wait for the reader of their format.
@Suite(.enabled(if: RealJSON.isRead, "the fixtures are not beside the project, or their format is not read"))
struct RescanPairTests {
  @Test func theSecondMeasureTellsExactlyWhatChanged() throws {
    let workshop = try Workshop()
    let records = try workshop.collect(["computer_3.json", "computer_3_updated.json"].map(RealJSON.path))
    #expect(workshop.opened.inventory.devices.count == 1)
    #expect(records.map(\.status) == [.imported, .merged])
    #expect(records[1].remarks == [])
    let changes = try records[1].changes.orThrow()
    // Counted from the two files by other means.
    #expect([changes.added.count, changes.removed.count, changes.updated.count] == [156, 5, 860])
    let firefox = changes.updated.first { $0.name == "firefox" }
    #expect([firefox?.before, firefox?.after] == ["51.0.1-2.fc25", "53.0.3-1.fc25"])
    #expect(changes.facts.map(\.attribute).contains("memory-gb"))
    #expect(try workshop.faults() == [])
  }

  @Test(arguments: [
    ("cpu", ["cpu"]), ("memory", ["memory"]), ("softs", ["software"]), ("volumes", ["drive"]), ("batteries", []),
  ])
  func aPartialMeasureChangesItsSectionsOnly(_ name: String, _ elements: [String]) throws {
    let workshop = try Workshop()
    let whole = try workshop.collect([RealJSON.path("computer_1.json")])
    let id = try whole.first?.device.orThrow() ?? ""
    let path = workshop.opened.directory + "/machines/\(id).xml"
    func rest() throws -> [Substring] {
      String(decoding: try Files.read(path, limit: 1 << 24), as: UTF8.self).split(separator: "\n  <").filter { block in
        !(elements + ["system", "firmware"]).contains { block.hasPrefix($0 + " ") }
      }
    }
    let before = try rest()
    let records = try workshop.collect([RealJSON.path("computer_1_partial_\(name).json")])
    #expect(records.map(\.device) == [id])
    #expect(records.map(\.remarks) == [[.partial]])
    #expect(try rest() == before)
    #expect(try workshop.faults() == [])
  }
}

/// Real files in the JSON of agents.
enum RealJSON {
  static func path(_ name: String) -> String {
    (Paths.fixtures ?? "") + "/glpi-inventory-format/" + name
  }

  static var isRead: Bool {
    guard Paths.fixtures != nil, let workshop = try? Workshop() else { return false }
    return (try? workshop.collect([path("computer_3.json")]))?.first?.status == .imported
  }
}
