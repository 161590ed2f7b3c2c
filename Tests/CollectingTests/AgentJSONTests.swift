import Inventories
import LibXML
import TestSupport
import Testing

@testable import Collecting

/// The JSON of GLPI agents.
struct AgentJSONTests {
  @Test func aComputerGivesTheFactsOfItsXML() throws {
    let workshop = try Workshop()
    let record = try workshop.collect(sample: "glpi-computer.json")
    #expect(record.status == .imported)
    #expect(record.reason == nil)
    #expect(try workshop.faults() == [])
    let device = try workshop.device("laptop-1")
    let expected = [
      "kind": "laptop", "manufacturer": "LENOVO", "model": "ThinkPad T14", "system": "windows-11",
      "system-version": "10.0.26200", "memory-gb": "16", "disk-encrypted": "yes", "firewall": "yes", "accounts": "1",
      "user-is-admin": "no", "firmware-date": "2024-04-03", "remote-control": "anydesk", "measured": "2026-11-18",
      "software-count": "3", "package-count": "4",
    ]
    for (name, value) in expected { #expect(device[name] == value, "\(name)") }
    let machine = try workshop.machine("laptop-1").root
    #expect(machine["serial"] == "PF4X0001")
    #expect(machine.children("network").map { $0["mac"] } == ["a4:f9:33:00:00:01"])
    #expect(machine.children("printer").map { $0["network"] } == ["yes"])
    #expect(machine.first("system")?["installed-raw"] == "2025-02-30 10:00:00")
    #expect(machine.first("firmware")?["secure-boot"] == "yes")
    #expect(machine.first("origin")?["format"] == "glpi-json")
    #expect(machine.children("software").map { $0["name"] }[1] == "Logiciel de l’association <2> & \"Cie\"")
    #expect(machine.children("software").map { $0["kind"] }[2] == "update")
    #expect(machine.children("software").map { $0["installed-raw"] }[1] == "2026-02-30")
  }

  private static func network(_ type: String, _ device: String, _ rest: String = "") -> String {
    """
    {"action": "netinventory", "deviceid": "x", "itemtype": "\(type)",
     "content": {"versionclient": "1", "network_device": {\(device)}\(rest)}}
    """
  }

  @Test(arguments: [
    (network("NetworkEquipment", #""type": "Networking", "model": "S1", "serial": "FOC1234""#), "network"),
    (network("NetworkEquipment", #""model": "S1", "description": "24 port switch""#), "switch"),
    (network("Printer", #""model": "M1", "ips": ["192.0.2.1"], "contact": "x@example.org""#), "printer"),
    (network("Phone", #""model": "IP 300", "mac": "02:00:00:00:00:01""#), "phone"),
    (network("Unmanaged", #""name": "truc""#, #", "network_ports": [{"mac": "02:00:00:00:00:01"}]"#), "other"),
    (network("Unmanaged", #""type": "Storage", "model": "N1""#), "nas"),
    (#"{"deviceid": "x", "itemtype": "Phone", "content": {"bios": {"smodel": "P1"}, "versionclient": "1"}}"#, "phone"),
  ])
  func devicesHaveTheKindThatTheirItemSays(text: String, kind: String) throws {
    let workshop = try Workshop()
    let record = try workshop.collect(bytes: Array(text.utf8), named: "a.json")
    #expect(record.status == .imported)
    #expect(record.kind == kind)
    #expect(try workshop.faults() == [])
    #expect(try !workshop.everything().contains("192.0.2."))
  }

  @Test func whatSpeaksOfChangesOnlySaysSo() throws {
    let folder = try TemporaryFolder()
    func machine(_ partial: String) throws -> MeasuredMachine {
      let text =
        #"{"deviceid": "x", "content": {"drives": [], "bios": {"ssn": "PF12"}, "versionclient": "1"}\#(partial)}"#
      let input = try ForeignInput(path: folder.write(text, to: "a.json"), name: "a.json")
      let recognition = Recognition(try Workshop.catalogue.orThrow())
      let spool = SoftwareSpool(matcher: recognition.software, path: folder.path + "/spool")
      return try ForeignReader.read(input, recognition, spool).first.orThrow()
    }
    #expect(try machine("").isPartial == false)
    #expect(try machine(#", "partial": false"#).isPartial == false)
    #expect(try machine(#", "partial": true"#).isPartial)
    #expect(try machine(#", "partial": true"#).sections == ["DRIVES", "BIOS"])
    #expect(try machine(#", "partial": true"#).remark == nil)
  }

  @Test func ofACutFileOnlyWholeSectionsSpeakForAll() throws {
    let folder = try TemporaryFolder()
    func machine(_ text: String) throws -> MeasuredMachine {
      let input = try ForeignInput(path: folder.write(text, to: "a.json"), name: "a.json")
      let recognition = Recognition(try Workshop.catalogue.orThrow())
      let spool = SoftwareSpool(matcher: recognition.software, path: folder.path + "/spool")
      return try ForeignReader.read(input, recognition, spool).first.orThrow()
    }
    let start = #"{"deviceid": "x", "content": {"bios": {"ssn": "PF12"}, "softwares": [{"name": "A"}, {"name""#
    #expect(try machine(start).isPartial)
    #expect(try machine(start).sections == ["BIOS"])
    #expect(try machine(start.replacing("[{", with: "[{\"x\": [1, 2], ")).sections == ["BIOS"])
    #expect(
      try machine(start + #": "B"}], "drives": [{"letter": "C:"}], "envs""#).sections == [
        "BIOS", "SOFTWARES", "DRIVES",
      ])
    let ocs = #"{"template_inventory": {"BIOS": [{"MODEL": "M"}], "LOCAL USERS": [{"USER ID": "1000"}, {"#
    #expect(try machine(ocs).sections == ["BIOS"])
    #expect(try machine(#"{"Software": [{"DisplayName": "A"}, {"Disp"#).sections == [])
  }

  /// One file, damaged in many ways: its four packages are read whatever was done to it, but for what was cut.
  @Test(arguments: [
    ("mark", []), ("utf16le", []), ("utf16be", []), ("log", ["leading-text"]), ("after", ["trailing-text"]),
    ("zero", ["zeros"]), ("control", ["controls"]), ("escaped", ["controls"]), ("windows", ["encoding"]),
    ("surrogate", ["encoding"]), ("backslash", ["backslashes"]), ("noncharacter", ["noncharacters"]),
    ("cut", ["truncated"]),
  ])
  func damagedFilesAreMended(_ damage: String, _ repairs: [String]) throws {
    let workshop = try Workshop()
    let good = String(decoding: try Workshop.sample("glpi-computer.json"), as: UTF8.self)
    let record = try workshop.collect(bytes: Self.damaged(good, damage), named: "a.json")
    #expect(record.status == .imported, "\(String(describing: record.reason))")
    #expect(record.repairs.keys.sorted() == repairs)
    #expect(record.packages == (damage == "cut" ? 2 : 4))
    #expect(record.system == "windows-11")
    #expect(try workshop.faults() == [])
    #expect(try !workshop.everything().lowercased().contains("secret"))
  }

  private static func damaged(_ text: String, _ damage: String) -> [UInt8] {
    func inName(_ piece: String) -> [UInt8] {
      Array(text.replacing("LibreOffice 25", with: "LibreOffice\(piece) 25").utf8)
    }
    let wide = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    switch damage {
    case "mark": return [0xEF, 0xBB, 0xBF] + text.utf8
    case "utf16le": return [0xFF, 0xFE] + wide
    case "utf16be": return [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    case "log": return Array("[info] target local: {ok}\n".utf8) + text.utf8
    case "after": return text.utf8 + Array("\n[info] done\n".utf8)
    case "zero": return inName("\0")
    case "control": return inName("\u{5}")
    case "escaped": return inName("\\u0005")
    case "surrogate": return inName("\\ud83d")
    case "backslash": return Array(text.replacing("Suite bureautique", with: "C:\\Program").utf8)
    case "noncharacter": return inName("\u{FFFF}")
    case "cut":
      return Array(
        text.utf8.prefix(
          text.utf8.count - text[(text.firstRange(of: "KB5066835")?.lowerBound ?? text.endIndex)...].utf8.count))
    default: return text.replacing("l’association", with: "l%association").utf8.map { $0 == 0x25 ? 0x92 : $0 }
    }
  }

  @Test(arguments: [
    ("{}", "not an inventory"), ("[]", "not an inventory"), (#"{"un": 1}"#, "not an inventory"),
    ("{\"content\": {}}", "empty"),
    (#"{"action": "contact", "deviceid": "x"}"#, "contact"), (#"{"content": {"bios": {"#, "is cut before"),
    (#"{"content": {"bios": {"ssn": }, "versionclient": "1"}}"#, "no readable JSON"),
    ("{\"content\":\n{\"bios\": [1}}, \"versionclient\": \"1\"}", "brackets cross from line 2 on"),
    (#"{"action": "netdiscovery", "itemtype": "Unmanaged", "content": {"versionclient": "1"}}"#, "netdiscovery"),
  ])
  func whatCannotBeTakenIsRefusedWithATrueReason(text: String, reason: String) throws {
    let workshop = try Workshop()
    let record = try workshop.collect(bytes: Array(text.utf8), named: "a.json")
    #expect(record.status == .refused)
    #expect(record.reason?.en.contains(reason) == true, "\(String(describing: record.reason))")
    #expect(try workshop.faults() == [])
  }

  @Test func aFileThatIsTooLargeIsRefused() throws {
    let workshop = try Workshop()
    let text = Array(#"{"deviceid": "x","#.utf8) + [UInt8](repeating: 0x20, count: 64 << 20)
    let record = try workshop.collect(bytes: text, named: "a.json")
    #expect(record.status == .refused)
    #expect(record.reason?.en.contains("too large") == true)
  }
}
