@testable import Collecting
import Inventories
import LibXML
import TestSupport
import Testing

/// Measures of some sections only.
struct PartialMeasureTests {
  private static func whole() -> Measured {
    Measured(uuid: Measured.uuid(1), serial: "abc1", cards: ["aa:bb:cc:dd:ee:01"]).with {
      $0.machine.memory = 8192
      $0.machine.disks = [.init(model: "Disque", size: 500_000)]
      $0.machine.drives = [.init(mount: "/", total: 400_000, encrypted: "no", isSystem: true)]
      $0.machine.printers = [[("name", "Imprimante")]]
      $0.software = [("VLC media player", "3.0.20"), ("GIMP", "2.10")]
    }
  }

  private static func part(_ sections: Set<String>, _ change: (inout Measured) -> Void) -> Measured {
    Measured(uuid: Measured.uuid(1), serial: "abc1", day: "2026-11-21").with {
      $0.machine.isPartial = true
      $0.machine.sections = sections
      change(&$0)
    }
  }

  private static func file(_ workshop: Workshop) throws -> [String] {
    let path = workshop.opened.directory + "/machines/laptop-1.xml"
    return String(decoding: try Files.read(path, limit: 1 << 20), as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test func onlyItsSectionsChangeInTheMachineFile() throws {
    let workshop = try Workshop()
    _ = try workshop.put(Self.whole())
    let before = try Self.file(workshop)
    let records = try workshop.put(
      Self.part(["BIOS", "HARDWARE", "DRIVES"]) {
        $0.machine.memory = 7900
        $0.machine.drives = [.init(mount: "/", total: 400_000, encrypted: "yes", isSystem: true)]
      })
    let after = try Self.file(workshop)
    #expect(records[0].remarks == [.partial])
    #expect(records[0].isPartial)
    let changed = zip(before, after).filter { $0 != $1 }.map(\.1)
    #expect(before.count == after.count)
    #expect(changed.count == 2)
    #expect(changed[0].contains("measured=\"2026-11-21\""))
    #expect(changed[1].contains("<drive") && changed[1].contains("encrypted=\"yes\""))
    #expect(records[0].changes?.facts.map(\.attribute) == ["disk-encrypted"])
    #expect(records[0].changes?.removed == [])
    let device = try workshop.device("laptop-1")
    #expect(device["memory-gb"] == "8")
    #expect(device.children("installed").count == 2)
    #expect(try device["machine-sha256"] == Fingerprint.ofFile(workshop.opened.directory + "/machines/laptop-1.xml"))
    #expect(try workshop.faults() == [])
  }

  @Test func itsSoftwareReplacesTheList() throws {
    let workshop = try Workshop()
    _ = try workshop.put(Self.whole())
    let before = try Self.file(workshop)
    let records = try workshop.put(Self.part(["SOFTWARES"]) { $0.software = [("VLC media player", "3.0.21")] })
    #expect(records[0].changes?.updated.map(\.after) == ["3.0.21"])
    #expect(records[0].changes?.removed.map(\.name) == ["GIMP"])
    let after = try Self.file(workshop)
    func rest(_ lines: [String]) -> [String] { lines.filter { !$0.contains("<software") && !$0.contains("<machine") } }
    #expect(rest(before) == rest(after))
    #expect(try workshop.device("laptop-1").children("installed").map { $0["product"] } == ["vlc"])
  }

  @Test func aSectionThatIsEmptyNowGoes() throws {
    let workshop = try Workshop()
    _ = try workshop.put(Self.whole(), Self.part(["PRINTERS", "OPERATINGSYSTEM"]) { _ in })
    let file = try Self.file(workshop).joined()
    #expect(!file.contains("<printer"))
    #expect(file.contains("<drive"))
  }

  @Test func aloneItBecomesADeviceOfWhichTheRestIsUnknown() throws {
    let workshop = try Workshop()
    let records = try workshop.put(
      Self.part(["DRIVES"]) { $0.machine.drives = [.init(mount: "/", encrypted: "yes", isSystem: true)] })
    #expect(records[0].status == .imported)
    #expect(records[0].remarks == [.partialAlone])
    let device = try workshop.device("laptop-1")
    #expect(device["disk-encrypted"] == "yes")
    #expect(device["memory-gb"] == nil)
    #expect(try workshop.machine("laptop-1").root.first("origin")?["partial"] == "yes")
    // The whole measure comes later, though it is older.
    let whole = try workshop.put(Self.whole())
    #expect(whole[0].device == "laptop-1")
    #expect(try workshop.machine("laptop-1").root.first("origin")?["partial"] == nil)
    #expect(device["memory-gb"] == "8")
    #expect(device["disk-encrypted"] == "yes")
    #expect(try workshop.faults() == [])
  }

  @Test func withoutAListOfSectionsWhatItHoldsTells() throws {
    let workshop = try Workshop()
    _ = try workshop.put(Self.whole(), Self.part([]) { $0.machine.drives = [.init(mount: "/x", isSystem: false)] })
    let root = try workshop.machine("laptop-1").root
    #expect(root.children("drive").map { $0["mount"] } == ["/x"])
    #expect(root.children("software").count == 2)
  }

  /// What comes after the place where a file was cut was not looked at.
  @Test func aFileThatWasCutTakesNothingAway() throws {
    let workshop = try Workshop()
    func text(_ day: String, _ rest: String) -> String {
      "<REQUEST><CONTENT><ACCESSLOG><LOGDATE>\(day) 10:00:00</LOGDATE></ACCESSLOG>"
        + "<BIOS><SSN>ABC123</SSN></BIOS><HARDWARE><UUID>\(Measured.uuid(1))</UUID></HARDWARE>" + rest
    }
    let software = ["VLC media player", "GIMP", "Audacity"].map { "<SOFTWARES><NAME>\($0)</NAME></SOFTWARES>" }
    let end = "</CONTENT><QUERY>INVENTORY</QUERY></REQUEST>"
    let whole = try workshop.folder.write(text("2026-11-20", software.joined() + end), to: "in/a.xml")
    let cut = try workshop.folder.write(text("2026-11-21", software[0] + "<SOFTWARES><NA"), to: "in/b.xml")
    let records = try workshop.collect([whole, cut])
    #expect(records[1].repairs == ["truncated": 1])
    #expect(records[1].remarks == [.partial])
    let id = try records[1].device.orThrow()
    #expect(try workshop.device(id).children("installed").count == 3)
    #expect(try workshop.machine(id).root.children("software").count == 3)
  }
}
