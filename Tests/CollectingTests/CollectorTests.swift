import Collecting
import Glibc
import Inventories
import LibXML
import TestSupport
import Testing

/// What a measure does to a case.
struct CollectorTests {
  private static func machine(
    uuid: String = "11111111-2222-4333-8444-555555555555", day: String = "2026-11-20", version: String = "10.0.22631",
    serial: String = "ABC123", software: String = ""
  ) -> String {
    """
    <ACCESSLOG><LOGDATE>\(day) 10:00:00</LOGDATE></ACCESSLOG>
    <BIOS><SSN>\(serial)</SSN><SMANUFACTURER>LENOVO</SMANUFACTURER><SMODEL>T14</SMODEL></BIOS>
    <HARDWARE><NAME>poste</NAME><UUID>\(uuid)</UUID><CHASSIS_TYPE>Notebook</CHASSIS_TYPE></HARDWARE>
    <OPERATINGSYSTEM><FULL_NAME>Microsoft Windows 11 Professionnel</FULL_NAME><KERNEL_NAME>MSWin32</KERNEL_NAME>
    <KERNEL_VERSION>\(version)</KERNEL_VERSION></OPERATINGSYSTEM>\(software)
    """
  }

  @Test func theSameFileAgainChangesNothing() throws {
    let workshop = try Workshop()
    let first = try workshop.collect(Self.machine())
    let before = try workshop.everything()
    let again = try workshop.collect(Self.machine(), named: "autre-nom.xml")
    #expect(first.status == .imported)
    #expect(again.status == .merged)
    #expect(again.device == first.device)
    #expect(try workshop.everything() == before)
  }

  @Test(arguments: ["laptop-1.xml", nil])
  func aLostMachineFileComesBackOnItsDevice(altered: String?) throws {
    let workshop = try Workshop()
    _ = try workshop.collect(Self.machine())
    let before = try workshop.everything()
    let path = workshop.opened.directory + "/machines/laptop-1.xml"
    if altered != nil { try AtomicFile.write("<machine/>", to: path) } else { _ = unlink(path) }
    let record = try workshop.collect(Self.machine())
    #expect(record.device == "laptop-1")
    #expect(try workshop.everything() == before)
  }

  @Test func aNewerMeasureSpeaksForTheOldOne() throws {
    let workshop = try Workshop()
    let first = try workshop.collect(Self.machine())
    let second = try workshop.collect(Self.machine(day: "2026-11-21", version: "10.0.26200"))
    #expect(second.status == .merged)
    #expect(second.device == first.device)
    let device = try workshop.device("laptop-1")
    #expect(device["system-version"] == "10.0.26200")
    #expect(device["measured"] == "2026-11-21")
    #expect(Ledger(workshop.opened.inventory).divergences(on: workshop.today) == [])
    #expect(workshop.opened.inventory.devices.count == 1)
  }

  @Test func whatWasNotLookedAtThisTimeStays() throws {
    let workshop = try Workshop()
    _ = try workshop.collect(Self.machine(software: "<FIREWALL><STATUS>off</STATUS></FIREWALL>"))
    _ = try workshop.collect(Self.machine(day: "2026-11-21"))
    #expect(try workshop.device("laptop-1")["firewall"] == "no")
    let claims = Ledger(workshop.opened.inventory).claims
    #expect(claims.filter { $0.fact == "laptop-1/@firewall" }.map(\.value) == ["no"])
    #expect(Set(claims.map { "\($0.fact) \($0.value ?? "")" }).count == claims.count)
  }

  @Test func anOlderMeasureChangesNoFact() throws {
    let workshop = try Workshop()
    _ = try workshop.collect(Self.machine(version: "10.0.26200"))
    let old = try workshop.collect(Self.machine(day: "2020-01-01"))
    #expect(old.status == .merged)
    #expect(old.reason?.en.contains("2026-11-20") == true)
    #expect(try workshop.device("laptop-1")["system-version"] == "10.0.26200")
    #expect(try workshop.faults() == [])
  }

  @Test func whatPeopleSaidStaysBesideWhatWasMeasured() throws {
    let workshop = try Workshop()
    workshop.opened.inventory.add(
      "device", to: "devices",
      ["id": "d-office", "kind": "desktop", "manufacturer": "Lenovo", "owner": "association"])
    let record = try workshop.collect(Self.machine(), named: "d-office.xml")
    #expect(record.device == "d-office")
    #expect(record.status == .imported)
    let device = try workshop.device("d-office")
    #expect(device["kind"] == "laptop")
    #expect(device["owner"] == "association")
    #expect(device["manufacturer"] == "Lenovo")
    let divergences = Ledger(workshop.opened.inventory).divergences(on: workshop.today)
    #expect(divergences.map(\.fact) == ["d-office/@kind"])
    #expect(divergences.first?.statements.map(\.value) == ["desktop", "laptop"])
  }

  @Test func factsCarryTheirSourceAndTheirEnd() throws {
    let workshop = try Workshop()
    _ = try workshop.collect(Self.machine())
    let claim = try Ledger(workshop.opened.inventory).claims(about: "laptop-1/@system").first.orThrow()
    #expect(claim.value == "windows-11")
    #expect(claim.rank == .observed)
    #expect(claim.expires == Day("2027-11-22"))
    let source = try workshop.opened.inventory[claim.source].orThrow()
    #expect(source["kind"] == "import")
    #expect(source["file"] == "poste.xml")
    #expect(source["sha256"]?.count == 64)
    #expect(
      try workshop.device("laptop-1")["machine-sha256"]
        == Fingerprint.ofFile(workshop.opened.directory + "/machines/laptop-1.xml"))
  }

  @Test func machinesThatShareOnlyAPlaceholderAreTwo() throws {
    let workshop = try Workshop()
    let filler = "To be filled by O.E.M."
    let first = try workshop.collect(Self.machine(uuid: "", serial: filler), named: "a.xml")
    let second = try workshop.collect(
      Self.machine(uuid: "", serial: filler, software: "<MEMORIES><CAPACITY>1024</CAPACITY></MEMORIES>"), named: "b.xml"
    )
    #expect(first.device == "laptop-1")
    #expect(second.device == "laptop-2")
  }

  @Test func recognisedProductsAreListedAndWhatWasSaidOfThemKept() throws {
    func software(_ version: String) -> String {
      "<SOFTWARES><FROM>registry</FROM><NAME>LibreOffice \(version)</NAME><VERSION>\(version)</VERSION></SOFTWARES>"
        + "<SOFTWARES><FROM>WMI</FROM><NAME>KB5050578</NAME></SOFTWARES>"
        + "<SOFTWARES><FROM>registry</FROM><NAME>Logiciel inconnu de tous</NAME></SOFTWARES>"
    }
    let workshop = try Workshop()
    let record = try workshop.collect(Self.machine(software: software("25.8.1")))
    #expect(record.software == 2)
    #expect(record.packages == 3)
    let device = try workshop.device("laptop-1")
    #expect(device.children("installed").map { $0["product"] } == ["libreoffice"])
    device.first("installed")?.set("used", to: "yes")
    _ = try workshop.collect(
      Self.machine(
        day: "2026-11-21", software: software("25.8.1") + "<SOFTWARES><NAME>VLC media player</NAME></SOFTWARES>"))
    #expect(device.children("installed").map { $0["product"] } == ["libreoffice", "vlc"])
    #expect(device.first("installed")?["used"] == "yes")
    #expect(try workshop.faults() == [])
  }

  @Test func networkDevicesBecomeDevicesOfTheirKind() throws {
    let workshop = try Workshop()
    func found(_ type: String, _ mac: String) -> String {
      "<DEVICE><IP>192.0.2.1</IP><MAC>\(mac)</MAC><MODEL>M \(type)</MODEL><TYPE>\(type)</TYPE></DEVICE>"
    }
    let text =
      "<REQUEST><CONTENT>" + found("PRINTER", "02:00:00:00:00:01") + found("NETWORKING", "02:00:00:00:00:02")
      + "<DEVICE><IP>192.0.2.9</IP><MAC>02:00:00:00:00:03</MAC></DEVICE>"
      + "</CONTENT><QUERY>NETDISCOVERY</QUERY></REQUEST>"
    let path = try workshop.folder.write(text, to: "in/reseau")
    let records = try workshop.collect([path])
    #expect(records.map(\.kind) == ["printer", "network", "other"])
    #expect(records.map(\.device) == ["printer-1", "network-1", "other-1"])
    #expect(try !workshop.everything().contains("192.0.2."))
    #expect(try workshop.faults() == [])
  }

  @Test(arguments: [
    ("<html/>", "not an inventory"), ("<REQUEST/>", "empty"), ("pas du XML", "not an inventory"), ("", "empty"),
    ("<REQUEST><CONTENT><HARDWARE>", "line 1"),
    ("<!DOCTYPE x [<!ENTITY a \"b\">]><REQUEST/>", "DOCTYPE"),
    ("<REQUEST><CONTENT><DEVICE/></CONTENT><QUERY>SNMPQUERY</QUERY></REQUEST>", "SNMPQUERY"),
    ("<REQUEST><CONTENT/><QUERY>PROLOG</QUERY></REQUEST>", "PROLOG"),
  ])
  func whatCannotBeTakenIsRefusedWithATrueReason(text: String, reason: String) throws {
    let workshop = try Workshop()
    let good = try workshop.folder.write("<REQUEST><CONTENT>\(Self.machine())</CONTENT></REQUEST>", to: "good.xml")
    let bad = try workshop.folder.write(text, to: "bad.xml")
    let records = try workshop.collect([bad, good, workshop.folder.path + "/missing.xml"])
    #expect(records.map(\.status) == [.refused, .imported, .refused])
    #expect(records[0].reason?.en.contains(reason) == true, "\(String(describing: records[0].reason))")
    #expect(try Files.names(in: workshop.opened.directory + "/machines") == ["laptop-1.xml"])
    #expect(try workshop.faults() == [])
  }

  @Test func aRecordIsOneLineOfJSON() {
    let record = ImportRecord(
      file: "a.xml", status: .imported, device: "laptop-1", kind: "laptop", system: "windows-11", software: 3,
      packages: 9, dropped: ["wifi": 1, "keys": 2])
    #expect(
      record.json(in: .en).line
        == #"{"file": "a.xml", "status": "imported", "reason": null, "device": "laptop-1", "kind": "laptop", "#
        + #""system": "windows-11", "software": 3, "repairs": {}, "dropped": {"keys": 2, "wifi": 1}, "#
        + #""remarks": [], "recognisedBy": [], "candidates": [], "partial": false, "changes": null}"#)
  }
}
