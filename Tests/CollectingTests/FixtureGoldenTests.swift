import Collecting
import Inventories
import LibXML
import TestSupport
import Testing

/// What is taken of every real inventory, in one file: facts only, no name and no number of a machine.
@Suite(.enabled(if: Paths.fixtures != nil, "shared/fixtures is not beside the project"))
struct FixtureGoldenTests {
  /// Every inventory under the shared fixtures, by its path there.
  static let files: [String] = {
    guard let root = Paths.fixtures else { return [] }
    let folders = [
      "damaged", "fusioninventory", "glpi-inventory-format", "lshw", "nmap", "ocs", "system-profiler", "lynis", "xccdf",
    ]
    return folders.flatMap { folder in
      ((try? Files.names(in: root + "/" + folder)) ?? []).sorted().map { folder + "/" + $0 }
    }
  }()

  @Test func everyRealInventoryGivesTheSameFacts() throws {
    let blocks = try Self.files.map(Self.summary)
    try expectSnapshot(blocks.joined(separator: "\n"), named: "fixtures.txt")
  }

  /// A file in a case of its own.
  private static func summary(_ file: String) throws -> String {
    let workshop = try Workshop()
    let records = try workshop.collect([Paths.fixtures.orThrow() + "/" + file])
    #expect(try workshop.faults() == [], "\(file)")
    return try file + "\n" + records.map { try lines($0, workshop) }.joined()
  }

  private static func lines(_ record: ImportRecord, _ workshop: Workshop) throws -> String {
    var lines = [([record.status.rawValue] + [record.reason?.en].compactMap { $0 }).joined(separator: ": ")]
    if let id = record.device, record.status != .refused {
      lines += try facts(workshop.device(id), workshop.machine(id).root, record)
    }
    lines += counts("mended", record.repairs) + counts("left out", record.dropped)
    return lines.map { "  " + $0 + "\n" }.joined()
  }

  private static func facts(_ device: Node, _ machine: Node, _ record: ImportRecord) -> [String] {
    let system = machine.first("system")
    let name = [device["system"] ?? device["system-name"], device["system-version"], device["system-edition"]]
    let support =
      system?["supported-until"].map { "until \($0)" } ?? system?["cycle"].map { "cycle \($0)" } ?? "unknown"
    let disks = machine.children("disk").count, drives = machine.children("drive").count
    return [
      "kind \(device["kind"] ?? "unknown"), measured \(device["measured"] ?? "unknown")",
      "system \(words(name)), support \(support)",
      "model \(words([device["manufacturer"], device["model"]])), firmware \(device["firmware-date"] ?? "unknown"), memory \(device["memory-gb"] ?? "unknown") GB",
      "disks \(disks), volumes \(drives), \(device["disk-gb"] ?? "unknown") GB, "
        + "encrypted \(device["disk-encrypted"] ?? "unknown")",
      "firewall \(device["firewall"] ?? "unknown"), antivirus \(machine.children("antivirus").count), "
        + "accounts \(device["accounts"] ?? "unknown"), cards \(machine.children("network").count)",
      "applications \(count(record.software)) of \(count(record.packages)) packages, "
        + "recognised \(device.children("installed").count)",
    ]
  }

  private static func words(_ words: [String?]) -> String {
    let told = words.compactMap { $0 }
    return told.isEmpty ? "unknown" : told.joined(separator: " ")
  }

  private static func count(_ number: Int?) -> String { number.map(String.init) ?? "unknown" }

  private static func counts(_ title: String, _ counts: [String: Int]) -> [String] {
    guard !counts.isEmpty else { return [] }
    return [title + " " + counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")]
  }
}
