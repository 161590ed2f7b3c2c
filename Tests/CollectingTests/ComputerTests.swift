import Collecting
import Inventories
import LibXML
import TestSupport
import Testing

/// Facts of one computer, from small inventories.
struct ComputerTests {
  private static let windows = """
    <OPERATINGSYSTEM><FULL_NAME>Microsoft Windows 11 Professionnel</FULL_NAME><KERNEL_NAME>MSWin32</KERNEL_NAME>
    <KERNEL_VERSION>10.0.26200</KERNEL_VERSION><NAME>Windows</NAME></OPERATINGSYSTEM>
    """

  private func device(_ sections: String) throws -> (Workshop, Node) {
    let workshop = try Workshop()
    let record = try workshop.collect(sections)
    #expect(record.status == .imported, "\(String(describing: record.reason))")
    #expect(try workshop.faults() == [])
    return (workshop, try workshop.device(record.device.orThrow()))
  }

  @Test(arguments: [
    ("<STATUS>on</STATUS>", "<STATUS>on</STATUS>", "yes"), ("<STATUS>off</STATUS>", "<STATUS>off</STATUS>", "no"),
    ("<STATUS>on</STATUS>", "<STATUS>off</STATUS>", "partly"), ("<STATUS/>", "<STATUS> </STATUS>", nil),
  ])
  func aFirewallIsActiveWhenEveryProfileIs(first: String, second: String, expected: String?) throws {
    let (_, device) = try device("<FIREWALL>\(first)</FIREWALL><FIREWALL>\(second)</FIREWALL>")
    #expect(device["firewall"] == expected)
  }

  private static func drive(_ letter: String, _ status: String?) -> String {
    let told = status.map { "<ENCRYPT_STATUS>\($0)</ENCRYPT_STATUS>" } ?? ""
    return "<DRIVES><FILESYSTEM>NTFS</FILESYSTEM><LETTER>\(letter)</LETTER><TOTAL>100000</TOTAL>"
      + "<TYPE>Local Disk</TYPE>\(told)</DRIVES>"
  }

  @Test(
    arguments: [
      ([drive("C:", "Yes")], "yes"), ([drive("C:", "No")], "no"), ([drive("C:", nil)], nil),
      ([drive("C:", "Yes"), drive("D:", nil)], "partly"), ([drive("C:", "Yes"), drive("D:", "No")], "partly"),
      ([drive("C:", "No"), drive("D:", nil)], "no"), ([drive("C:", "Partially")], "partly"),
      ([drive("C:", "Yes"), drive("WINRE", nil)], "yes"),
    ] as [([String], String?)])
  func anAbsentStateOfEncryptionIsUnknown(drives: [String], expected: String?) throws {
    let (workshop, device) = try device(Self.windows + drives.joined())
    #expect(device["disk-encrypted"] == expected)
    let unknown = Ledger(workshop.opened.inventory).claims(about: "\(device["id"] ?? "")/@disk-encrypted")
      .filter { $0.absence == .unknown }
    #expect(unknown.map(\.because) == (expected == nil ? ["agent-cannot-see"] : []))
  }

  @Test func volumesOverAnEncryptedPartitionAreEncrypted() throws {
    let (_, device) = try device(
      """
      <OPERATINGSYSTEM><FULL_NAME>Debian GNU/Linux 13 (trixie)</FULL_NAME><KERNEL_NAME>linux</KERNEL_NAME>
      <VERSION>13.1</VERSION></OPERATINGSYSTEM>
      <PHYSICAL_VOLUMES><DEVICE>/dev/mapper/luks-12ab</DEVICE></PHYSICAL_VOLUMES>
      <DRIVES><FILESYSTEM>ext4</FILESYSTEM><TYPE>/</TYPE><VOLUMN>/dev/mapper/vg-root</VOLUMN></DRIVES>
      <DRIVES><FILESYSTEM>ext4</FILESYSTEM><TYPE>/boot</TYPE><VOLUMN>/dev/sda1</VOLUMN></DRIVES>
      """)
    #expect(device["disk-encrypted"] == "yes")
    #expect(device["system"] == "debian")
    #expect(device["system-version"] == "13.1")
  }

  @Test(arguments: [
    ("<CHASSIS_TYPE>Notebook</CHASSIS_TYPE>", "", "laptop"), ("<CHASSIS_TYPE>Mini Tower</CHASSIS_TYPE>", "", "desktop"),
    ("<CHASSIS_TYPE>Notebook</CHASSIS_TYPE><VMSYSTEM>QEMU</VMSYSTEM>", "", "virtual"),
    ("<CHASSIS_TYPE>Other</CHASSIS_TYPE>", "", nil),
    ("<VMSYSTEM>Physical</VMSYSTEM>", "<BATTERIES><CHEMISTRY>LION</CHEMISTRY></BATTERIES>", "laptop"),
    ("<VMSYSTEM>Physical</VMSYSTEM>", "<BATTERIES><CHEMISTRY> </CHEMISTRY></BATTERIES>", nil),
  ])
  func theKindComesFromTheEnclosure(hardware: String, rest: String, expected: String?) throws {
    let (_, device) = try device("<HARDWARE>\(hardware)</HARDWARE>" + rest)
    #expect(device["kind"] == expected)
  }

  @Test func placeholdersAreNoIdentity() throws {
    let (workshop, device) = try device(
      """
      <BIOS><SSN>To Be Filled By O.E.M.</SSN><MSN>Default string</MSN><SMANUFACTURER>System manufacturer</SMANUFACTURER>
      <SMODEL>  </SMODEL><MMODEL>B450</MMODEL></BIOS>
      <HARDWARE><UUID>03000200-0400-0500-0006-000700080009</UUID></HARDWARE>
      <NETWORKS><MACADDR>00:00:00:00:00:00</MACADDR></NETWORKS>
      """)
    let machine = try workshop.machine(device["id"] ?? "").root
    for attribute in ["serial", "uuid", "manufacturer"] { #expect(machine[attribute] == nil) }
    #expect(machine["model"] == "B450")
    #expect(machine.children("network").isEmpty)
  }

  @Test func memoryIsWhatWasBought() throws {
    let slots = "<MEMORIES><CAPACITY>8 GB</CAPACITY></MEMORIES><MEMORIES><CAPACITY>8192</CAPACITY></MEMORIES>"
    let (_, device) = try device("<HARDWARE><MEMORY>15900</MEMORY></HARDWARE>" + slots)
    #expect(device["memory-gb"] == "16")
  }

  @Test func accountsAreCountedAndTheirPowersToldOnlyWhenSure() throws {
    let group =
      "<LOCAL_GROUPS><ID>S-1-5-32-544</ID><NAME>Administrateurs</NAME><MEMBER>S-1-5-21-1-2-3-%</MEMBER></LOCAL_GROUPS>"
    let users =
      "<LOCAL_USERS><ID>S-1-5-21-1-2-3-500</ID><NAME>Administrateur</NAME></LOCAL_USERS>"
      + "<LOCAL_USERS><ID>S-1-5-21-1-2-3-1001</ID><NAME>Zoé</NAME></LOCAL_USERS>"
    let last = "<HARDWARE><LASTLOGGEDUSER>zoé</LASTLOGGEDUSER></HARDWARE>"
    func facts(_ sections: String) throws -> [String?] {
      let (_, device) = try device(Self.windows + sections)
      return [device["accounts"], device["user-is-admin"]]
    }
    #expect(try facts(users + group.replacing("%", with: "1001")) == ["1", "yes"])
    #expect(try facts(users + last + group.replacing("%", with: "500")) == ["1", "no"])
    #expect(try facts(users + group.replacing("%", with: "500")) == ["1", nil])
    #expect(try facts(users) == ["1", nil])
  }

  @Test func datesAreReadByFieldAndProducer() throws {
    func software(_ date: String) -> String {
      "<SOFTWARES><FROM>registry</FROM><NAME>Essai \(date)</NAME><INSTALLDATE>\(date)</INSTALLDATE></SOFTWARES>"
    }
    let dates = [
      "03/04/2024", "2024-04-03 10:00", "Wed Aug 31 17:19:26 2011", "Thu Sep  1 17:19:26 2011", "20240403",
      "01/01/1970", "2019-54-17 10:54:37", "N/A",
    ]
    let (workshop, device) = try device(
      Self.windows + "<BIOS><BDATE>03/04/2024</BDATE></BIOS>" + dates.map(software).joined())
    let machine = try workshop.machine(device["id"] ?? "").root
    #expect(machine.first("firmware")?["date"] == "2024-03-04")
    #expect(
      machine.children("software").map { $0["installed"] ?? $0["installed-raw"] } == [
        "2024-04-03", "2024-04-03", "2011-08-31", "2011-09-01", "2024-04-03", nil, "2019-54-17 10:54:37", nil,
      ])
  }

  @Test func aPhoneWritesMinutesForMonths() throws {
    let (workshop, device) = try device(
      """
      <HARDWARE><OSNAME>Android</OSNAME><OSVERSION>12</OSVERSION></HARDWARE>
      <OPERATINGSYSTEM><FULL_NAME>Snow Cone Android 12.0 api 31</FULL_NAME><VERSION>31</VERSION>
      <BOOT_TIME>2022-09-21 05:09:23</BOOT_TIME></OPERATINGSYSTEM>
      <SOFTWARES><FROM>Android</FROM><NAME>Essai</NAME><INSTALLDATE>31/12/2008</INSTALLDATE></SOFTWARES>
      """)
    #expect(device["kind"] == "phone")
    #expect(device["system-version"] == "12")
    let machine = try workshop.machine(device["id"] ?? "").root
    #expect(machine.first("system")?["booted"] == nil)
    #expect(machine.first("software")?["installed"] == nil)
  }

  @Test func charactersThatBreakFilesDoNot() throws {
    let (workshop, device) = try device(
      "<SOFTWARES><NAME>A&lt;b&gt; &amp; \"c\" é\u{A0}® Intel Â®</NAME><PUBLISHER><![CDATA[<x>]]></PUBLISHER></SOFTWARES>"
    )
    let software = try workshop.machine(device["id"] ?? "").root.first("software").orThrow()
    #expect(software["name"] == "A<b> & \"c\" é\u{A0}® Intel Â®")
    #expect(software["publisher"] == "<x>")
  }

  @Test func softwareElementsHaveTheLayoutOfTheOthers() throws {
    let long = String(repeating: "é", count: 70)
    let (workshop, device) = try device(
      "<SOFTWARES><NAME>\(long)</NAME><VERSION>1.2 \"3\"</VERSION><PUBLISHER>\(long)</PUBLISHER></SOFTWARES>")
    let document = try workshop.machine(device["id"] ?? "")
    let software = try document.root.first("software").orThrow()
    var writer = XMLWriter()
    writer.start("machine")
    writer.empty("software", software.attributes.map { ($0.name, $0.value) })
    let expected = writer.output.split(separator: "\n").dropFirst(2).joined(separator: "\n")
    #expect(try workshop.everything().contains(expected))
  }
}
