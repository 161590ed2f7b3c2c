import Collecting
import Inventories
import LibXML
import TestSupport
import Testing

/// Every real inventory of the shared fixtures; skipped by name where they are not beside the project.
@Suite(.enabled(if: Paths.fixtures != nil, "shared/fixtures is not beside the project"))
struct FixtureImportTests {
  static let files: [String] = {
    guard let root = Paths.fixtures else { return [] }
    return ["glpi-inventory-format", "fusioninventory"].flatMap { folder in
      ((try? Files.names(in: root + "/" + folder)) ?? []).filter { $0.hasSuffix(".xml") || $0.hasSuffix(".ocs") }
        .map { root + "/" + folder + "/" + $0 }
    }
  }()

  static func path(_ name: String) -> String { files.first { $0.hasSuffix(name) } ?? name }

  @Test func takesEveryFileAndWritesWhatItsSchemasAllow() throws {
    let workshop = try Workshop()
    #expect(Self.files.count == 27)
    let records = try workshop.collect(Self.files)
    for record in records { print(record.json(in: .en).line) }
    #expect(records.allSatisfy { $0.status != .refused })
    #expect(try workshop.faults() == [])
    let text = try workshop.everything()
    for secret in ["must-not-be-stored", "ADMIN_PASSWORD", "AAAAA-BBBBB", "AAAAFAKEKEY"] {
      #expect(!text.lowercased().contains(secret.lowercased()))
    }
  }

  @Test func aWrittenNoIsAFact() throws {
    let workshop = try Workshop()
    let record = try workshop.collect([Self.path("windows-11-workstation.ocs")]).first.orThrow()
    let device = try workshop.device(record.device.orThrow())
    #expect(device["disk-encrypted"] == "no")
    #expect(device["system"] == "windows-11")
    #expect(device["system-version"] == "10.0.22631")
    #expect(device["system-edition"] == "Enterprise Evaluation")
    #expect(device["firmware-date"] == "2006-12-01")
    #expect(device["firewall"] == "yes")
    #expect(device["measured"] == "2025-03-26")
  }
}
