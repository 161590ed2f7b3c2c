internal import Knowledge

/// Who looked at a machine: a newer measure speaks for an older one of the same looker, never for that of another.
enum Looker: String, CaseIterable {
  case agent, scan, lshw, nmap
  case systemProfiler = "system-profiler"
  case winget
  case powerShell = "powershell"
  case lynis, xccdf, list

  init(_ format: ForeignFormat?) {
    switch format {
    case .agentXML, .agentJSON, .ocsJSON, nil: self = .agent
    case .machine, .domain: self = .scan
    case .lshw: self = .lshw
    case .nmap: self = .nmap
    case .systemProfiler: self = .systemProfiler
    case .winget: self = .winget
    case .powerShell: self = .powerShell
    case .lynis: self = .lynis
    case .xccdf: self = .xccdf
    case .openDocument, .table: self = .list
    }
  }

  /// Whether it sits on the machine and lists all that is installed there: what it does not list is gone.
  var seesEverything: Bool { self == .agent || self == .scan || self == .systemProfiler }

  /// Whether a value is more than it can know; nothing is made of it then.
  func guesses(_ attribute: String, _ value: String, family: SystemFamily?) -> Bool {
    // Agents ask one or two firewall programs; on free systems others may be at work.
    if self == .agent, attribute == "firewall", family == .linux { return value != "yes" }
    // From outside, a machine that says nothing of itself is of no kind.
    return attribute == "kind" && value == "other"
  }
}
