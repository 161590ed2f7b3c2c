internal import Inventories
internal import LibXML

/// One result of a benchmark, while it is read.
struct XCCDFResult {
  var machine = MeasuredMachine()
  var check = MeasuredMachine.Check()
  private var scanner = ""
  private var version = ""

  mutating func start(end: String?, start: String?, system: String?) {
    let day = (end ?? start).flatMap { Day(String($0.prefix(10))) }
    machine.measured = day
    check.day = day
    // cpe:/a:maker:product:version
    let parts = (system ?? "").split(separator: ":", omittingEmptySubsequences: false)
    if parts.count > 4 { name(String(parts[3]), String(parts[4])) }
  }

  private mutating func name(_ scanner: String, _ version: String) {
    self.scanner = scanner
    self.version = version
    machine.agent = "\(scanner) \(version)".meaningful
    check.tool = machine.agent
  }

  mutating func take(rule: String, severity: String?, outcome: String?) {
    guard let outcome = outcome?.meaningful?.lowercased(), Self.outcomes.contains(outcome) else { return }
    check.counts[outcome, default: 0] += 1
    guard Self.failures.contains(outcome) else { return }
    check.findings[.init(test: rule, result: outcome, severity: severity?.token), default: 0] += 1
  }

  private static let outcomes: Set<String> = [
    "pass", "fail", "error", "unknown", "notapplicable", "notchecked", "notselected", "informational", "fixed",
  ]
  private static let failures: Set<String> = ["fail", "error"]

  /// The score of the default model, else the first one; none where nothing was counted.
  mutating func take(score: String?, of maximum: String?, model: String?) {
    guard check.counts.contains(where: { Self.counted.contains($0.key) }) else { return }
    guard let score = Self.decimal(score), check.score == nil || model?.hasSuffix(":default") == true else { return }
    check.score = score
    check.maximum = Self.decimal(maximum)
    check.model = model?.split(separator: ":").last.map(String.init)
  }

  private static let counted: Set<String> = ["pass", "fail", "error", "unknown", "fixed"]

  /// With two decimals at most.
  private static func decimal(_ text: String?) -> String? {
    guard let number = text?.meaningful.flatMap({ Double($0) }), number >= 0, number < 1e9 else { return nil }
    let (whole, rest) = Int((number * 100).rounded()).quotientAndRemainder(dividingBy: 100)
    return rest == 0 ? "\(whole)" : rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
  }

  /// Counts what says where the machine is, or who looked at it.
  mutating func drop(_ name: String) {
    machine.dropped.count(name == "target-address" ? .addresses : .users)
  }

  mutating func take(fact text: String?, kind: String) {
    guard let text = text?.meaningful else { return }
    switch kind.split(separator: ":").last.map({ $0.lowercased() }) {
    case "mac": machine.take(address: text)
    case "ipv4", "ipv6": machine.dropped.count(.addresses)
    case "host_name": machine.take(hostName: text)
    case "name" where kind.contains(":scanner:"): name(text, version)
    case "version" where kind.contains(":scanner:"): name(scanner, text)
    case "fqdn": machine.dropped.count(.hostNames)
    default: break
    }
  }
}
