import Collecting
import Inventories
import LibXML
import TestSupport
import Testing

/// Real scans of the shared fixtures.
@Suite(.enabled(if: Paths.fixtures != nil, "shared/fixtures is not beside the project"))
struct NmapFixtureTests {
  private func take(_ names: String..., in workshop: Workshop) throws -> [ImportRecord] {
    let folder = try Paths.fixtures.orThrow() + "/nmap/"
    return try workshop.collect(names.map { folder + $0 })
  }

  @Test func twoScansOfOneNetworkAreTheSameDevices() throws {
    let workshop = try Workshop()
    let records = try take("os_scan6.xml", "full_sudo6.xml", in: workshop)
    #expect(records.map(\.device) == ["network-1", "device-1", "network-1", "device-2", "device-1"])
    #expect(records.map(\.status) == [.imported, .imported, .merged, .imported, .merged])
    #expect(records[0].reason?.en.contains("ran the scan is not taken") == true)
    #expect(records[0].dropped == ["addresses": 255, "command-lines": 1])
    let box = try workshop.machine(of: records[0])
    #expect(box.first("guess")?["system"] == "Linux 2.6.13 (embedded)")
    #expect(box.first("guess")?["kind"] == "router")
    #expect(box.children("port").map { $0["number"] } == ["23", "80", "443", "992", "8080", "8443"])
    #expect(box.children("port").first?["product"] == "Sagem router telnetd")
    #expect(box.children("port").first?["guess"] == nil)
    #expect(box.first("network")?["vendor"] == "Sagemcom")
    let windows = try workshop.machine(of: records[1])
    #expect(windows.first("guess").map { [$0["kind"], $0["system"]] } == [nil, "Windows"])
    let text = try workshop.everything()
    for trace in ["192.168.1.", "-A -vv", "GetRequest", "commonName"] { #expect(!text.contains(trace), "\(trace)") }
    #expect(try workshop.faults() == [])
  }

  @Test(arguments: [
    ("1_hosts.xml", "draille scan"), ("loopback.xml", "draille scan"), ("1_hosts_down.xml", "as administrator"),
    ("2_hosts.xml", "as administrator"), ("defused_et_included.xml", "not an inventory"),
  ])
  func scansWithoutHardwareAddressAreRefusedWithTheirReason(name: String, reason: String) throws {
    let workshop = try Workshop()
    let record = try take(name, in: workshop).first.orThrow()
    #expect(record.status == .refused)
    #expect(record.reason?.en.contains(reason) == true, "\(String(describing: record.reason))")
    #expect(workshop.opened.inventory.devices.isEmpty)
  }
}
