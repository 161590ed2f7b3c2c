@testable import Collecting
import Inventories
import LibXML
import TestSupport
import Testing

/// What a new measure changed.
struct MeasureChangesTests {
  private static func measure(_ software: [(String, String)], day: String = "2026-11-20") -> Measured {
    Measured(uuid: Measured.uuid(1), day: day).with { $0.software = software.map { (name: $0.0, version: $0.1) } }
  }

  @Test func softwareThatCameWentOrWasUpdatedIsTold() throws {
    let workshop = try Workshop()
    let records = try workshop.put(
      Self.measure([
        ("VLC media player", "3.0.20"), ("Mozilla Firefox 128.0 (x64 fr)", "128.0"), ("GIMP", "2.10"), ("noyau", "6.1"),
        ("noyau", "6.2"), ("Inconnu", "1"),
      ]),
      Self.measure(
        [
          ("VLC media player", "3.0.21"), ("Mozilla Firefox 129.0 (x64 fr)", "129.0"), ("Audacity", "3.7"),
          ("noyau", "6.2"), ("noyau", "6.3"), ("Inconnu", "1"), ("Inconnu", "1"),
        ], day: "2026-11-21"))
    #expect(records[0].changes == nil)
    let changes = try records[1].changes.orThrow()
    func told(_ software: [MeasureChanges.Software]) -> [String] {
      software.map { "\($0.name) \($0.before ?? "-") \($0.after ?? "-")" }
    }
    #expect(told(changes.added) == ["Audacity - 3.7", "Inconnu - 1"])
    #expect(told(changes.removed) == ["GIMP 2.10 -"])
    #expect(
      told(changes.updated) == [
        "Mozilla Firefox 129.0 (x64 fr) 128.0 129.0", "VLC media player 3.0.20 3.0.21", "noyau 6.1 6.3",
      ])
  }

  @Test func theSameAgainChangesNothing() throws {
    let workshop = try Workshop()
    let software = [("VLC media player", "3.0.20"), ("GIMP", "2.10")]
    let records = try workshop.put(Self.measure(software), Self.measure(software, day: "2026-11-21"))
    #expect(records[1].changes?.isEmpty == true)
    #expect(try records[1].text(in: .en, Workshop.catalogue.orThrow()).contains("no fact changed"))
  }

  @Test func factsAreToldInWords() throws {
    let workshop = try Workshop()
    let records = try workshop.put(
      Self.measure([]).with { $0.machine.memory = 4096 },
      Self.measure([], day: "2026-11-21").with { $0.machine.memory = 8192 })
    let catalogue = try Workshop.catalogue.orThrow()
    #expect(records[1].text(in: .fr, catalogue).contains("changé\u{A0}: mémoire vive en gigaoctets 4 → 8"))
    #expect(records[1].json(in: .fr).line.contains(#"{"fact": "memory-gb", "before": "4", "after": "8"}"#))
  }

  @Test func aLongListIsCutInTextAndWholeInJSON() throws {
    let workshop = try Workshop()
    let many = (1...9).map { ("Programme numéro \($0)", "1") }
    let records = try workshop.put(Self.measure([("Autre", "1")]), Self.measure(many, day: "2026-11-21"))
    let text = try records[1].text(in: .fr, Workshop.catalogue.orThrow())
    #expect(text.contains("logiciels ajoutés\u{A0}: 9 ("))
    #expect(text.contains("numéro 5 1…)"))
    #expect(records[1].json(in: .fr).line.contains("numéro 9"))
  }
}
