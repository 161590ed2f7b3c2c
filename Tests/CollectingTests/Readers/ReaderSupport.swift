import Collecting
import Inventories
import Knowledge
import LibXML
import TestSupport
import Testing

extension Workshop {
  /// Writes a foreign file of any format and imports it.
  func take(_ text: String, named name: String = "fichier.txt") throws -> [ImportRecord] {
    try collect([folder.write(text, to: "in/" + name)])
  }

  /// The machine file of one import, as the case names it.
  func machine(of record: ImportRecord) throws -> Node {
    let file = try device(record.device.orThrow())["machine"].orThrow()
    return try Document(contentsOf: opened.directory + "/" + file).root
  }

  /// The only statement about a fact.
  func claim(_ fact: String) throws -> Claim {
    let claims = Ledger(opened.inventory).claims(about: fact)
    #expect(claims.count == 1, "\(fact)")
    return try claims.first.orThrow()
  }

  /// Imports the text and expects that nothing of what is written here is anywhere in the case or in the records.
  func expectNothing(of secrets: [String], in text: String, named name: String) throws -> ImportRecord {
    let records = try take(text, named: name)
    let record = try records.first.orThrow()
    #expect(record.status == .imported, "\(String(describing: record.reason))")
    let catalogue = try Workshop.catalogue.orThrow()
    let told = records.map { $0.text(in: .fr, catalogue) + $0.json(in: .en).line }.joined()
    let everything = try everything().lowercased() + told.lowercased()
    for secret in secrets {
      #expect(text.contains(secret), "\(secret) is not planted")
      #expect(!everything.contains(secret.lowercased()), "\(secret)")
    }
    #expect(try faults() == [])
    return record
  }
}

/// What becomes of a file that was damaged: taken with a repair, or refused with a reason; never taken as whole.
func expectDamageIsTold(_ text: String, cuts: [Double], sourceLocation: SourceLocation = #_sourceLocation) throws {
  for share in cuts {
    let workshop = try Workshop()
    let kept = Int(Double(text.utf8.count) * share)
    let records = try workshop.take(String(decoding: text.utf8.prefix(kept), as: UTF8.self), named: "coupe.xml")
    for record in records {
      let isTold = record.status == .refused ? record.reason != nil : record.repairs["truncated"] == 1
      #expect(isTold, "\(share) \(record)", sourceLocation: sourceLocation)
    }
    #expect(try workshop.faults() == [], sourceLocation: sourceLocation)
  }
}

/// Zero bytes between the lines take nothing away.
func expectZerosAreMended(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let (whole, damaged) = (try Workshop(), try Workshop())
  let expected = try whole.take(text)
  let found = try damaged.take(text.split(separator: "\n").joined(separator: "\n\u{0}"))
  #expect(found.map(\.device) == expected.map(\.device), sourceLocation: sourceLocation)
  #expect(found.allSatisfy { ($0.repairs["zeros"] ?? 0) > 5 }, sourceLocation: sourceLocation)
  #expect(found.map(\.dropped) == expected.map(\.dropped), sourceLocation: sourceLocation)
}
