internal import Archives
package import Inventories
package import Knowledge
internal import LibXML

/// Takes foreign inventories into a case.
package enum Collector {
  /// Reads files one after the other; a file that cannot be taken harms no other.
  ///
  /// The caller holds the lock of the case. The inventory is saved after each file that changed it. A file that was
  /// taken before changes nothing, unless its machine file is gone or was altered, or it is to be read `again`.
  ///
  /// - Throws: `FileFailure` when the case cannot be written.
  package static func collect(
    paths: [String], into opened: Case, catalogue: Catalogue, date: Day, again: Bool = false,
    lists: ListOptions = ListOptions()
  ) throws -> [ImportRecord] {
    var collection = Collection(
      opened: opened, recognition: Recognition(catalogue), date: date, again: again, options: lists)
    return try paths.flatMap { try collection.take($0) }
  }
}

/// One run over several files.
private struct Collection {
  let opened: Case
  let recognition: Recognition
  let date: Day
  let again: Bool
  let lists: ListImport
  var known: KnownMachines

  init(opened: Case, recognition: Recognition, date: Day, again: Bool, options: ListOptions) {
    self.opened = opened
    self.recognition = recognition
    self.date = date
    self.again = again
    lists = ListImport(opened: opened, recognition: recognition, date: date, options: options)
    known = KnownMachines(opened)
  }

  private var inventory: Inventory { opened.inventory }

  /// - Throws: `FileFailure` when the case cannot be written.
  mutating func take(_ path: String) throws -> [ImportRecord] {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let sha256: String
    do { sha256 = try Fingerprint.ofFile(path) } catch let failure as FileFailure {
      return [ImportRecord(file: path, status: .refused, reason: failure.diagnostic.message)]
    }
    let taken = again ? [] : alreadyTaken(path, sha256)
    guard taken.isEmpty else { return taken }
    if let records = try lists.take(path, name, sha256: sha256, again: again) {
      known = KnownMachines(opened)
      return records
    }
    try AtomicFile.makeDirectory(opened.directory + "/machines")
    let software = SoftwareSpool(matcher: recognition.software, path: opened.directory + "/machines/reading")
    let machines: [MeasuredMachine]
    do {
      machines = try read(path, name, software)
    } catch let refusal as Refusal {
      return [ImportRecord(file: path, status: .refused, reason: refusal.reason)]
    }
    let records = try machines.map { machine in
      try put(machine, Origin(path: path, name: name, sha256: sha256), software: software.packages > 0 ? software : nil)
    }
    inventory.root.set("date", to: max(date, inventory.root["date"].flatMap { Day($0) } ?? date).description)
    try opened.save()
    return records
  }

  private func read(_ path: String, _ name: String, _ software: SoftwareSpool) throws -> [MeasuredMachine] {
    do {
      let input = try ForeignInput(path: path, name: name)
      return try ForeignReader.read(input, recognition, software)
    } catch let failure as XMLFailure {
      throw Refusal(reason: failure.diagnostics.first.map(LocalizedText.parser) ?? .unreadable)
    } catch let refusal as NotAnInventory {
      throw Refusal(reason: refusal.reason)
    } catch let failure as ArchiveFailure {
      throw Refusal(reason: failure.reason)
    } catch let failure as FileFailure where failure.action == .read {
      throw Refusal(reason: failure.diagnostic.message)
    }
  }

  /// Records of the devices that this very file gave before; none when one of them has to be written again.
  private func alreadyTaken(_ path: String, _ sha256: String) -> [ImportRecord] {
    guard inventory.sources.contains(where: { $0.node["sha256"] == sha256 }) else { return [] }
    let devices = devices(ofFile: sha256)
    guard devices.allSatisfy(isIntact) else { return [] }
    guard !devices.isEmpty else { return [ImportRecord(file: path, status: .merged, reason: .same)] }
    return devices.map { device in
      ImportRecord(
        file: path, status: .merged, reason: .same, device: device.id, kind: device.kind,
        system: device.system ?? device.systemName, software: device.node["software-count"].flatMap { Int($0) },
        packages: device.node["package-count"].flatMap { Int($0) })
    }
  }

  /// The devices that a file of that hash spoke of.
  private func devices(ofFile sha256: String) -> [Device] {
    let sources = Set(
      inventory.sources.filter { $0.node["sha256"] == sha256 && ["import", "scan"].contains($0.kind) }.map(\.id))
    guard !sources.isEmpty else { return [] }
    let facts = Ledger(inventory).claims.filter { sources.contains($0.source) }.map(\.fact)
    let ids = Set(facts.compactMap { $0.split(separator: "/").first.map(String.init) })
    return inventory.devices.filter { ids.contains($0.id) }
  }

  /// Whether the machine file is there, as it was written.
  private func isIntact(_ device: Device) -> Bool {
    guard let file = device.machineFile else { return false }
    return (try? Fingerprint.ofFile(opened.directory + "/" + file)) == device.machineHash
  }

  private mutating func put(
    _ machine: MeasuredMachine, _ origin: Origin, software: SoftwareSpool?
  ) throws -> ImportRecord {
    let identity = MachineIdentity(machine)
    let before = known.device(of: identity)
    let work = DeviceImport(inventory: inventory, machine: machine, date: date)
    var record = ImportRecord(
      file: origin.path, status: before == nil ? .imported : .merged, reason: machine.remark, device: before?.id,
      kind: machine.kind,
      system: machine.system.product ?? machine.system.name, software: software?.applications,
      packages: software?.packages, repairs: machine.repairs, dropped: machine.dropped.totals)
    if let last = before?.identity.measured, let now = machine.measured, now < last {
      _ = work.source(file: origin.name, sha256: origin.sha256, for: nil)
      record.reason = .older(than: last)
      return record
    }
    let id = before?.id ?? lost(origin) ?? declared(origin.name) ?? newID(machine)
    if inventory[id] == nil { inventory.add("device", to: "devices", ["id": id]) }
    record.device = id
    try write(machine, origin, to: "machines/\(id).xml", software)
    let source = work.source(file: origin.name, sha256: origin.sha256, for: id)
    work.state(of: id, source: source)
    try work.describe(id, file: "machines/\(id).xml", software: software)
    known.set(id, identity)
    return record
  }

  private func write(
    _ machine: MeasuredMachine, _ origin: Origin, to file: String, _ software: SoftwareSpool?
  ) throws {
    let support = recognition.catalogue.supportEnd(of: machine.system)
    try MachineFile(machine: machine, file: origin.name, sha256: origin.sha256, end: support.end, cycle: support.cycle)
      .write(to: opened.directory + "/" + file, software: software)
  }

  /// The device that this very file gave before, when its machine file is gone or was altered since.
  private func lost(_ origin: Origin) -> String? {
    let devices = devices(ofFile: origin.sha256)
    return devices.count == 1 && !hasIntactMachineFile(devices[0]) ? devices[0].id : nil
  }

  private func hasIntactMachineFile(_ device: Device) -> Bool {
    guard let file = device.machineFile, let hash = device.machineHash else { return false }
    return (try? Fingerprint.ofFile(opened.directory + "/" + file)) == hash
  }

  /// The device that people named like the file, when nothing was measured on it yet.
  private func declared(_ name: String) -> String? {
    let stem = String(name.prefix { $0 != "." })
    guard let node = inventory[stem], node.name == "device", !hasMachineFile(node) else { return nil }
    return stem
  }

  private func hasMachineFile(_ node: Node) -> Bool {
    node["machine"].map { Files.exists(opened.directory + "/" + $0) } ?? false
  }

  private func newID(_ machine: MeasuredMachine) -> String {
    let stem = machine.kind ?? "device"
    var number = 1
    while inventory["\(stem)-\(number)"] != nil { number += 1 }
    return "\(stem)-\(number)"
  }
}

/// Where a machine was read from.
private struct Origin {
  var path: String
  var name: String
  var sha256: String
}

/// Why a file is not taken.
private struct Refusal: Error {
  var reason: LocalizedText
}

extension LocalizedText {
  static let same = LocalizedText(
    fr: "ce fichier a déjà été importé, rien ne change", en: "this file was imported before, nothing changes")
  fileprivate static let unreadable = LocalizedText(fr: "fichier illisible", en: "file cannot be read")

  fileprivate static func older(than day: Day) -> LocalizedText {
    LocalizedText(
      fr: "mesure plus ancienne que celle du \(day), qui reste", en: "older than the measure of \(day), which stays")
  }

  /// What the parser said, with the line.
  fileprivate static func parser(_ diagnostic: Diagnostic) -> LocalizedText {
    guard let line = diagnostic.location.line else { return diagnostic.message }
    return LocalizedText(
      fr: "ligne \(line)\u{A0}: \(diagnostic.message.fr)", en: "line \(line): \(diagnostic.message.en)")
  }
}
