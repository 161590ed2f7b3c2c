import Inventories
import Knowledge
import LibXML
import TestSupport
import Testing

@testable import Collecting

// What happens before anything is written.
extension ListImportTests {
  @Test func nothingIsWrittenWithoutAgreement() throws {
    let workshop = try Workshop()
    let before = try workshop.everything()
    let path = try workshop.folder.write(Self.two, to: "liste.csv")
    var shown: [String] = []
    let catalogue = try Workshop.catalogue.orThrow()
    let records = try Collector.collect(
      paths: [path], into: workshop.opened, catalogue: catalogue, date: workshop.today,
      lists: ListOptions { matchings in
        shown = matchings.map { $0.text(catalogue.words, in: .fr) }
        return false
      })
    #expect(records.map(\.status) == [.refused])
    #expect(shown.count == 1)
    #expect(try workshop.everything() == before)
  }

  @Test func aTrialWritesNothingAndTellsWhatWouldChange() throws {
    let workshop = try Workshop()
    _ = try take(workshop, Self.two)
    let before = try workshop.everything()
    let path = try workshop.folder.write(
      Self.two.replacing("8 Go", with: "16 Go") + "Tablette;Apple;iPad;DMP33333;\n", to: "in/liste.csv")
    let catalogue = try Workshop.catalogue.orThrow()
    let trial = try TrialRun.collect(
      paths: [path], into: workshop.opened.directory, catalogue: catalogue, date: workshop.today)
    #expect(try workshop.everything() == before)
    #expect(trial.records.first?.list?.added == 1)
    let changes = trial.changes.map { $0.text(catalogue, in: .en) }
    #expect(changes.first == "  laptop-1, memory in gigabytes: 8 → 16")
    #expect(changes.contains("+ tablet-1 (device)"))
  }

  @Test func aTrialOfAMachineFileWritesNothingEither() throws {
    let workshop = try Workshop()
    _ = try workshop.collect(Self.measure)
    let before = try workshop.everything()
    let newer = Self.measure.replacing("2026-11-20", with: "2026-11-21").replacing("16384", with: "8192")
    let path = try workshop.folder.write(
      "<REQUEST><CONTENT>\(newer)</CONTENT><QUERY>INVENTORY</QUERY></REQUEST>", to: "in/poste.xml")
    let catalogue = try Workshop.catalogue.orThrow()
    let trial = try TrialRun.collect(
      paths: [path], into: workshop.opened.directory, catalogue: catalogue, date: workshop.today)
    #expect(try workshop.everything() == before)
    #expect(trial.records.map(\.device) == ["laptop-1"])
    #expect(trial.changes.map(\.attribute) == ["memory-gb", "machine-sha256", "measured"])
  }
}
