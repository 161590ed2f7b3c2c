import Collecting
import Inventories
import LibXML
import TestSupport
import Testing

/// OCS agents: the labels of version 3, and what the XML of version 2 writes in its own way.
struct OCSTests {
  private func imported(_ sample: String) throws -> (Workshop, Node, Node) {
    let workshop = try Workshop()
    let record = try workshop.collect(sample: sample)
    #expect(record.status == .imported)
    #expect(record.reason?.en.contains("names neither the machine nor its system") == true)
    #expect(try workshop.faults() == [])
    let id = try record.device.orThrow()
    return (workshop, try workshop.device(id), try workshop.machine(id).root)
  }

  private func expect(_ node: Node, _ expected: [String: String?]) {
    for (name, value) in expected { #expect(node[name] == value, "\(name)") }
  }

  @Test func aLinuxOfVersion3() throws {
    let (_, device, machine) = try imported("ocs-debian.json")
    expect(
      device,
      [
        "kind": "laptop", "manufacturer": "Dell Inc.", "model": "XPS 9315", "system": nil, "system-name": nil,
        "system-version": nil, "system-arch": "x86_64", "memory-gb": "16", "firmware-date": "2024-04-05",
        "accounts": "1", "user-is-admin": "yes", "software-count": "2", "package-count": "3",
        "cpu": "12th Gen Intel(R) Core(TM) i7-1250U", "disk-gb": "512", "measured": nil,
      ])
    #expect(device.children("installed").map { $0["product"] } == ["firefox", "libreoffice"])
    #expect(machine.children("disk").map { $0["size-mb"] } == [nil, "512067"])
    #expect(machine.children("disk").map { $0["interface"] } == ["usb", "nvme"])
    #expect(machine.children("drive").map { $0["mount"] } == ["/", "/boot/efi", nil])
    #expect(machine.children("drive").first?["encrypted"] == "yes")
    #expect(machine.children("network").map { $0["virtual"] } == ["yes", nil])
    #expect(machine.children("network").map { $0["kind"] } == ["ethernet", "wifi"])
    #expect(machine.children("printer").map { $0["network"] } == [nil])
    #expect(
      machine.children("software").map { $0["installed"] ?? $0["installed-raw"] } == [
        "2024-10-08", nil, "2024-13-08 14:40:12",
      ])
  }

  @Test func aWindowsOfVersion3() throws {
    let (_, device, machine) = try imported("ocs-windows.json")
    expect(
      device,
      [
        "kind": "laptop", "manufacturer": "Dell Inc.", "model": "Vostro 5402", "system": nil, "memory-gb": "8",
        "firmware-date": "2024-11-15", "accounts": "1", "user-is-admin": nil, "disk-encrypted": nil,
        "software-count": "1", "package-count": "2", "disk-gb": "256",
      ])
    expect(
      try machine.first("drive").orThrow(),
      ["mount": "C:", "filesystem": "NTFS", "total-mb": "225810", "free-mb": "93757"])
    #expect(machine.children("network").map { $0["kind"] } == ["wifi", "ethernet"])
    #expect(machine.children("software").map { $0["installed"] } == ["2024-11-04", nil])
    #expect(machine.children("software").map { $0["kind"] } == ["application", "driver"])
  }

  @Test func aMacOfVersion3() throws {
    let (_, device, machine) = try imported("ocs-macos.json")
    expect(
      device,
      [
        "kind": nil, "manufacturer": nil, "model": "Mac14,3", "system": nil, "accounts": "1", "user-is-admin": "yes",
        "disk-gb": "233", "package-count": "2",
      ])
    #expect(machine["serial"] == "XP4KPR0AA0")
    #expect(machine.children("software").map { $0["installed"] } == ["2025-10-29", "2024-03-04"])
    #expect(machine.children("drive").map { $0["label"] } == ["APPLE_SSD_AP0256Z"])
  }

  @Test func aFileNamedLikeADeclaredDeviceCompletesIt() throws {
    let workshop = try Workshop()
    workshop.opened.inventory.add(
      "device", to: "devices", ["id": "d-office", "kind": "laptop", "system": "debian", "system-version": "12"])
    let record = try workshop.collect(sample: "ocs-debian.json", named: "d-office.json")
    #expect(record.device == "d-office")
    let device = try workshop.device("d-office")
    expect(device, ["system": "debian", "system-version": "12", "memory-gb": "16", "machine": "machines/d-office.xml"])
    #expect(workshop.opened.inventory.devices.count == 1)
  }

  @Test(arguments: [
    (#"{"template_inventory": {}}"#, "empty"), (#"{"template_inventory": {"BIOS": [], "CPUS": []}}"#, "empty"),
    (#"{"template_inventory": {"BIOS": [{"MODEL":"#, "is cut before"),
  ])
  func whatHoldsNothingIsRefused(text: String, reason: String) throws {
    let record = try Workshop().collect(bytes: Array(text.utf8), named: "a.json")
    #expect(record.status == .refused)
    #expect(record.reason?.en.contains(reason) == true, "\(String(describing: record.reason))")
  }

  /// A firmware knows the month first; a date with hours is that of a country, which may not be told.
  @Test(
    arguments: [
      ("04/05/2024", "2024-04-05", nil), ("15/11/2024 01:00:00", "2024-11-15", nil),
      ("11/15/2024 01:00:00", "2024-11-15", nil), ("05/05/2024 02:00:00", "2024-05-05", nil),
      ("04/05/2024 02:00:00", nil, "04/05/2024 02:00:00"), ("10/29/25, 2:21\u{202F}AM", "2025-10-29", nil),
      ("31/31/2024", nil, "31/31/2024"), ("Unknown", nil, nil), ("", nil, nil), ("2016-02-06", "2016-02-06", nil),
    ] as [(String, String?, String?)])
  func datesOfFirmware(text: String, day: String?, raw: String?) throws {
    let workshop = try Workshop()
    let record = try workshop.collect("<BIOS><SMODEL>M</SMODEL><BDATE>\(text)</BDATE></BIOS>")
    let firmware = try workshop.machine(record.device.orThrow()).root.first("firmware")
    #expect(firmware?["date"] == day)
    #expect(firmware?["date-raw"] == raw)
  }

  private static let windows = """
    <BIOS><BDATE>04/03/2023</BDATE><SMANUFACTURER>Dell Inc.</SMANUFACTURER><SMODEL>OptiPlex 3000</SMODEL>
    <SSN>AB12CD3</SSN><TYPE>Mini Tower</TYPE></BIOS>
    <CPUS><CORES>6</CORES><CPUARCH>x64</CPUARCH><LOGICAL_CPUS>12</LOGICAL_CPUS><SERIALNUMBER>secret-cpu</SERIALNUMBER>
    <SPEED>2500</SPEED><TYPE>Intel Core i5-12500</TYPE></CPUS>
    <DRIVES><FILESYSTEM>NTFS</FILESYSTEM><FREE>100</FREE><LETTER>C:/</LETTER><TOTAL>200000</TOTAL>
    <TYPE>Hard Drive</TYPE><VOLUMN>Windows</VOLUMN></DRIVES>
    <DRIVES><FILESYSTEM>NTFS</FILESYSTEM><FREE>100</FREE><LETTER>D:</LETTER><TOTAL>200000</TOTAL></DRIVES>
    <HARDWARE><IPADDR>192.0.2.4/192.0.2.5</IPADDR><LASTDATE>2026-11-12 10:00:00</LASTDATE><MEMORY>16000</MEMORY>
    <NAME>secret-nom</NAME><OSCOMMENTS>Service Pack 1</OSCOMMENTS><OSNAME>Microsoft Windows 10 Professionnel</OSNAME>
    <OSVERSION>10.0.19045</OSVERSION><PROCESSORT>autre</PROCESSORT><USERDOMAIN>secret-domaine</USERDOMAIN>
    <WINCOMPANY>secret-societe</WINCOMPANY><WINOWNER>secret-moi</WINOWNER><WINPRODID>00330</WINPRODID>
    <WINPRODKEY>secret-cle</WINPRODKEY></HARDWARE>
    <SOFTWARES><BITSWIDTH>64</BITSWIDTH><FOLDER>C:\\secret</FOLDER><INSTALLDATE>2024/11/04 00:00:00</INSTALLDATE>
    <NAME>LibreOffice 24.8</NAME><PUBLISHER>TDF</PUBLISHER><SOURCE>1</SOURCE><VERSION>24.8</VERSION></SOFTWARES>
    <SOFTWARES><BITSWIDTH>0</BITSWIDTH><INSTALLDATE>2024/21/04 00:00:00</INSTALLDATE><NAME>Essai</NAME></SOFTWARES>
    <STORAGES><DISKSIZE>488386</DISKSIZE><MODEL>WD Blue</MODEL><SERIALNUMBER>secret-disque</SERIALNUMBER></STORAGES>
    <BITLOCKERSTATUS><DRIVE>C:</DRIVE><CONVERSIONSTATUS>FullyEncrypted</CONVERSIONSTATUS>
    <PROTECTIONSTATUS>On</PROTECTIONSTATUS><ENCRYPMETHOD>XtsAes128</ENCRYPMETHOD></BITLOCKERSTATUS>
    <BITLOCKERSTATUS><DRIVE>D:</DRIVE><CONVERSIONSTATUS>FullyEncrypted</CONVERSIONSTATUS>
    <PROTECTIONSTATUS>Off</PROTECTIONSTATUS></BITLOCKERSTATUS>
    <SECURITYCENTER><CATEGORY>AntiVirus</CATEGORY><PRODUCT>Protecteur</PRODUCT><ENABLED>1</ENABLED>
    <UPTODATE>0</UPTODATE></SECURITYCENTER>
    <SECURITYCENTER><CATEGORY>Firewall</CATEGORY><PRODUCT>Mur</PRODUCT><ENABLED>0</ENABLED></SECURITYCENTER>
    <WINUSERS><NAME>Administrateur</NAME><TYPE>Admin user</TYPE><SID>S-1-5-21-1-2-3-500</SID></WINUSERS>
    <WINUSERS><NAME>secret-jean</NAME><TYPE>Admin user</TYPE><SID>S-1-5-21-1-2-3-1001</SID></WINUSERS>
    <TEAMVIEWER><TWID>123456789</TWID><VERSION>15</VERSION></TEAMVIEWER>
    <ANYDESK><ADID/><VERSION/></ANYDESK>
    """

  @Test func aWindowsOfVersion2WithItsAdditions() throws {
    let workshop = try Workshop()
    let record = try workshop.collect(Self.windows)
    #expect(try workshop.faults() == [])
    let id = try record.device.orThrow()
    expect(
      try workshop.device(id),
      [
        "kind": "desktop", "system": "windows-10", "system-version": "10.0.19045", "system-arch": "x64",
        "disk-encrypted": "partly", "firewall": nil, "accounts": "1", "user-is-admin": "yes",
        "remote-control": "teamviewer", "firmware-date": "2023-04-03", "measured": "2026-11-12",
      ])
    let machine = try workshop.machine(id).root
    expect(try machine.first("cpu").orThrow(), ["name": "Intel Core i5-12500", "cores": "6", "threads": "12"])
    #expect(machine.children("drive").map { $0["encrypted"] } == ["yes", "no"])
    #expect(machine.children("drive").map { $0["encryption"] } == ["XtsAes128", nil])
    #expect(machine.children("antivirus").map { $0["active"] } == ["yes"])
    #expect(machine.children("antivirus").map { $0["up-to-date"] } == ["no"])
    #expect(machine.children("software").map { $0["from"] } == ["registry", nil])
    #expect(machine.children("software").map { $0["arch"] } == ["64-bit", nil])
    #expect(
      machine.children("software").map { $0["installed"] ?? $0["installed-raw"] } == [
        "2024-11-04", "2024/21/04 00:00:00",
      ])
    #expect(try !workshop.everything().contains("secret"))
  }

  @Test func aLinuxOfVersion2() throws {
    let workshop = try Workshop()
    let record = try workshop.collect(
      """
      <HARDWARE><OSCOMMENTS>Debian GNU/Linux 12 (bookworm)</OSCOMMENTS><OSNAME>Linux</OSNAME></HARDWARE>
      <LOCAL_USERS><GID>1000</GID><HOME>/home/secret</HOME><ID_USER>1000</ID_USER><LOGIN>secret</LOGIN></LOCAL_USERS>
      <LOCAL_GROUPS><ID_GROUP>27</ID_GROUP><MEMBER>root,autre</MEMBER><NAME>sudo</NAME></LOCAL_GROUPS>
      """)
    expect(
      try workshop.device(record.device.orThrow()),
      ["system": "debian", "system-version": "12", "accounts": "1", "user-is-admin": nil])
    #expect(try !workshop.everything().contains("secret"))
  }
}
