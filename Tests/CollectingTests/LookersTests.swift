@testable import Collecting
import Inventories
import Knowledge
import LibXML
import TestSupport
import Testing

/// Several who look at one machine, and what each can know.
struct LookersTests {
  private static let uuid = Measured.uuid(1)

  @Test func eachKeepsItsClaimsAndTheNewestIsRetained() throws {
    let workshop = try Workshop()
    _ = try workshop.put(
      Measured(uuid: Self.uuid).with { $0.machine.memory = 16_000 },
      Measured(.lshw, uuid: Self.uuid, day: "2026-11-21").with { $0.machine.memory = 16_384 })
    #expect(workshop.values(of: "laptop-1/@memory-gb") == ["15.6", "16"])
    #expect(try workshop.device("laptop-1")["memory-gb"] == "16")
    #expect(
      Ledger(workshop.opened.inventory).divergences(on: workshop.today).map(\.fact) == ["laptop-1/@memory-gb"])
    _ = try workshop.put(Measured(uuid: Self.uuid, day: "2026-11-22").with { $0.machine.memory = 16_384 })
    #expect(workshop.values(of: "laptop-1/@memory-gb") == ["16", "16"])
    #expect(Ledger(workshop.opened.inventory).divergences(on: workshop.today) == [])
  }

  @Test func eachHasAMachineFileAndTheDeviceNamesTheFullest() throws {
    let workshop = try Workshop()
    let day = "2026-11-21"
    _ = try workshop.put(
      Measured(.nmap, uuid: Self.uuid), Measured(uuid: Self.uuid).with { $0.software = [("VLC media player", "3.0")] },
      Measured(.lshw, uuid: Self.uuid, day: day))
    let names = try Files.names(in: workshop.opened.directory + "/machines")
    #expect(names == ["laptop-1.agent.xml", "laptop-1.lshw.xml", "laptop-1.xml"])
    let device = try workshop.device("laptop-1")
    #expect(device["machine"] == "machines/laptop-1.agent.xml")
    #expect(device["measured"] == day)
    #expect(device["software-count"] == "1")
    #expect(try workshop.faults() == [])
    _ = try workshop.put(Measured(.lshw, uuid: Self.uuid, day: "2026-11-22"))
    #expect(try Files.names(in: workshop.opened.directory + "/machines") == names)
  }

  @Test func aListThatIsNotCompleteTakesNothingAway() throws {
    let workshop = try Workshop()
    _ = try workshop.put(
      Measured(uuid: Self.uuid).with { $0.software = [("VLC media player", "3.0"), ("GIMP", "2.10")] },
      Measured(.winget, uuid: Self.uuid, day: "2026-11-21").with { $0.software = [("LibreOffice 25.8", "25.8")] })
    let device = try workshop.device("laptop-1")
    #expect(device.children("installed").compactMap { $0["product"] }.sorted() == ["gimp", "libreoffice", "vlc"])
    #expect(device["software-count"] == "2")
    _ = try workshop.put(
      Measured(uuid: Self.uuid, day: "2026-11-22").with { $0.software = [("VLC media player", "3.0")] })
    #expect(device.children("installed").compactMap { $0["product"] } == ["vlc"])
  }

  @Test(arguments: [
    (SystemFamily.linux, "no", nil), (.linux, "yes", "yes"), (.windows, "no", "no"), (.macos, "no", "no"),
  ])
  func anAgentKnowsOneFirewallOfFreeSystems(_ family: SystemFamily, _ seen: String, _ expected: String?) throws {
    let workshop = try Workshop()
    _ = try workshop.put(
      Measured(uuid: Self.uuid).with {
        $0.machine.system.family = family
        $0.machine.firewalls = [(nil, seen)]
      })
    #expect(try workshop.device("laptop-1")["firewall"] == expected)
    let claims = Ledger(workshop.opened.inventory).claims(about: "laptop-1/@firewall")
    #expect(claims.map(\.value) == [expected])
    #expect(claims.map(\.absence) == [expected == nil ? .unknown : nil])
  }

  @Test func aScanKnowsWhatItLookedAt() throws {
    let workshop = try Workshop()
    _ = try workshop.put(
      Measured(.machine, uuid: Self.uuid).with {
        $0.machine.system.family = .linux
        $0.machine.firewalls = [(nil, "no")]
      })
    #expect(try workshop.device("laptop-1")["firewall"] == "no")
  }

  @Test func whatAnswersOnTheNetworkOnlyDoesNotUnmakeAKind() throws {
    let workshop = try Workshop()
    _ = try workshop.put(
      Measured(uuid: Self.uuid),
      Measured(.nmap, uuid: Self.uuid, day: "2026-11-21").with { $0.machine.kind = "other" })
    #expect(try workshop.device("laptop-1")["kind"] == "laptop")
  }

  @Test func whatNoAgentSeesIsSaidOnceAndNotBySuchAsLookFromOutside() throws {
    let workshop = try Workshop()
    _ = try workshop.put(Measured(.nmap, uuid: Self.uuid))
    #expect(workshop.values(of: "laptop-1/@disk-encrypted") == [])
    _ = try workshop.put(Measured(uuid: Self.uuid), Measured(uuid: Self.uuid, day: "2026-11-21"))
    #expect(workshop.values(of: "laptop-1/@disk-encrypted") == [nil])
  }
}
