internal import Inventories
internal import LibXML

// What other tools than inventory agents learned.

extension MachineFile {
  func describeEvidence(_ writer: inout XMLWriter) {
    if let guess = machine.guess {
      writer.unlessEmpty(
        "guess", [("kind", guess.kind), ("system", guess.system), ("accuracy", guess.accuracy.map(String.init))])
    }
    for port in machine.ports {
      writer.empty(
        "port",
        [
          ("protocol", port.protocolName), ("number", String(port.number)), ("service", port.service),
          ("product", port.product), ("version", port.version), ("guess", port.isGuess ? "yes" : nil),
        ])
    }
    for (index, check) in machine.checks.enumerated() { describe(check, String(index + 1), &writer) }
  }

  /// Side by side and not one in the other: machine files are flat.
  private func describe(_ check: MeasuredMachine.Check, _ number: String, _ writer: inout XMLWriter) {
    writer.empty(
      "check",
      [
        ("number", number), ("tool", check.tool), ("benchmark", check.benchmark), ("profile", check.profile),
        ("day", check.day?.description), ("score", check.score), ("maximum", check.maximum), ("model", check.model),
      ])
    for (what, count) in check.counts.sorted(by: { $0.key < $1.key }) {
      writer.empty("check-result", [("of", number), ("what", what), ("count", String(count))])
    }
    for (finding, count) in check.findings.sorted(by: { $0.key.place < $1.key.place }) {
      writer.empty(
        "check-finding",
        [
          ("of", number), ("test", finding.test), ("result", finding.result), ("severity", finding.severity),
          ("count", count > 1 ? String(count) : nil),
        ])
    }
  }
}

extension MeasuredMachine.Check.Finding {
  fileprivate var place: String { "\(test) \(result) \(severity ?? "")" }
}
