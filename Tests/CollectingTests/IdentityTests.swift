@testable import Collecting
import Inventories
import Knowledge
import LibXML
import TestSupport
import Testing

/// Which measures are of one machine.
struct IdentityTests {
  static let card = "aa:bb:cc:dd:ee:01"

  @Test func sameHardwareUnderAnotherNameIsOneMachineAndSaysSo() throws {
    let workshop = try Workshop()
    let records = try workshop.put(
      Measured(uuid: Measured.uuid(1), serial: "abc123", name: "accueil"),
      Measured(uuid: Measured.uuid(1), serial: "abc123", name: "bureau", day: "2026-11-21"))
    #expect(records.map(\.device) == ["laptop-1", "laptop-1"])
    #expect(records[1].remarks == [.renamed])
    #expect(records[1].recognisedBy == ["serial", "uuid"])
  }

  @Test func anotherSystemOnTheSameHardwareIsAReinstallation() throws {
    let workshop = try Workshop()
    let old = Measured(uuid: Measured.uuid(1), name: "a").with { $0.machine.system.product = "windows-10" }
    let new = Measured(uuid: Measured.uuid(1), name: "a", day: "2026-11-21")
      .with { $0.machine.system.product = "linux-mint" }
    let newest = Measured(uuid: Measured.uuid(1), name: "a", day: "2026-11-22")
      .with { $0.machine.system.product = "linux-mint" }
    let records = try workshop.put(old, new, newest)
    #expect(records.map(\.remarks) == [[], [.reinstalled], []])
    #expect(workshop.opened.inventory.devices.count == 1)
    #expect(records[1].changes?.facts.map(\.attribute) == ["system"])
  }

  @Test func aNewerSystemOfTheSameMakerIsNoReinstallation() throws {
    let workshop = try Workshop()
    let records = try workshop.put(
      Measured(uuid: Measured.uuid(1)).with { $0.machine.system.product = "windows-10" },
      Measured(uuid: Measured.uuid(1), day: "2026-11-21").with { $0.machine.system.product = "windows-11" })
    #expect(records[1].remarks == [])
  }

  @Test func anotherIdentifierOfTheAgentOnTheSameHardwareIsAReinstallation() throws {
    let workshop = try Workshop()
    let records = try workshop.put(
      Measured(uuid: Measured.uuid(1)).with { $0.machine.installationHash = Fingerprint.of("a-2020-01-01-00-00-00") },
      Measured(uuid: Measured.uuid(1), day: "2026-11-21")
        .with { $0.machine.installationHash = Fingerprint.of("a-2026-11-21-00-00-00") })
    #expect(records[1].remarks == [.reinstalled])
  }

  @Test func aClonedSerialStaysTwoMachines() throws {
    let workshop = try Workshop()
    let records = try workshop.put(
      Measured(uuid: Measured.uuid(1), serial: "clone1", cards: [Self.card]),
      Measured(uuid: Measured.uuid(2), serial: "clone1", cards: ["aa:bb:cc:dd:ee:02"]))
    #expect(records.map(\.device) == ["laptop-1", "laptop-2"])
    #expect(records[1].remarks == [])
  }

  @Test func aDongleThatChangesHandsMergesNothing() throws {
    let workshop = try Workshop()
    let records = try workshop.put(
      Measured(uuid: Measured.uuid(1), serial: "abc1", cards: [Self.card, "aa:bb:cc:dd:ee:02"]),
      Measured(uuid: Measured.uuid(2), serial: "abc2", cards: [Self.card, "aa:bb:cc:dd:ee:03"]))
    #expect(records.map(\.device) == ["laptop-1", "laptop-2"])
  }

  @Test func anIdentifierWithItsBytesTurnedIsTheSame() throws {
    let workshop = try Workshop()
    let records = try workshop.put(
      Measured(uuid: "0055adc9-1d3a-e411-8043-b05d95113232"),
      Measured(.lshw, uuid: "c9ad5500-3a1d-11e4-8043-b05d95113232"))
    #expect(records.map(\.device) == ["laptop-1", "laptop-1"])
  }

  @Test func doubtIsAskedAndTheAnswerCounts() throws {
    for (answer, devices, remarks) in [
      (ImportAnswer.same("laptop-1"), ["laptop-1", "laptop-1"], [ImportRecord.Remark]()),
      (.different, ["laptop-1", "laptop-2"], []), (.later, ["laptop-1", "laptop-2"], [.doubtful]),
    ] {
      let workshop = try Workshop()
      var asked: [ImportQuestion] = []
      let records = try workshop.put(
        Measured(name: "a", file: "a.xml"), Measured(name: "a", day: "2026-11-21", file: "b.xml"),
        ask: { question in
          asked.append(question)
          return answer
        })
      #expect(asked.map { $0.candidates.map(\.device) } == [["laptop-1"]])
      #expect(asked.first?.candidates.first?.common.map(\.en) == ["same name"])
      #expect(records.map(\.device) == devices)
      #expect(records[1].remarks == remarks)
    }
  }

  @Test func doubtThatNobodySettlesIsWrittenDown() throws {
    let workshop = try Workshop()
    let records = try workshop.put(Measured(name: "a", file: "a.xml"), Measured(name: "a", file: "b.xml"))
    #expect(records[1].candidates.map(\.device) == ["laptop-1"])
    let note = try workshop.device("laptop-2").first("note")?.text
    #expect(note == "Peut-être la même machine que laptop-1\u{A0}: à vérifier.")
    #expect(try workshop.faults() == [])
  }

  @Test func twoCandidatesThatAreAsLikelyAreADoubt() throws {
    let workshop = try Workshop()
    let records = try workshop.put(
      Measured(uuid: Measured.uuid(1), file: "a.xml"), Measured(serial: "abc2", file: "b.xml"),
      Measured(.lshw, uuid: Measured.uuid(1), serial: "abc2", file: "c.xml"))
    #expect(records.map(\.device) == ["laptop-1", "laptop-2", "laptop-3"])
    #expect(records[2].candidates.map(\.device) == ["laptop-1", "laptop-2"])
  }

  @Test func theSameListAgainKnowsWhatOnlyHasAName() throws {
    let workshop = try Workshop()
    let records = try workshop.put(
      Measured(.table, name: "a", file: "parc.csv"), Measured(.table, name: "a", day: "2026-11-21", file: "parc.csv"))
    #expect(records.map(\.device) == ["laptop-1", "laptop-1"])
  }

  @Test(arguments: [
    "To be filled by O.E.M.", "TO BE FILLED BY O.E.M.", "Default string", "System Serial Number", "Not Specified",
    "SystemSerialNumb", "0", "Asset Tag:  ", "....", "   ", "release-keys", "[REMOVED]", "INVALID", "1234567890",
    "00000000", "xxxxxxxxxxx",
  ])
  func fillersTellNoMachine(_ text: String) {
    #expect(Placeholder.identity(text) == nil)
  }

  @Test(arguments: [
    "03000200-0400-0500-0006-000700080009", "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF", "Not Settable",
    "01010101-0101-0101-0101-010101010101", "00000000-0000-0000-0000-000000000000",
  ])
  func identifiersOfWholeSeriesTellNoMachine(_ text: String) {
    #expect(Placeholder.identifier(text) == nil)
  }

  @Test(arguments: ["00:50:56:C0:00:08", "0A:00:27:00:00:00", "20:41:53:59:4e:ff", "ff:ff:ff:ff:ff:ff", "00-00-00"])
  func addressesOfProgramsTellNoMachine(_ text: String) {
    #expect(Placeholder.address(text) == nil)
  }
}
