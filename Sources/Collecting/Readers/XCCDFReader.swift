internal import LibXML

/// Reads results of XCCDF, alone, at the end of their benchmark, or inside an ARF collection.
struct XCCDFReader: ~Copyable {
  private var reader: StreamReader
  private let repairs: RepairLog
  private var machines: [MeasuredMachine] = []

  /// - Throws: `FileFailure`, `ArchiveFailure`, `XMLFailure`.
  init(_ input: ForeignInput) throws {
    reader = try input.stream()
    repairs = input.repairs
  }

  /// Reads the file to its end, or to where it was cut; results are taken whole or not at all.
  ///
  /// - Returns: One machine a target, with all its results.
  /// - Throws: `XMLFailure`, `NotAnInventory` when no result is in it, `FileFailure`.
  mutating func read() throws -> [MeasuredMachine] {
    guard case .start(let root, let isEmpty) = try reader.next(), Self.roots.contains(root) else {
      throw NotAnInventory.otherRoot
    }
    var isClosed = false
    do {
      if root == "TestResult" { try readResult() } else if !isEmpty { try readInside(root) }
      isClosed = true
      while try reader.next() != nil {}
    } catch let failure as XMLFailure {
      try repairs.accept(failure, hasRead: !machines.isEmpty, isClosed: isClosed)
    }
    guard !machines.isEmpty else { throw NotAnInventory.told(.noResult) }
    return machines
  }

  private static let roots: Set<String> = [
    "TestResult", "Benchmark", "asset-report-collection", "data-stream-collection",
  ]
  /// What a result can lie in; the rest, such as thousands of rules, is read over.
  private static let holders: Set<String> = ["reports", "report", "content"]

  private mutating func readInside(_ root: String) throws {
    while let event = try reader.next() {
      switch event {
      case .start("TestResult", false): try readResult()
      case .start(let name, let isEmpty):
        if !isEmpty, root == "Benchmark" || !Self.holders.contains(name) { try reader.skip() }
      case .end(root): return
      default: break
      }
    }
  }

  private mutating func readResult() throws {
    var result = XCCDFResult()
    result.start(
      end: reader.attribute("end-time"), start: reader.attribute("start-time"),
      system: reader.attribute("test-system"))
    while let event = try reader.next() {
      switch event {
      case .start(let name, let isEmpty): try take(name, isEmpty, &result)
      case .end("TestResult"):
        result.machine.checks = [result.check]
        return keep(result.machine)
      default: break
      }
    }
  }

  private mutating func take(_ name: String, _ isEmpty: Bool, _ result: inout XCCDFResult) throws {
    switch name {
    case "benchmark": result.check.benchmark = (reader.attribute("id") ?? reader.attribute("href"))?.name
    case "profile": result.check.profile = reader.attribute("idref")?.name
    case "rule-result":
      guard let rule = reader.attribute("idref")?.name else { break }
      let severity = reader.attribute("severity")
      if !isEmpty { result.take(rule: rule, severity: severity, outcome: try readOutcome()) }
      return
    case "score":
      let (model, maximum) = (reader.attribute("system"), reader.attribute("maximum"))
      if !isEmpty { result.take(score: try reader.text(), of: maximum, model: model) }
      return
    case "target" where !isEmpty: return result.machine.take(hostName: try reader.text())
    case "target-address", "identity", "organization", "remark": result.drop(name)
    case "fact" where !isEmpty:
      let kind = reader.attribute("name") ?? ""
      return result.take(fact: try reader.text(), kind: kind)
    case "target-facts": return
    default: break
    }
    if !isEmpty { try reader.skip() }
  }

  /// The outcome of a rule, up to its end; messages can quote files of the machine.
  private mutating func readOutcome() throws -> String? {
    var outcome: String?
    while let event = try reader.next() {
      switch event {
      case .start("result", false): outcome = try reader.text()
      case .start(_, false): try reader.skip()
      case .end: return outcome
      default: break
      }
    }
    return outcome
  }

  /// Several results of one target are one machine.
  private mutating func keep(_ machine: MeasuredMachine) {
    var machine = machine
    machine.settleCards()
    if machine.isNameless { machine.remark = .nameless }
    let same = machines.firstIndex { known in
      known.nameHash == machine.nameHash && Set(known.cards) == Set(machine.cards)
    }
    guard let same else { return machines.append(machine) }
    machines[same].checks += machine.checks
    machines[same].dropped.add(machine.dropped)
    machines[same].measured = [machines[same].measured, machine.measured].compactMap { $0 }.max()
  }
}

extension String {
  /// The last part of a path or address, for names that a tool gives.
  fileprivate var name: String? { split(separator: "/").last.flatMap { String($0).meaningful } }
}

extension LocalizedText {
  fileprivate static let noResult = LocalizedText(
    fr: "ce fichier ne contient aucun résultat de contrôle, seulement des règles",
    en: "this file holds no result of a check, only rules")
}
