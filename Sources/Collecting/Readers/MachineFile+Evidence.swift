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
    for check in machine.checks { describe(check, &writer) }
  }

  private func describe(_ check: MeasuredMachine.Check, _ writer: inout XMLWriter) {
    writer.start(
      "check",
      [
        ("tool", check.tool), ("benchmark", check.benchmark), ("profile", check.profile),
        ("day", check.day?.description), ("score", check.score), ("maximum", check.maximum), ("model", check.model),
      ])
    for (what, number) in check.counts.sorted(by: { $0.key < $1.key }) {
      writer.empty("result", [("what", what), ("count", String(number))])
    }
    for (finding, number) in check.findings.sorted(by: { $0.key.place < $1.key.place }) {
      writer.empty(
        "finding",
        [
          ("test", finding.test), ("result", finding.result), ("severity", finding.severity),
          ("count", number > 1 ? String(number) : nil),
        ])
    }
    writer.end()
  }
}

extension MeasuredMachine.Check.Finding {
  fileprivate var place: String { "\(test) \(result) \(severity ?? "")" }
}
