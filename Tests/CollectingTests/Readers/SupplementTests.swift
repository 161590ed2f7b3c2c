import Collecting
import Inventories
import LibXML
import TestSupport
import Testing

/// Several tools that look at one machine.
struct SupplementTests {
  private static let agent = """
    <ACCESSLOG><LOGDATE>2026-06-01 10:00:00</LOGDATE></ACCESSLOG><VERSIONCLIENT>Agent-Essai v1</VERSIONCLIENT>
    <BIOS><SSN>PF3ABCDE</SSN><SMANUFACTURER>LENOVO</SMANUFACTURER><SMODEL>T14</SMODEL></BIOS>
    <HARDWARE><NAME>secret-poste</NAME><UUID>0A1B2C3D-1111-2222-3333-444455556666</UUID>
    <CHASSIS_TYPE>Notebook</CHASSIS_TYPE></HARDWARE>
    <OPERATINGSYSTEM><FULL_NAME>Debian GNU/Linux 12 (bookworm)</FULL_NAME><KERNEL_NAME>linux</KERNEL_NAME>
    <VERSION>12</VERSION></OPERATINGSYSTEM>
    <NETWORKS><MACADDR>00:16:3e:44:55:66</MACADDR></NETWORKS><FIREWALL><STATUS>on</STATUS></FIREWALL>
    <SOFTWARES><NAME>gimp</NAME><VERSION>2.10</VERSION><FROM>deb</FROM></SOFTWARES>
    """

  private static let scan = NmapTests.scan(NmapTests.host(9, mac: "00:16:3e:44:55:66", inside: NmapTests.printer))

  private func file(_ name: String, in workshop: Workshop) throws -> Node { try workshop.machine(name).root }

  @Test func whatOthersAddStandsBesideTheInventory() throws {
    let workshop = try Workshop()
    _ = try workshop.collect(Self.agent)
    let records = try workshop.take(Self.scan, named: "n.xml") + workshop.take(XCCDFTests.result(), named: "x.xml")
    #expect(records.map(\.device) == ["laptop-1", "laptop-1"])
    #expect(records.map(\.status) == [.merged, .merged])
    let device = try workshop.device("laptop-1")
    #expect([device["machine"], device["kind"]] == ["machines/laptop-1.xml", "laptop"])
    #expect(try file("laptop-1", in: workshop).children("software").count == 1)
    #expect(try file("laptop-1.nmap", in: workshop).children("port").count == 2)
    #expect(try file("laptop-1.xccdf", in: workshop).first("check")?["score"] == "77.27")
    #expect(workshop.opened.inventory.devices.count == 1)
    #expect(Ledger(workshop.opened.inventory).divergences(on: workshop.today) == [])
    #expect(try workshop.faults() == [])
  }

  @Test func anInventoryThatComesLaterTakesTheGuessAway() throws {
    let workshop = try Workshop()
    let first = try workshop.take(Self.scan, named: "n.xml").first.orThrow()
    #expect(first.device == "printer-1")
    #expect(try workshop.collect(Self.agent).device == "printer-1")
    #expect(try workshop.device("printer-1")["kind"] == "laptop")
    #expect(try file("printer-1", in: workshop).children("port").count == 2)
    #expect(Ledger(workshop.opened.inventory).claims(about: "printer-1/@kind").map(\.value) == ["laptop"])
    #expect(try workshop.faults() == [])
  }

  /// The audit comes before the inventory of June, or after it.
  @Test(arguments: [("2026-05-06", "yes"), ("2026-07-08", "no")])
  func theLatestLookDecides(day: String, firewall: String) throws {
    let report = LynisTests.report(firewall: "firewall_active=0\nfirewall_empty_ruleset=0")
      .replacing("2026-05-06", with: day)
    let workshop = try Workshop()
    _ = try workshop.collect(Self.agent)
    let record = try workshop.take(report, named: "lynis-report.dat").first.orThrow()
    #expect(record.device == "laptop-1")
    let device = try workshop.device("laptop-1")
    #expect([device["firewall"], device["system-version"]] == [firewall, "12"])
    #expect(device["software-count"] == "1")
    let divergences = Ledger(workshop.opened.inventory).divergences(on: workshop.today)
    #expect(divergences.map(\.fact) == ["laptop-1/@firewall"])
  }

  @Test func anOlderLookOfTheSameToolIsNotTaken() throws {
    let workshop = try Workshop()
    _ = try workshop.collect(Self.agent)
    _ = try workshop.take(XCCDFTests.result(day: "2026-07-08"), named: "b.xml")
    let old = try workshop.take(XCCDFTests.result(day: "2026-03-04"), named: "a.xml").first.orThrow()
    #expect(old.reason?.en.contains("2026-07-08") == true)
    #expect(try file("laptop-1.xccdf", in: workshop).first("check")?["day"] == "2026-07-08")
  }

  @Test func aFileNamedLikeADeviceIsOfThatDevice() throws {
    let workshop = try Workshop()
    _ = try workshop.collect(Self.agent)
    let disks = "<list><node id=\"disk\" class=\"disk\"><product>WDC</product><size>500107862016</size></node></list>"
    let record = try workshop.take(disks, named: "laptop-1.xml").first.orThrow()
    #expect([record.device, record.status == .imported ? nil : "merged"] == ["laptop-1", nil])
    #expect(try workshop.device("laptop-1")["disk-gb"] == "500")
    #expect(try file("laptop-1", in: workshop).children("software").count == 1)
  }
}
