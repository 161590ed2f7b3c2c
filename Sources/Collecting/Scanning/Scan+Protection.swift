internal import Inventories

// Updates, screen lock, firewall.

extension Scan {
  // MARK: updates

  mutating func lookAtUpdates() {
    let told = answers(of: "auto-update")
    found.automaticUpdate = told.contains(.yes) ? "yes" : told.contains(.no) && !told.contains(.refused) ? "no" : nil
    if found.automaticUpdate == nil { cannotSee(.updates, told.contains(.refused) ? .rights : .notThere) }
    found.lastUpdate = [found.lastUpdate, lastDayOfLogs].compactMap { $0 }.max()
  }

  /// The last day on which a package was changed, as the logs of the systems tell it.
  private var lastDayOfLogs: Day? {
    let logs = [
      ("/var/log/apt/history.log", "Start-Date: "), ("/var/log/dpkg.log", ""), ("/var/log/pacman.log", "["),
      ("/var/log/dnf.rpm.log", ""), ("/var/log/zypp/history", ""),
    ]
    let days = logs.compactMap { path, start -> Day? in
      machine.tail(path)?.split(separator: "\n").reversed().lazy.compactMap { line in
        line.hasPrefix(start) ? Day(String(line.dropFirst(start.count).prefix(10))) : nil
      }.first
    }
    if let day = days.max() { return day }
    // Lists that are written anew at each change.
    return ["/var/lib/dpkg/status", "/lib/apk/db/installed"].compactMap(machine.modified).max()
  }

  // MARK: screen lock

  mutating func lookAtScreenLock() {
    let told = answers(of: "screen-lock").filter { $0 != .unknown }
    if Set(told) == [.yes] { found.screenLock = "yes" } else if Set(told) == [.no] { found.screenLock = "no" }
    if found.screenLock == nil { cannotSee(.screenLock, told.contains(.refused) ? .rights : .notThere) }
  }

  // MARK: firewall

  mutating func lookAtFirewall() {
    if isContainer { return cannotSee(.firewall, .container) }
    if answers(of: "firewall").contains(.yes) { return found.firewalls.append((nil, "yes")) }
    // Rules can be set without any of the tools that were looked at: only the kernel tells that there is none.
    guard let rules = kernelRules else { return cannotSee(.firewall, machine.isAdministrator ? .notThere : .rights) }
    found.firewalls.append((nil, rules))
  }

  /// Whether what comes in is refused unless a rule lets it in; nil when the kernel does not tell.
  private var kernelRules: String? {
    let tables = machine.run(["nft", "list", "ruleset"])
    let chains = machine.run(["iptables", "-S", "INPUT"])
    guard tables != nil || chains != nil else { return nil }
    let holds = Self.refusesByDefault(tables: tables ?? "") || Self.refusesByDefault(chain: chains ?? "")
    return holds ? "yes" : "no"
  }

  /// A chain on what comes in, whose policy or last rule refuses.
  static func refusesByDefault(tables: String) -> Bool {
    tables.split(separator: "chain ").dropFirst().contains { chain in
      guard chain.contains("hook input") else { return false }
      let last = chain.split(separator: "\n").map { String($0).trimmedPlain }.last { !$0.isEmpty && $0 != "}" } ?? ""
      return chain.contains("policy drop") || ["drop", "reject"].contains(last) || last.hasPrefix("reject with")
    }
  }

  static func refusesByDefault(chain: String) -> Bool {
    let lines = chain.split(separator: "\n")
    guard lines.first != "-P INPUT DROP", lines.first != "-P INPUT REJECT" else { return true }
    guard let last = lines.last else { return false }
    return last.hasPrefix("-A INPUT -j DROP") || last.hasPrefix("-A INPUT -j REJECT")
  }
}
