/// One host of a network scan, while it is read.
struct NmapHost {
  /// A match of the fingerprint of its system.
  struct Match {
    var name: String?
    var accuracy: Int
    var types: [String] = []
    var families: [String] = []
  }

  var machine = MeasuredMachine()
  var isUp = false
  /// It is the machine that ran the scan: it cannot see its own hardware address.
  var isScanner = false
  var matches: [Match] = []
  var deviceTypes: [String] = []
  var systems: [String] = []
  var port: MeasuredMachine.Port?

  /// The host as a machine; guesses stay guesses.
  mutating func finish() -> MeasuredMachine {
    let best = matches.map(\.accuracy).max() ?? 0
    let likely = best >= Self.enough ? matches.filter { $0.accuracy == best } : []
    let types = deviceTypes.isEmpty ? likely.flatMap(\.types) : deviceTypes
    let families = Set(likely.flatMap(\.families))
    var guess = MeasuredMachine.Guess(kind: Self.kind(of: Set(types)))
    if likely.count == 1 || families.count == 1 {
      guess.system = likely.count == 1 ? likely[0].name ?? families.first : families.first
      guess.accuracy = best
    } else if Set(systems).count == 1 {
      guess.system = systems.first
    }
    machine.guess = guess
    return machine
  }

  /// Per cent: below, the tool itself calls it a guess among many.
  private static let enough = 85

  /// The kind that every type speaks of; nothing when they disagree.
  private static func kind(of types: Set<String>) -> String? {
    let found = Set(types.map { kinds[$0.lowercased()] ?? "" })
    return found.count == 1 ? found.first.flatMap { $0.isEmpty ? nil : $0 } : nil
  }

  /// Types of devices as the scanner names them; those that say nothing are left out.
  private static let kinds = [
    "wap": "network", "router": "router", "broadband router": "router", "switch": "switch", "hub": "network",
    "bridge": "network", "load balancer": "network", "firewall": "network", "proxy server": "network",
    "printer": "printer", "print server": "printer", "storage-misc": "nas", "phone": "phone", "webcam": "other",
    "media device": "other", "voip phone": "other", "voip adapter": "other", "game console": "other",
    "power-device": "other", "remote management": "other", "security-misc": "other",
  ]
}
