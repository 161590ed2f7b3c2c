import Collecting
import Inventories
import LibXML
import TestSupport
import Testing

/// What `system_profiler -xml` tells of a Mac.
struct SystemProfilerTests {
  static func file(_ lists: String...) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
    <plist version="1.0">
    <array>
    \(lists.joined(separator: "\n"))
    </array>
    </plist>
    """
  }

  static func list(_ type: String, _ items: String) -> String {
    """
    <dict>
    <key>_SPCommandLineArguments</key><array><string>/usr/sbin/system_profiler</string></array>
    <key>_dataType</key><string>\(type)</string>
    <key>_items</key><array>\(items)</array>
    <key>_properties</key><dict><key>_name</key><dict><key>_order</key><string>0</string></dict></dict>
    <key>_timeStamp</key><date>2026-03-04T23:25:27Z</date>
    </dict>
    """
  }

  static func item(_ texts: KeyValuePairs<String, String>, _ more: String = "") -> String {
    let pairs = texts.map { "<key>\($0)</key><string>\($1)</string>" }.joined(separator: "\n")
    return "<dict>\(pairs)\n\(more)</dict>"
  }

  static let hardware = list(
    "SPHardwareDataType",
    item([
      "_name": "hardware_overview", "activation_lock_status": "activation_lock_enabled",
      "boot_rom_version": "10151.101",
      "chip_type": "Apple M1 Pro", "machine_model": "MacBookPro18,3", "machine_name": "MacBook Pro",
      "number_processors": "proc 8:6:2", "physical_memory": "16 GB",
      "platform_UUID": "A1B2C3D4-1111-2222-3333-444455556666",
      "provisioning_UDID": "00006000-secretudid", "serial_number": "C02ABCDEFG",
    ]))

  static let software = list(
    "SPSoftwareDataType",
    item([
      "_name": "os_overview", "boot_volume": "Disque secret-volume", "kernel_version": "Darwin 23.4.0",
      "local_host_name": "Mac de secret-marie", "os_version": "macOS 14.4.1 (23E224)", "secure_vm": "secure_vm_enabled",
      "user_name": "Secret Martin (smartin)",
    ]))

  static func application(_ name: String, path: String, from: String, signed: String, version: String = "1.2") -> String
  {
    item(
      ["_name": name, "obtained_from": from, "path": path],
      "<key>signed_by</key><array><string>\(signed)</string><string>Apple Root CA</string></array>"
        + "<key>version</key><string>\(version)</string>")
  }

  static let applications = list(
    "SPApplicationsDataType",
    application("Terminal", path: "/System/Applications/Terminal.app", from: "apple", signed: "Software Signing")
      + application("Safari", path: "/Applications/Safari.app", from: "apple", signed: "Software Signing")
      + application(
        "Firefox", path: "/Applications/Firefox.app", from: "identified_developer",
        signed: "Developer ID Application: Mozilla Corporation (43AQ936H96)")
      + application(
        "Bidule", path: "/Users/secret-marie/Applications/Bidule.app", from: "unknown",
        signed: "Apple Development: secret@example.org (ABCDE12345)")
      + item(["_name": "com.truc.cache", "path": "/Users/secret-marie/Library/HTTPStorages/com.truc.service"]))

  static let storage = list(
    "SPStorageDataType",
    ["Macintosh HD", "Macintosh HD - Data"].enumerated().map { place, name in
      item(
        [
          "_name": name, "bsd_name": "disk3s\(place + 1)", "file_system": "APFS",
          "mount_point": place == 0 ? "/" : "/System/Volumes/Data",
        ],
        """
        <key>size_in_bytes</key><integer>494384795648</integer>
        <key>free_space_in_bytes</key><integer>100000000000</integer>
        <key>physical_drive</key><dict><key>device_name</key><string>APPLE SSD AP0512R</string>
        <key>is_internal_disk</key><string>yes</string><key>protocol</key><string>Apple Fabric</string></dict>
        """)
    }.joined())

  static let network = list(
    "SPNetworkDataType",
    item(
      ["_name": "Wi-Fi", "interface": "en0"],
      """
      <key>DNS</key><dict><key>DomainName</key><string>secret-domaine.example</string>
      <key>ServerAddresses</key><array><string>192.0.2.1</string></array></dict>
      <key>Ethernet</key><dict><key>MAC Address</key><string>f0:18:98:11:22:33</string></dict>
      <key>IPv4</key><dict><key>Addresses</key><array><string>192.0.2.33</string></array></dict>
      <key>ip_address</key><array><string>192.0.2.33</string></array>
      """))

  static let wifi = list(
    "SPAirPortDataType",
    item([:], "<key>spairport_current_network</key><dict><key>secret-reseau</key><string>x</string></dict>"))

  static let printers = list(
    "SPPrintersDataType",
    item(["_name": "Imprimante de secret-marie", "ppd": "HP Color LaserJet M255", "uri": "lpd://192.0.2.60/"]))

  static let whole = file(hardware, software, applications, storage, network, wifi, printers)

  @Test func theWholeOfALaptopIsTaken() throws {
    let workshop = try Workshop()
    let record = try workshop.take(Self.whole, named: "mac.spx").first.orThrow()
    #expect([record.device, record.system] == ["laptop-1", "macos"])
    #expect([record.packages, record.software] == [3, 3])
    #expect(record.reason == nil)
    let device = try workshop.device("laptop-1")
    let facts = [
      "manufacturer", "model", "cpu", "memory-gb", "disk-gb", "system", "system-version", "measured", "disk-encrypted",
    ]
    #expect(
      facts.map { device[$0] } == [
        "Apple", "MacBookPro18,3", "Apple M1 Pro", "16", "494", "macos", "14.4.1", "2026-03-04", nil,
      ])
    #expect(try workshop.claim("laptop-1/@disk-encrypted").absence == .unknown)
    let root = try workshop.machine(of: record)
    #expect([root["serial"], root["uuid"]] == ["C02ABCDEFG", "a1b2c3d4-1111-2222-3333-444455556666"])
    #expect(root.first("system")?["build"] == "23E224")
    #expect(root.first("cpu")?["cores"] == "8")
    #expect(root.children("software").map { $0["name"] } == ["Safari", "Firefox", "Bidule"])
    #expect(root.children("software").map { $0["publisher"] } == ["Apple", "Mozilla Corporation", nil])
    #expect(root.children("drive").map { $0["filesystem"] } == ["APFS", "APFS"])
    #expect(root.first("printer").map { [$0["name"], $0["network"]] } == ["HP Color LaserJet M255", "yes"])
    #expect(device.children("installed").contains { $0["product"] == "firefox" })
  }

  @Test func nothingPrivateStays() throws {
    let workshop = try Workshop()
    let record = try workshop.expectNothing(
      of: [
        "secret-volume", "secret-marie", "Secret Martin", "smartin", "secretudid", "secret@example.org",
        "secret-domaine", "192.0.2.", "secret-reseau",
      ], in: Self.whole, named: "mac.spx")
    #expect(
      record.dropped == ["host-names": 2, "users": 1, "homes": 1, "addresses": 4, "wifi": 1])
  }

  @Test func namesOfDevicesTellPortableOnes() throws {
    let kinds = try ["MacBook Air", "iMac", "Mac mini", "Apple Virtual Machine 1", "Autre"].map { name in
      try Workshop().take(Self.file(Self.hardware.replacing(">MacBook Pro<", with: ">\(name)<"))).first.orThrow().kind
    }
    #expect(kinds == ["laptop", "desktop", "desktop", "virtual", nil])
  }

  @Test func aFileOfOtherListsIsRefusedWithTheirNames() throws {
    let record = try Workshop().take(Self.file(Self.wifi)).first.orThrow()
    #expect(record.status == .refused)
    #expect(record.reason?.fr.contains("SPAirPortDataType") == true)
    #expect(try Workshop().take(Self.file()).map(\.status) == [.refused])
  }

  @Test func damagedFilesAreMended() throws {
    try expectDamageIsTold(Self.whole, cuts: [0.01, 0.05, 0.2, 0.5, 0.9, 0.99])
    try expectZerosAreMended(Self.whole)
    let workshop = try Workshop()
    let cut = try workshop.take(String(Self.whole.prefix(Self.whole.count / 2))).first.orThrow()
    #expect([cut.device, cut.system] == ["laptop-1", "macos"])
    #expect(try workshop.device("laptop-1")["system-version"] == "14.4.1")
  }

  private func fixture(_ name: String, in workshop: Workshop) throws -> ImportRecord {
    try workshop.collect([Paths.fixtures.orThrow() + "/system-profiler/" + name]).first.orThrow()
  }

  @Test(.enabled(if: Paths.fixtures != nil)) func aRealListOfProgramsIsTaken() throws {
    let workshop = try Workshop()
    let record = try fixture("applications-1.xml", in: workshop)
    #expect([record.device, record.system] == ["device-1", "macos"])
    #expect(record.packages == 95)
    #expect(record.reason?.en.contains("which machine") == true)
    #expect(record.dropped == ["homes": 2])
    let root = try workshop.machine(of: record)
    #expect(root["measured"] == "2024-04-29")
    let drive = try root.children("software").first { $0["name"] == "OneDrive" }.orThrow()
    #expect([drive["publisher"], drive["version"]] == ["Microsoft Corporation", "24.065.0331"])
    #expect(!root.children("software").contains { $0["name"] == "Terminal" })
    let text = try workshop.everything()
    for trace in ["/Users/", "agoulut", "UBF8T346G9"] { #expect(!text.contains(trace), "\(trace)") }
    #expect(try workshop.faults() == [])
  }

  @Test(.enabled(if: Paths.fixtures != nil)) func aRealListOfDisksIsTakenAndOneOfCablesIsNot() throws {
    let workshop = try Workshop()
    let record = try fixture("sata.xml", in: workshop)
    #expect(record.status == .imported)
    #expect(try workshop.device("device-1")["disk-gb"] == "250")
    let root = try workshop.machine(of: record)
    #expect(root.first("disk").map { [$0["model"], $0["interface"]] } == ["WDC WD2500AAJS-40VWA1", "SATA"])
    #expect(root.children("drive").map { $0["mount"] } == [nil, "/", nil])
    #expect(!(try workshop.everything()).contains("WD-WCARY1264478"))
    let usb = try fixture("usb.xml", in: workshop)
    #expect(usb.status == .refused)
    #expect(usb.reason?.en.contains("SPUSBDataType") == true)
    #expect(try workshop.faults() == [])
  }
}
