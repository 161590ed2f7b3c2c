@testable import Collecting
import Inventories
import Knowledge
import LibXML
import TestSupport

/// One machine as some looker could describe it.
struct Measured {
  var machine = MeasuredMachine()
  var software: [(name: String, version: String)] = []
  var file = "poste.xml"

  static func uuid(_ last: Int) -> String { "11111111-2222-4333-8444-55555555555\(last)" }

  init(
    _ format: ForeignFormat = .agentXML, uuid: String? = nil, serial: String? = nil, name: String? = nil,
    cards: [String] = [], day: String = "2026-11-20", file: String = "poste.xml"
  ) {
    machine.format = format
    machine.kind = "laptop"
    machine.uuid = uuid
    machine.serial = serial
    machine.nameHash = name.map { Fingerprint.of($0) }
    machine.cards = cards.map { .init(address: $0) }
    machine.measured = Day(day)
    self.file = file
  }

  /// The same with something else in it.
  func with(_ change: (inout Self) -> Void) -> Self {
    var copy = self
    change(&copy)
    return copy
  }
}

extension Workshop {
  /// Puts measures into the case, one after the other, as if each were a file of its own.
  func put(_ measures: Measured..., ask: ((ImportQuestion) -> ImportAnswer)? = nil) throws -> [ImportRecord] {
    var options = ImportOptions()
    options.ask = ask
    try AtomicFile.makeDirectory(opened.directory + "/machines")
    let recognition = try Recognition(Self.catalogue.orThrow())
    var intake = Intake(opened: opened, recognition: recognition, date: today, options: options)
    return try measures.flatMap { measure in
      let spool = SoftwareSpool(matcher: recognition.software, path: opened.directory + "/machines/reading")
      for (name, version) in measure.software {
        try spool.add(.init(software: InstalledSoftware(name: name, version: version)))
      }
      let count = opened.inventory.sources.count
      let sha256 = Fingerprint.of("\(measure.file) \(measure.machine.measured?.description ?? "") \(count)")
      return try intake.take(
        FileReading(
          entry: .init(path: "in/" + measure.file), sha256: sha256, outcome: .machines([measure.machine], spool)))
    }
  }

  func values(of fact: String) -> [String?] {
    Ledger(opened.inventory).claims(about: fact).map(\.value)
  }
}
