import Collecting
import Inventories
import LibXML
import TestSupport
import Testing

/// Network scans of nmap.
struct NmapTests {
  static func scan(_ hosts: String, end: String = #"<runstats><finished time="1795326257" exit="success"/></runstats>"#)
    -> String
  {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE nmaprun>
    <?xml-stylesheet href="file:///usr/bin/../share/nmap/nmap.xsl" type="text/xsl"?>
    <!-- Nmap 7.93 scan as: nmap secret-option 192.0.2.0/24 -->
    <nmaprun scanner="nmap" args="nmap --script-args secret-option 192.0.2.0/24" start="1795326256" version="7.93">
    <scaninfo type="syn" protocol="tcp" numservices="1000" services="1,3-4"/>
    \(hosts)
    \(end)
    </nmaprun>
    """
  }

  static func host(_ number: Int, mac: String? = nil, inside: String = "", reason: String = "arp-response") -> String {
    let card = mac.map { #"<address addr="\#($0)" addrtype="mac" vendor="Fabricant SA"/>"# } ?? ""
    return """
      <host starttime="1795326256" endtime="1795326257"><status state="up" reason="\(reason)" reason_ttl="0"/>
      <address addr="192.0.2.\(number)" addrtype="ipv4"/>\(card)
      <hostnames><hostname name="secret-\(number).example" type="PTR"/></hostnames>\(inside)</host>
      """
  }

  static func down(_ number: Int) -> String {
    #"<host><status state="down" reason="no-response"/><address addr="192.0.2.\#(number)" addrtype="ipv4"/></host>"#
  }

  static let printer = """
    <ports><extraports state="closed" count="998"/>
    <port protocol="tcp" portid="631"><state state="open" reason="syn-ack"/><service name="ipp" product="CUPS"
     version="2.4" hostname="secret-imprimante" extrainfo="secret-info" devicetype="printer" method="probed" conf="10"/>
     <script id="http-title" output="secret-titre"/></port>
    <port protocol="tcp" portid="9100"><state state="open"/><service name="jetdirect" method="table" conf="3"/></port>
    <port protocol="tcp" portid="25"><state state="filtered"/><service name="smtp" method="table" conf="3"/></port>
    </ports><os><osmatch name="Impression OS 4" accuracy="96"><osclass type="printer" vendor="X" osfamily="embedded"
     accuracy="96"/></osmatch></os><hostscript><script id="nbstat" output="secret-netbios"/></hostscript>
    """

  @Test func aGuessFillsABlankAndIsNoEvidence() throws {
    let workshop = try Workshop()
    let record = try workshop.take(Self.scan(Self.host(9, mac: "00:11:22:33:44:55", inside: Self.printer)))
      .first.orThrow()
    #expect([record.device, record.kind] == ["printer-1", "printer"])
    let claim = try workshop.claim("printer-1/@kind")
    #expect([claim.value, claim.because, claim.rank?.rawValue] == ["printer", "guess", nil])
    let device = try workshop.device("printer-1")
    #expect(
      [device["kind"], device["system"], device["system-name"], device["manufacturer"]] == ["printer", nil, nil, nil])
    #expect(device["measured"] == "2026-11-22")
    let root = try workshop.machine(of: record)
    #expect(root["kind"] == nil)
    #expect(
      root.first("guess").map { [$0["kind"], $0["system"], $0["accuracy"]] } == ["printer", "Impression OS 4", "96"])
    let ports = root.children("port").map { [$0["number"], $0["service"], $0["product"], $0["guess"]] }
    #expect(ports == [["631", "ipp", "CUPS", nil], ["9100", "jetdirect", nil, "yes"]])
    #expect(root.first("network").map { [$0["mac"], $0["vendor"]] } == ["00:11:22:33:44:55", "Fabricant SA"])
    #expect(try workshop.faults() == [])
  }

  @Test func whatSomebodySaidStandsAboveAGuess() throws {
    let workshop = try Workshop()
    let scan = Self.scan(Self.host(9, mac: "00:11:22:33:44:55", inside: Self.printer))
    _ = try workshop.take(scan)
    workshop.opened.inventory.add("source", to: "sources", ["id": "marie", "kind": "interview", "date": "2026-01-01"])
    Ledger(workshop.opened.inventory).record(
      Claim(fact: "printer-1/@kind", value: "nas", source: "marie", rank: .declared), on: workshop.today)
    #expect(try workshop.device("printer-1")["kind"] == "nas")
    _ = try workshop.take(scan.replacing("1795326257", with: "1795412657"), named: "demain.xml")
    #expect(try workshop.device("printer-1")["kind"] == "nas")
    #expect(try workshop.device("printer-1")["measured"] == "2026-11-23")
  }

  @Test func hostsThatDisagreeWithThemselvesAreNotGuessed() throws {
    let types = """
      <os><osmatch name="A" accuracy="100"><osclass type="general purpose" osfamily="Fenêtres" accuracy="100"/></osmatch>
      <osmatch name="B" accuracy="100"><osclass type="phone" osfamily="Fenêtres" accuracy="100"/></osmatch>
      <osmatch name="C" accuracy="90"><osclass type="router" osfamily="Autre" accuracy="90"/></osmatch></os>
      """
    let workshop = try Workshop()
    let record = try workshop.take(Self.scan(Self.host(9, mac: "00:11:22:33:44:55", inside: types))).first.orThrow()
    let guess = try workshop.machine(of: record).first("guess").orThrow()
    #expect([guess["kind"], guess["system"], guess["accuracy"]] == [nil, "Fenêtres", "100"])
    #expect(try workshop.device(record.device.orThrow())["kind"] == nil)
  }

  @Test func theClassOfOlderVersionsIsReadToo() throws {
    let old = """
      <os><osclass type="switch" vendor="X" osfamily="embedded" accuracy="95"/><osmatch name="X OS" accuracy="95"/></os>
      """
    let workshop = try Workshop()
    let record = try workshop.take(Self.scan(Self.host(9, mac: "00:11:22:33:44:55", inside: old))).first.orThrow()
    #expect(record.device == "switch-1")
    #expect(record.reason?.fr.contains("devinée") == true)
    #expect(try workshop.device("switch-1")["kind"] == "switch")
  }

  @Test func aWholeNetworkIsMostlyAsleep() throws {
    let hosts = (1...254).map { number in
      number % 100 == 7 ? Self.host(number, mac: "00:11:22:33:44:\(10 + number / 100)") : Self.down(number)
    }
    let workshop = try Workshop()
    let records = try workshop.take(Self.scan(hosts.joined(separator: "\n")))
    #expect(records.map(\.device) == ["device-1", "device-2", "device-3"])
    #expect(records[0].dropped == ["addresses": 252, "host-names": 1, "command-lines": 1])
    #expect(records[1].dropped == ["addresses": 1, "host-names": 1])
  }

  @Test func hostsWithoutHardwareAddressAreToldNotKept() throws {
    let workshop = try Workshop()
    let hosts = Self.host(2, mac: "00:11:22:33:44:55") + Self.host(3, reason: "localhost-response") + Self.host(4)
    let records = try workshop.take(Self.scan(hosts))
    #expect(records.count == 1)
    #expect(records.first?.reason?.fr.contains("la machine qui a lancé l’analyse n’est pas prise") == true)
    #expect(records.first?.reason?.en.contains("not taken: 1") == true)
    let refused = try [
      Self.scan(Self.host(1, reason: "localhost-response")), Self.scan(Self.host(1, reason: "echo-reply")),
      Self.scan(Self.down(1)),
    ].flatMap { try workshop.take($0) }
    #expect(refused.map(\.status) == [.refused, .refused, .refused])
    #expect(refused[0].reason?.en.contains("draille scan") == true)
    #expect(refused[1].reason?.en.contains("as administrator") == true)
    #expect(refused[2].reason?.en.contains("no machine answered") == true)
  }

  @Test func anInterruptedScanKeepsTheHostsThatWereDone() throws {
    let text = Self.scan(Self.host(2, mac: "00:11:22:33:44:55") + "\n" + Self.host(3, mac: "00:11:22:33:44:66"))
    let end = try text.firstRange(of: "192.0.2.3").orThrow()
    let workshop = try Workshop()
    let records = try workshop.take(String(text[..<end.lowerBound]))
    #expect(records.map(\.device) == ["device-1"])
    #expect(records.first?.repairs == ["truncated": 1])
    let closed = try workshop.take(Self.scan(Self.host(4, mac: "00:11:22:33:44:77"), end: ""))
    #expect(closed.first?.repairs == ["truncated": 1])
    try expectDamageIsTold(Self.scan(Self.host(2, mac: "00:11:22:33:44:55")), cuts: [0.1, 0.5, 0.8, 0.97])
    try expectZerosAreMended(Self.scan(Self.host(2, mac: "00:11:22:33:44:55", inside: Self.printer)))
  }

  @Test func nothingPrivateStays() throws {
    let workshop = try Workshop()
    let record = try workshop.expectNothing(
      of: [
        "secret-option", "192.0.2.", "secret-9", "secret-imprimante", "secret-info", "secret-titre", "secret-netbios",
      ], in: Self.scan(Self.host(9, mac: "00:11:22:33:44:55", inside: Self.printer)), named: "analyse.xml")
    #expect(record.dropped == ["addresses": 1, "host-names": 2, "command-lines": 1])
  }

  @Test func entitiesAreRefused() throws {
    let text = Self.scan(Self.host(2, mac: "00:11:22:33:44:55")).replacing(
      "<!DOCTYPE nmaprun>", with: "<!DOCTYPE nmaprun [<!ENTITY a \"b\">]>")
    #expect(try Workshop().take(text).map(\.status) == [.refused])
  }

  @Test func manyHostsAreRead() throws {
    let workshop = try Workshop()
    let asleep = (1...250).map(Self.down).joined(separator: "\n")
    let hosts = [String](repeating: asleep, count: 200).joined(separator: "\n")
    let text = Self.scan(hosts + Self.host(9, mac: "00:11:22:33:44:55"))
    #expect(text.utf8.count > 5_000_000)
    let records = try workshop.take(text)
    #expect(records.map(\.device) == ["device-1"])
  }
}
