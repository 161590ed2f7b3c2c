import Collecting
import Inventories
import LibXML
import TestSupport
import Testing

/// What Windows tells without an agent.
struct WindowsListTests {
  /// As Windows PowerShell writes it with `>`.
  private func wide(_ text: String) -> [UInt8] {
    [0xFF, 0xFE] + text.replacing("\n", with: "\r\n").utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }

  @Test func oneObjectWithTheClassesOfWindows() throws {
    let workshop = try Workshop()
    let text = String(decoding: try Workshop.sample("windows.json"), as: UTF8.self)
    let record = try workshop.collect(bytes: wide(text), named: "poste.json")
    #expect(record.status == .imported)
    #expect(record.reason == nil)
    #expect(record.repairs == [:])
    #expect(try workshop.faults() == [])
    let device = try workshop.device("laptop-1")
    let expected = [
      "kind": "laptop", "manufacturer": "HP", "system": "windows-11", "system-version": "10.0.26100",
      "memory-gb": "15.7", "disk-gb": "512", "disk-encrypted": "yes", "firewall": "partly", "accounts": "1",
      "firmware-date": "2024-04-03", "measured": "2026-11-22", "software-count": "2", "package-count": "3",
    ]
    for (name, value) in expected { #expect(device[name] == value, "\(name)") }
    #expect(device.children("antivirus").map { $0["active"] } == ["yes", "no"])
    #expect(device.children("antivirus").map { $0["up-to-date"] } == ["yes", "no"])
    let machine = try workshop.machine("laptop-1").root
    #expect(machine["serial"] == "5CD2000AAA")
    #expect(machine["uuid"] == "30303030-3130-4a44-8032-c4c04f4e3132")
    #expect(machine.first("system")?["installed"] == "2024-05-31")
    #expect(machine.children("drive").map { $0["mount"] } == ["C:"])
    #expect(machine.children("network").map { $0["mac"] } == ["a4:f9:33:00:00:09"])
    #expect(
      machine.children("software").map { $0["installed"] ?? $0["installed-raw"] } == ["2025-09-01", "20261341", nil])
  }

  /// The keys of the lines that `draille scan --help` shows.
  @Test func shortKeysAreRead() throws {
    let workshop = try Workshop()
    let text = """
      {"measured": "2026-11-20",
       "system": {"Caption": "Microsoft Windows 11 Pro", "Version": "10.0.26100", "InstallDate": "/Date(1717192800000)/"},
       "computer": {"Manufacturer": "HP", "Model": "Virtual Machine", "TotalPhysicalMemory": 8589934592,
        "PCSystemType": 1, "UUID": "30303030-3130-4A44-8032-C4C04F4E3132"},
       "bios": {"SerialNumber": "Default string", "SMBIOSBIOSVersion": "U85", "ReleaseDate": "2024-04-03T02:00:00+02:00"},
       "disks": [{"Model": "WD", "Size": 512105932800}], "software": [{"DisplayName": "VLC media player"}]}
      """
    let record = try workshop.collect(bytes: [0xEF, 0xBB, 0xBF] + text.utf8, named: "machine.json")
    #expect(record.reason == nil)
    let device = try workshop.device("virtual-1")
    let expected = [
      "kind": "virtual", "measured": "2026-11-20", "memory-gb": "8", "disk-gb": "512", "firmware-date": "2024-04-03",
      "system-version": "10.0.26100", "package-count": "1",
    ]
    for (name, value) in expected { #expect(device[name] == value, "\(name)") }
    #expect(try workshop.machine("virtual-1").root["serial"] == nil)
    #expect(try workshop.faults() == [])
  }

  @Test func wingetNamesProgramsByIdentifiers() throws {
    let workshop = try Workshop()
    let record = try workshop.collect(sample: "winget.json")
    #expect(record.kind == nil)
    #expect(record.device == "device-1")
    #expect(record.reason?.en.contains("only lists software") == true)
    #expect(record.packages == 4)
    let device = try workshop.device("device-1")
    #expect(device.children("installed").map { $0["product"] } == ["firefox", "libreoffice", "whatsapp"])
    #expect(device.children("installed").map { $0["version"] } == ["145.0", "25.8.1.1", nil])
    #expect(device["measured"] == "2026-11-16")
    #expect(try workshop.faults() == [])
  }

  @Test func aListNamedLikeADeclaredDeviceCompletesIt() throws {
    let workshop = try Workshop()
    workshop.opened.inventory.add("device", to: "devices", ["id": "d-office", "kind": "desktop"])
    let record = try workshop.collect(sample: "winget.json", named: "d-office.json")
    #expect(record.device == "d-office")
    #expect(try workshop.device("d-office")["kind"] == "desktop")
    #expect(workshop.opened.inventory.devices.count == 1)
  }

  private static let package = #"{"Name": "VLC media player", "Version": "3.0.21", "ProviderName": "Programs"}"#
  private static let fix = """
    {"HotFixID": "KB5066835", "Description": "Security Update", "InstalledBy": "secret", "CSName": "secret",
     "InstalledOn": {"value": "/Date(1760486400000)/", "DateTime": "mercredi 15 octobre 2025"}}
    """
  private static let product = """
    {"CimClass": {"CimClassName": "ROOT/cimv2:Win32_Product"}, "Name": "VLC media player", "Version": "3.0.21",
     "Vendor": "VideoLAN", "IdentifyingNumber": "{1}", "InstallDate": "20251015", "PSComputerName": null}
    """
  private static let winget = #"{"Name": "VLC media player", "Id": "VideoLAN.VLC", "InstalledVersion": "3.0.21"}"#
  private static let store = """
    {"Name": "VideoLAN.VLC", "Version": {"Major": 3, "Minor": 0, "Build": 21, "Revision": -1},
     "PackageFullName": "x", "Publisher": "CN=33F0, O=VideoLAN, C=FR"}
    """

  @Test(arguments: [
    (package, "VLC media player 3.0.21 Programs nil nil application"),
    ("[\(package), \(package)]", "VLC media player 3.0.21 Programs nil nil application"),
    (#"{"value": [\#(package)], "Count": 1}"#, "VLC media player 3.0.21 Programs nil nil application"),
    (product, "VLC media player 3.0.21 msi VideoLAN 2025-10-15 application"),
    (fix, "KB5066835 nil WMI nil 2025-10-15 update"),
    (winget, "VLC media player 3.0.21 winget nil nil application"),
    (store, "VideoLAN.VLC 3.0.21 uwp VideoLAN nil application"),
    (#"{"Software": \#(package)}"#, "VLC media player 3.0.21 Programs nil nil application"),
  ])
  func listsOfProgramsOfAnyCommand(text: String, expected: String) throws {
    let workshop = try Workshop()
    let record = try workshop.collect(bytes: wide(text), named: "liste.json")
    #expect(record.status == .imported, "\(String(describing: record.reason))")
    #expect(record.reason?.en.contains("only lists software") == true)
    let software = try workshop.machine("device-1").root.first("software").orThrow()
    let told = ["name", "version", "from", "publisher", "installed", "kind"].map { software[$0] ?? "nil" }
    #expect(told.joined(separator: " ") == expected)
    #expect(try workshop.faults() == [])
    #expect(try !workshop.everything().contains("secret"))
  }

  @Test(arguments: [
    ("[]", "not an inventory"), (#"{"Software": []}"#, "empty"), (#"{"Sources": [], "WinGetVersion": "1"}"#, "empty"),
    (#"[{"Name": "Spooler", "DisplayName": "Impression", "ServiceName": "Spooler"}]"#, "not an inventory"),
    (#"{"Win32_Process": [{"CommandLine": "secret"}]}"#, "empty"), (#"{"system": "x", "bios": {"un": 1}}"#, "empty"),
  ])
  func whatHoldsNoProgramIsRefused(text: String, reason: String) throws {
    let workshop = try Workshop()
    let record = try workshop.collect(bytes: wide(text), named: "liste.json")
    #expect(record.status == .refused)
    #expect(record.reason?.en.contains(reason) == true, "\(String(describing: record.reason))")
  }

  @Test(
    arguments: [
      (1, 1, "yes"), (1, 0, "no"), (0, 0, "no"), (2, 1, "partly"), (1, 2, nil),
    ] as [(Int, Int, String?)])
  func aVolumeIsEncryptedWhenItsProtectionIsOn(status: Int, protection: Int, expected: String?) throws {
    let workshop = try Workshop()
    let text = """
      {"BitLocker": {"MountPoint": "C:", "VolumeStatus": \(status), "ProtectionStatus": \(protection)},
       "Win32_LogicalDisk": {"DeviceID": "C:", "DriveType": 3, "FileSystem": "NTFS"}}
      """
    let record = try workshop.collect(bytes: Array(text.utf8), named: "a.json")
    #expect(try workshop.device(record.device.orThrow())["disk-encrypted"] == expected)
  }
}
