internal import Inventories
internal import Knowledge
internal import LibXML

/// Puts what was measured on one machine into the inventory.
struct DeviceImport {
  let inventory: Inventory
  let machine: MeasuredMachine
  let date: Day
  let sections: MeasuredSections
  /// A year: after that, somebody should measure again.
  private static let validity = 365

  private var looker: Looker { Looker(machine.format) }

  /// Adds the source of what is about to be said, or finds it when the file spoke of the device before.
  func source(file: String, sha256: String, for device: String?) -> String {
    let spoken = device.map { sources(speakingOf: $0) } ?? []
    if let known = inventory.sources.first(where: { spoken.contains($0.id) && $0.node["sha256"] == sha256 }) {
      return known.id
    }
    let kind = looker == .scan ? "scan" : "import"
    let id = inventory.freeID(kind)
    inventory.add(
      "source", to: "sources",
      [
        "id": id, "kind": kind, "date": (machine.measured ?? date).description, "tool": machine.agent,
        "format": machine.format?.rawValue, "file": file, "sha256": sha256,
      ])
    return id
  }

  /// Measures that speak of the device, whoever looked.
  private func sources(speakingOf device: String) -> Set<String> {
    let sources = Set(Ledger(inventory).claims.filter { $0.fact.hasPrefix(device + "/@") }.map(\.source))
    return sources.filter { ["import", "scan"].contains(inventory[$0]?["kind"] ?? "") }
  }

  /// Those of the same looker: the new measure speaks for them.
  private func earlierSources(of device: String) -> Set<String> {
    sources(speakingOf: device).filter { id in
      let format = inventory[id]?["format"].flatMap(ForeignFormat.init(rawValue:))
      return format == nil && inventory[id]?["kind"] == "scan" ? looker == .scan : Looker(format) == looker
    }
  }

  /// States every fact measured, and what the agent could not see.
  ///
  /// Each fact replaces what the same looker said of it before; what others said stays beside, and so does a fact that
  /// was not looked at this time.
  func state(of device: String, source: String) {
    guard let node = inventory[device] else { return }
    let earlier = earlierSources(of: device)
    for (attribute, value) in facts where sections.speak(of: attribute) || fills(attribute, of: node) {
      guard let value else { continue }
      if looker.guesses(attribute, value, family: machine.system.family), attribute != "kind" || node["kind"] != nil {
        if attribute != "kind" { admit(attribute, of: node, device, source: source, earlier: earlier) }
      } else {
        state(attribute, value, of: node, device, source: source, earlier: earlier)
      }
    }
    stateGuess(of: node, device, source: source, earlier: earlier)
    guard machine.isPersonal, looker.seesEverything, !machine.isPartial else { return }
    for attribute in ["disk-encrypted", "auto-update", "screen-lock"] where node[attribute] == nil {
      admit(attribute, of: node, device, source: source, earlier: earlier)
    }
  }

  /// Whether a partial measure may say what nobody said: one value, which no list that was cut could change.
  private func fills(_ attribute: String, of node: Node) -> Bool {
    let single = ["kind", "manufacturer", "model", "cpu", "memory-gb", "firmware-date"]
    return node[attribute] == nil && (single.contains(attribute) || attribute.hasPrefix("system"))
  }

  private func state(
    _ attribute: String, _ value: String, of node: Node, _ device: String, source: String, earlier: Set<String>
  ) {
    let ledger = Ledger(inventory)
    let fact = "\(device)/@\(attribute)"
    if attribute == "kind" { takeBackGuess(fact, of: node) }
    let spelled = spelling(of: value, as: node[attribute])
    if takeBack(fact, from: earlier) { node.set(attribute, to: ledger.retained(fact, on: date)?.value ?? spelled) }
    ledger.record(
      Claim(
        fact: fact, value: spelled, source: source, rank: .observed, date: machine.measured,
        expires: date.adding(Self.validity)),
      on: date)
  }

  /// Removes what a tool far from the machine took it for.
  private func takeBackGuess(_ fact: String, of node: Node) {
    let claims = inventory.root.first("claims")?.children("claim") ?? []
    let guesses = claims.filter { $0["of"] == fact && $0["rank"] == nil && $0["value"] != nil }
    guard !guesses.isEmpty else { return }
    guesses.forEach { $0.remove() }
    node.set("kind", to: Ledger(inventory).retained(fact, on: date)?.value)
  }

  /// A guess has no rank: it fills a blank, and gives way to whatever anybody says.
  private func stateGuess(of node: Node, _ device: String, source: String, earlier: Set<String>) {
    guard let kind = machine.guess?.kind else { return }
    let ledger = Ledger(inventory)
    let fact = "\(device)/@kind"
    if let told = ledger.retained(fact, on: date) {
      guard told.rank == nil else { return }
      _ = takeBack(fact, from: earlier)
    } else if node["kind"] != nil {
      return
    }
    ledger.record(
      Claim(fact: fact, value: kind, source: source, rank: nil, date: machine.measured, because: "guess"), on: date)
  }

  /// Says that the looker cannot know, unless somebody does.
  private func admit(_ attribute: String, of node: Node, _ device: String, source: String, earlier: Set<String>) {
    let ledger = Ledger(inventory)
    let fact = "\(device)/@\(attribute)"
    if takeBack(fact, from: earlier) { node.set(attribute, to: ledger.retained(fact, on: date)?.value) }
    guard node[attribute] == nil else { return }
    ledger.record(
      Claim(fact: fact, value: nil, absence: .unknown, source: source, rank: nil, because: "agent-cannot-see"),
      on: date)
  }

  /// Removes the claims of some sources about a fact, but newer ones; returns whether there was any with a value.
  private func takeBack(_ fact: String, from sources: Set<String>) -> Bool {
    let claims = inventory.root.first("claims")?.children("claim") ?? []
    let spoken = claims.filter { claim in
      guard claim["of"] == fact, sources.contains(claim["source"] ?? "") else { return false }
      guard let said = claim["date"].flatMap({ Day($0) }), let now = machine.measured else { return true }
      return said <= now
    }
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

  /// Values of a device that a measure can change, to tell what it did.
  static func values(of node: Node?) -> [String: String] {
    let measured: Set<String> = ["machine", "machine-sha256", "measured", "software-count", "package-count", "id"]
    let pairs = node?.attributes.filter { !measured.contains($0.name) }.map { ($0.name, $0.value) } ?? []
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  /// Writes what only measures say: files, counts, recognised products and scanners.
  ///
  /// A measure that is older than what is known, or that cannot see everything, only fills what is empty.
  func describe(_ device: String, file: String, software: SoftwareSpool?) throws {
    guard let node = inventory[device] else { return }
    let known = node["measured"].flatMap { Day($0) }
    let isNewest = known == nil || (machine.measured ?? date) >= known ?? date
    let leads = looker.seesEverything && isNewest
    if let software, software.packages > 0 {
      describe(software, on: node, leads: leads)
    }
    try name(file, on: node, leads: leads)
    if isNewest, let measured = machine.measured { node.set("measured", to: measured.description) }
    guard !machine.scanners.isEmpty, isNewest, sections.hold("antivirus") else { return }
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

  /// The device names the fullest machine file; its hash is that of the file as it is now.
  private func name(_ file: String, on node: Node, leads: Bool) throws {
    let isPart = machine.isPartial && node["machine"] != nil
    if node["machine"] == nil || leads && !isPart { node.set("machine", to: file) }
    guard node["machine"] == file else { return }
    let path = AtomicFile.directory(of: inventory.document.name) + "/" + file
    node.set("machine-sha256", to: try Fingerprint.ofFile(path))
  }

  private func describe(_ software: SoftwareSpool, on node: Node, leads: Bool) {
    guard sections.hold("software") else { return addInstalled(to: node, software.installed) }
    if leads || node["package-count"] == nil {
      node.set("software-count", to: String(software.applications))
      node.set("package-count", to: String(software.packages))
    }
    if leads {
      replaceInstalled(in: node, with: software.installed, hadMeasure: node["machine"] != nil)
    } else {
      addInstalled(to: node, software.installed)
    }
  }

  /// Adds the products that nobody listed yet: what such a looker does not list may be there all the same.
  private func addInstalled(to node: Node, _ installed: [SoftwareSpool.Installed: Int]) {
    let listed = Set(node.children("installed").compactMap { $0["product"] })
    let new = installed.filter { !listed.contains($0.key.product) }
    for (entry, count) in new.sorted(by: { SoftwareSpool.Installed.inOrder($0.key, $1.key) }) {
      append(entry, count, to: node)
    }
  }

  private func append(_ entry: SoftwareSpool.Installed, _ count: Int, to node: Node) {
    node.append(
      "installed",
      [
        "product": entry.product, "edition": entry.edition, "version": entry.version,
        "count": count > 1 ? String(count) : nil,
      ])
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
      if let said = kept[entry] {
        said.set("count", to: count > 1 ? String(count) : nil)
      } else {
        append(entry, count, to: node)
      }
    }
  }
}

extension SoftwareSpool.Installed {
  static func inOrder(_ left: Self, _ right: Self) -> Bool {
    (left.product, left.edition ?? "", left.version ?? "") < (right.product, right.edition ?? "", right.version ?? "")
  }
}
