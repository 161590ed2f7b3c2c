internal import Inventories
internal import Knowledge
internal import LibXML

/// Writes `machines/ID.xml`: what was measured on one machine, without secrets.
struct MachineFile {
  var machine: MeasuredMachine
  var file: String?
  var sha256: String?
  var end: String?
  var cycle: String?

  /// Writes the file, its software being copied from where it lies.
  ///
  /// - Throws: `FileFailure`; the old file stays then.
  func write(to path: String, software: SoftwareSpool?) throws {
    let (head, tail) = parts
    let output = try ByteStream(path: path)
    try output.write(head)
    try software?.copy(to: output)
    try output.write(tail)
    try output.finish()
  }

  /// The whole file, when its software fits in memory.
  func bytes(software: SoftwareSpool) -> [UInt8] {
    let (head, tail) = parts
    return head + software.bytes + tail
  }

  /// What stands before the software, and what follows it.
  var parts: (head: ArraySlice<UInt8>, tail: ArraySlice<UInt8>) {
    var writer = XMLWriter()
    start(&writer)
    describe(&writer)
    // The tag before the software must be closed; every element above is.
    let head = writer.output.utf8.count
    for (kind, count) in machine.dropped.totals.sorted(by: { $0.key < $1.key }) {
      writer.empty("dropped", [("what", kind), ("count", String(count))])
    }
    for (what, count) in machine.repairs.sorted(by: { $0.key < $1.key }) {
      writer.empty("repair", [("what", what), ("count", String(count))])
    }
    for unseen in machine.unseen {
      writer.empty("unseen", [("what", unseen.what.rawValue), ("why", unseen.why.rawValue)])
    }
    writer.end()
    let bytes = Array(writer.output.utf8)
    return (bytes[..<head], bytes[head...])
  }

  private func start(_ writer: inout XMLWriter) {
    writer.start(
      "machine",
      [
        ("version", "1"), ("kind", machine.kind), ("measured", machine.measured?.description),
        ("name-sha256", machine.nameHash), ("installation-sha256", machine.installationHash),
        ("manufacturer", machine.manufacturer), ("model", machine.model), ("serial", machine.serial),
        ("uuid", machine.uuid),
      ])
    writer.empty(
      "origin",
      [
        ("format", machine.format?.rawValue), ("agent", machine.agent), ("rights", machine.rights),
        ("partial", machine.isPartial ? "yes" : nil), ("file", file), ("sha256", sha256),
      ])
  }

  private func describe(_ writer: inout XMLWriter) {
    let system = machine.system
    writer.unlessEmpty(
      "system",
      [
        ("product", system.product), ("name", system.name), ("version", system.version), ("build", system.build),
        ("edition", system.edition), ("arch", machine.arch), ("installed", machine.installed?.day?.description),
        ("installed-raw", machine.installed?.raw), ("booted", machine.booted?.day?.description),
        ("booted-raw", machine.booted?.raw), ("cycle", cycle),
        ("supported-until", end),
      ])
    writer.unlessEmpty(
      "firmware",
      [
        ("version", machine.firmwareVersion), ("date", machine.firmwareDate?.day?.description),
        ("date-raw", machine.firmwareDate?.raw), ("secure-boot", machine.secureBoot),
      ])
    for cpu in machine.cpus { writer.unlessEmpty("cpu", cpu) }
    if let memory = machine.memory { writer.empty("memory", [("mb", String(memory))]) }
    describeStorage(&writer)
    describeRest(&writer)
  }

  private func describeStorage(_ writer: inout XMLWriter) {
    for disk in machine.disks {
      writer.unlessEmpty(
        "disk",
        [
          ("model", disk.model), ("manufacturer", disk.manufacturer), ("size-mb", disk.size.map(String.init)),
          ("interface", disk.interface), ("kind", disk.kind),
        ])
    }
    for drive in machine.drives {
      writer.unlessEmpty(
        "drive",
        [
          ("mount", drive.mount), ("label", drive.label), ("filesystem", drive.filesystem),
          ("total-mb", drive.total.map(String.init)), ("free-mb", drive.free.map(String.init)),
          ("encrypted", drive.encrypted), ("encryption", drive.encryption), ("system", drive.isSystem ? "yes" : nil),
        ])
    }
  }

  private func describeRest(_ writer: inout XMLWriter) {
    for card in machine.cards {
      writer.empty(
        "network",
        [
          ("mac", card.address), ("kind", card.kind), ("virtual", card.isVirtual.map { $0 ? "yes" : "no" }),
          ("vendor", card.vendor),
        ])
    }
    for scanner in machine.scanners {
      writer.empty(
        "antivirus",
        [
          ("name", scanner.name), ("product", scanner.product), ("active", scanner.isActive),
          ("up-to-date", scanner.isUpToDate), ("version", scanner.version), ("expires", scanner.expires?.description),
        ])
    }
    for firewall in machine.firewalls {
      writer.unlessEmpty("firewall", [("profile", firewall.profile), ("active", firewall.isActive)])
    }
    for printer in machine.printers { writer.unlessEmpty("printer", printer) }
    for kind in machine.remoteControls { writer.empty("remote-control", [("kind", kind)]) }
    writer.unlessEmpty(
      "accounts",
      [
        ("personal", machine.accounts.map(String.init)), ("administrators", machine.administrators.map(String.init)),
        ("user-is-admin", machine.userIsAdministrator.map { $0 ? "yes" : "no" }),
      ])
    describeSettings(&writer)
  }

  private func describeSettings(_ writer: inout XMLWriter) {
    writer.unlessEmpty(
      "updates", [("automatic", machine.automaticUpdate), ("last", machine.lastUpdate?.description)])
    writer.unlessEmpty("screen-lock", [("active", machine.screenLock)])
    for backup in machine.backups {
      writer.empty(
        "backup-tool",
        [
          ("product", backup.product), ("scheduled", backup.isScheduled.map { $0 ? "yes" : "no" }),
          ("last", backup.last?.description),
        ])
    }
    for connection in machine.connections {
      writer.empty(
        "connection",
        [
          ("kind", connection.kind), ("client", connection.client), ("service", connection.service),
          ("domain", connection.domain), ("local", connection.isLocal ? "yes" : nil),
          ("count", connection.count > 1 ? String(connection.count) : nil),
        ])
    }
    for repository in machine.repositories {
      let areas = repository.areas.sorted().joined(separator: " ")
      writer.empty(
        "repository",
        [("kind", repository.kind), ("host", repository.host), ("areas", areas.isEmpty ? nil : areas)])
    }
    describeEvidence(&writer)
  }
}

extension XMLWriter {
  /// Writes the element when at least one attribute has a value.
  mutating func unlessEmpty(_ name: String, _ attributes: Attributes) {
    if attributes.contains(where: { $0.value != nil }) { empty(name, attributes) }
  }
}
