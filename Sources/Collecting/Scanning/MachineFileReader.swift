internal import Inventories
internal import Knowledge
internal import LibXML

/// Reads a machine file of our own back, as a scan writes it.
///
/// Only what the format has a place for is taken, and each text is filtered again: the file may have been edited.
struct MachineFileReader: ~Copyable {
  private var reader: StreamReader
  private let recognition: Recognition
  private let spool: SoftwareSpool
  private var machine = MeasuredMachine()
  private var isOfScan = false

  /// - Throws: `FileFailure`, `ArchiveFailure`, `XMLFailure`.
  init(_ input: ForeignInput, recognition: Recognition, spool: SoftwareSpool) throws {
    reader = try input.stream()
    self.recognition = recognition
    self.spool = spool
  }

  /// Reads the file to its end.
  ///
  /// - Throws: `XMLFailure` when it is malformed, `NotAnInventory` when it is something else, `FileFailure`.
  mutating func read() throws -> MeasuredMachine {
    guard case .start("machine", false) = try reader.next(), reader.attribute("version") == "1" else {
      throw NotAnInventory.otherRoot
    }
    takeHead()
    while let event = try reader.next() {
      guard case .start(let name, let isEmpty) = event else { continue }
      if name == "software" { try takeSoftware() } else { take(name) }
      if !isEmpty { try reader.skip() }
    }
    return machine
  }

  /// A text of the element at hand, without what speaks of people.
  private mutating func text(_ name: String) -> String? {
    machine.dropped.withoutTraces(reader.attribute(name)?.meaningful)
  }

  private func day(_ name: String) -> Day? { reader.attribute(name).flatMap { Day($0) } }

  private func number(_ name: String) -> Int? {
    reader.attribute(name).flatMap { Int($0) }.flatMap { $0 < 0 ? nil : $0 }
  }

  private func word(_ name: String, _ known: Set<String> = ["yes", "no"]) -> String? {
    reader.attribute(name).flatMap { known.contains($0) ? $0 : nil }
  }

  private func hash(_ name: String) -> String? {
    reader.attribute(name).flatMap { text in
      text.utf8.count == 64 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
        ? text : nil
    }
  }

  private func date(_ name: String) -> MeasuredDate? {
    day(name).map { .day($0) } ?? reader.attribute(name + "-raw")?.meaningful.map { .impossible($0) }
  }

  /// A product that the catalogue knows.
  private func product(_ name: String) -> String? {
    reader.attribute(name).flatMap { recognition.catalogue.products[$0] == nil ? nil : $0 }
  }

  private mutating func takeHead() {
    machine.kind = word("kind", Self.kinds)
    machine.measured = day("measured")
    machine.nameHash = hash("name-sha256")
    machine.installationHash = hash("installation-sha256")
    machine.manufacturer = Placeholder.filtered(text("manufacturer"))
    machine.model = Placeholder.filtered(text("model"))
    machine.serial = Placeholder.identity(reader.attribute("serial"))
    machine.uuid = Placeholder.identifier(reader.attribute("uuid"))
  }

  private static let kinds: Set<String> = [
    "desktop", "laptop", "tablet", "phone", "server", "nas", "router", "switch", "printer", "network", "video",
    "virtual",
    "other",
  ]

  private mutating func take(_ name: String) {
    switch name {
    case "origin":
      machine.agent = text("agent")
      isOfScan = reader.attribute("format") == ForeignFormat.machine.rawValue
      machine.rights = word("rights", ["all", "own"])
    case "system": takeSystem()
    case "firmware":
      machine.firmwareVersion = text("version")
      machine.firmwareDate = date("date")
      machine.secureBoot = word("secure-boot", ["yes", "no", "unsupported"])
    case "cpu":
      machine.cpus.append([
        ("name", text("name")), ("manufacturer", text("manufacturer")), ("cores", number("cores").map(String.init)),
        ("threads", number("threads").map(String.init)), ("speed-mhz", number("speed-mhz").map(String.init)),
      ])
    case "memory": machine.memory = number("mb")
    case "dropped":
      if let kind = reader.attribute("what").flatMap(DroppedKind.init(rawValue:)), let count = number("count") {
        machine.dropped.count(kind, count)
      }
    default: takePart(name)
    }
  }

  private mutating func takeSystem() {
    let name = text("name")
    // The catalogue of today decides, as it does for every other format.
    machine.system = recognition.systems.recognise(
      MeasuredSystem(
        fullName: name, version: reader.attribute("version")?.meaningful, kernelName: isOfScan ? "linux" : nil,
        kernelVersion: reader.attribute("build")?.meaningful))
    machine.system.product = machine.system.product ?? product("product")
    machine.system.edition = machine.system.edition ?? text("edition")
    machine.system.build = reader.attribute("build")?.meaningful
    machine.arch = text("arch")
    machine.installed = date("installed")
    machine.booted = date("booted")
  }

  private mutating func takePart(_ name: String) {
    switch name {
    case "disk":
      machine.disks.append(
        .init(
          model: text("model"), manufacturer: text("manufacturer"), size: number("size-mb"),
          interface: text("interface"), kind: text("kind")))
    case "drive":
      machine.drives.append(
        .init(
          mount: text("mount"), label: text("label"), filesystem: text("filesystem"), total: number("total-mb"),
          free: number("free-mb"), encrypted: word("encrypted", ["yes", "partly", "no"]),
          encryption: text("encryption"), isSystem: word("system") == "yes"))
    case "network":
      if let address = Placeholder.address(reader.attribute("mac")) {
        machine.cards.append(
          .init(address: address, kind: text("kind"), isVirtual: word("virtual").map { $0 == "yes" }))
      }
    case "antivirus":
      guard let name = text("name") else { return }
      machine.scanners.append(
        .init(
          name: name, product: product("product"), isActive: word("active"), isUpToDate: word("up-to-date"),
          version: text("version"), expires: day("expires")))
    case "firewall": machine.firewalls.append((text("profile"), word("active")))
    case "printer":
      machine.printers.append([("name", text("name")), ("driver", text("driver")), ("network", word("network"))])
    case "remote-control": if let kind = reader.attribute("kind")?.token { machine.remoteControls.append(kind) }
    case "accounts":
      machine.accounts = number("personal")
      machine.administrators = number("administrators")
      machine.userIsAdministrator = word("user-is-admin").map { $0 == "yes" }
    default: takeSetting(name)
    }
  }

  private mutating func takeSetting(_ name: String) {
    switch name {
    case "updates":
      machine.automaticUpdate = word("automatic")
      machine.lastUpdate = day("last")
    case "screen-lock": machine.screenLock = word("active")
    case "backup-tool":
      if let product = product("product") {
        machine.backups.append(
          Backup(product: product, isScheduled: word("scheduled").map { $0 == "yes" }, last: day("last")))
      }
    case "connection":
      guard let kind = word("kind", ["files", "mail"]) else { return }
      var domain: String?
      if case .domain(let name) = reader.attribute("domain").flatMap(ServerDomain.init) { domain = name }
      machine.connections.append(
        Connection(
          kind: kind, client: product("client"), service: product("service"), domain: domain,
          isLocal: word("local") == "yes", count: number("count") ?? 1))
    case "repository":
      guard let kind = text("kind"), let host = text("host").flatMap(ServerDomain.host) else { return }
      let areas = reader.attribute("areas")?.split(separator: " ").map(String.init) ?? []
      machine.repositories.append(Repository(kind: kind, host: host, areas: Set(areas)))
    case "unseen":
      if let what = reader.attribute("what").flatMap(Unseen.Subject.init(rawValue:)),
        let why = reader.attribute("why").flatMap(Unseen.Reason.init(rawValue:))
      {
        machine.unseen.append(Unseen(what: what, why: why))
      }
    default: break
    }
  }

  /// What a package is, in a word of those that package managers use: its section is not kept.
  private static let categories = [
    "system": "system", "library": "libs", "font": "fonts", "application": "application",
  ]

  private mutating func takeSoftware() throws {
    guard let name = machine.dropped.withoutMails(reader.attribute("name")?.meaningful) else { return }
    let from = reader.attribute("from")?.meaningful
    let isPackage = ["deb", "rpm", "pacman", "apk", "nix"].contains(from ?? "")
    let family = machine.system.family
    let kind = reader.attribute("kind")
    try spool.add(
      .init(
        software: InstalledSoftware(
          name: name, version: reader.attribute("version")?.meaningful,
          publisher: machine.dropped.withoutMails(reader.attribute("publisher")?.meaningful), system: family,
          category: kind.flatMap { Self.categories[$0] }, isUpdate: kind == "update", isPackage: isPackage),
        installed: date("installed"), origin: from, arch: reader.attribute("arch")?.meaningful,
        licence: machine.dropped.withoutMails(reader.attribute("licence")?.meaningful),
        area: reader.attribute("area")?.meaningful, isPart: word("part") == "yes"))
  }
}
