internal import Inventories
internal import Knowledge
internal import LibXML

/// Puts what was measured on one machine into the inventory.
struct DeviceImport {
  let inventory: Inventory
  let machine: MeasuredMachine
  let date: Day
  /// A year: after that, somebody should measure again.
  private static let validity = 365

  /// Adds the source of what is about to be said, or finds it when the file spoke of the device before.
  func source(file: String, sha256: String, for device: String?) -> String {
    let spoken = device.map { earlierSources(of: $0) } ?? []
    if let known = inventory.sources.first(where: { spoken.contains($0.id) && $0.node["sha256"] == sha256 }) {
      return known.id
    }
    let kind = machine.format == .machine ? "scan" : "import"
    let id = inventory.freeID(kind)
    inventory.add(
      "source", to: "sources",
      [
        "id": id, "kind": kind, "date": (machine.measured ?? date).description, "tool": machine.agent, "file": file,
        "sha256": sha256,
      ])
    return id
  }

  /// Measures that speak of the device.
  private func earlierSources(of device: String) -> Set<String> {
    let sources = Set(Ledger(inventory).claims.filter { $0.fact.hasPrefix(device + "/@") }.map(\.source))
    return sources.filter { ["import", "scan"].contains(inventory[$0]?["kind"] ?? "") }
  }

  /// States every fact measured, and what the agent could not see.
  ///
  /// Each fact replaces what earlier measures said of it; a fact that was not looked at this time stays.
  func state(of device: String, source: String) {
    let ledger = Ledger(inventory)
    guard let node = inventory[device] else { return }
    let earlier = earlierSources(of: device)
    for (attribute, value) in facts {
      guard let value else { continue }
      let fact = "\(device)/@\(attribute)"
      let spelled = spelling(of: value, as: node[attribute])
      if takeBack(fact, from: earlier) { node.set(attribute, to: ledger.retained(fact, on: date)?.value ?? spelled) }
      ledger.record(
        Claim(
          fact: fact, value: spelled, source: source, rank: .observed, date: machine.measured,
          expires: date.adding(Self.validity)),
        on: date)
    }
    guard machine.isPersonal else { return }
    for attribute in ["disk-encrypted", "auto-update", "screen-lock"] where node[attribute] == nil {
      let fact = "\(device)/@\(attribute)"
      _ = takeBack(fact, from: earlier)
      ledger.record(
        Claim(fact: fact, value: nil, absence: .unknown, source: source, rank: nil, because: "agent-cannot-see"),
        on: date)
    }
  }

  /// Removes the claims of some sources about a fact; returns whether there was any with a value.
  private func takeBack(_ fact: String, from sources: Set<String>) -> Bool {
    let claims = inventory.root.first("claims")?.children("claim") ?? []
    let spoken = claims.filter { $0["of"] == fact && sources.contains($0["source"] ?? "") }
    let hadValue = spoken.contains { $0["value"] != nil }
    spoken.forEach { $0.remove() }
    return hadValue
  }

  private var facts: [(String, String?)] {
    let system = machine.system
    return [
      ("kind", machine.kind), ("manufacturer", machine.manufacturer), ("model", machine.model),
      ("system", system.product), ("system-name", system.name), ("system-version", system.version),
      ("system-edition", system.edition), ("system-arch", machine.arch),
      ("cpu", machine.cpus.first?.first { $0.name == "name" }?.value), ("memory-gb", machine.memoryGigabytes),
      ("disk-gb", machine.diskGigabytes.map(String.init)),
      ("firmware-date", machine.firmwareDate?.day?.description), ("disk-encrypted", machine.encryption),
      ("firewall", machine.firewall), ("auto-update", machine.automaticUpdate),
      ("last-update", machine.lastUpdate?.description), ("screen-lock", machine.screenLock),
      ("accounts", machine.accounts.map(String.init)),
      ("user-is-admin", machine.userIsAdministrator.map { $0 ? "yes" : "no" }),
      ("remote-control", machine.remoteControls.isEmpty ? nil : machine.remoteControls.sorted().joined(separator: " ")),
    ]
  }

  /// Keeps the letters that people chose where only capitals differ: that is no disagreement.
  private func spelling(of value: String, as said: String?) -> String {
    guard let said, said.lowercased() == value.lowercased() else { return value }
    return said
  }

  /// Writes what only measures say: files, counts, recognised products and scanners.
  func describe(_ device: String, file: String, software: SoftwareSpool?) throws {
    guard let node = inventory[device] else { return }
    let hadMeasure = node["machine"] != nil
    let path = AtomicFile.directory(of: inventory.document.name) + "/" + file
    if let software, software.packages > 0 {
      node.set("software-count", to: String(software.applications))
      node.set("package-count", to: String(software.packages))
      replaceInstalled(in: node, with: software.installed, hadMeasure: hadMeasure)
    }
    node.set("machine", to: file)
    node.set("machine-sha256", to: try Fingerprint.ofFile(path))
    node.set("measured", to: machine.measured?.description)
    guard !machine.scanners.isEmpty else { return }
    node.children("antivirus").forEach { $0.remove() }
    for scanner in machine.scanners {
      node.append(
        "antivirus",
        [
          "product": scanner.product, "name": scanner.name, "active": scanner.isActive,
          "up-to-date": scanner.isUpToDate,
        ])
    }
  }

  /// Entries about which somebody said something stay; the others follow the measure.
  private func replaceInstalled(in node: Node, with installed: [SoftwareSpool.Installed: Int], hadMeasure: Bool) {
    var kept: [SoftwareSpool.Installed: Node] = [:]
    let products = Set(installed.keys.map(\.product))
    for child in node.children("installed") {
      let key = SoftwareSpool.Installed(
        product: child["product"] ?? "", edition: child["edition"], version: child["version"])
      if child["id"] != nil || child["used"] != nil {
        kept[key] = child
      } else if hadMeasure || products.contains(key.product) {
        child.remove()
      }
    }
    for (entry, count) in installed.sorted(by: { SoftwareSpool.Installed.inOrder($0.key, $1.key) }) {
      let number = count > 1 ? String(count) : nil
      if let said = kept[entry] {
        said.set("count", to: number)
      } else {
        node.append(
          "installed",
          ["product": entry.product, "edition": entry.edition, "version": entry.version, "count": number])
      }
    }
  }
}

extension SoftwareSpool.Installed {
  static func inOrder(_ left: Self, _ right: Self) -> Bool {
    (left.product, left.edition ?? "", left.version ?? "") < (right.product, right.edition ?? "", right.version ?? "")
  }
}
