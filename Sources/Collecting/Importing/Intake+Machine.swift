internal import Inventories
internal import Knowledge
internal import LibXML

// One machine: which device it is, what is written of it.

extension Intake {
  mutating func put(_ machine: MeasuredMachine, _ origin: Origin, software: SoftwareSpool?) throws -> ImportRecord {
    let identity = MachineIdentity(machine, fileName: origin.name)
    var record = ImportRecord(
      file: origin.path, status: .imported, reason: machine.remark, kind: machine.kind ?? machine.guess?.kind,
      system: machine.system.product ?? machine.system.name, software: software?.applications,
      packages: software?.packages, repairs: machine.repairs, dropped: machine.dropped.totals)
    let found = find(machine, identity, origin, &record)
    record.status = found == nil ? .imported : .merged
    record.isPartial = machine.isPartial
    let work = DeviceImport(
      inventory: inventory, machine: machine, date: date,
      sections: MeasuredSections(machine, hasSoftware: software != nil))
    if let device = found, let last = outdated(identity, device) {
      _ = work.source(file: origin.name, sha256: origin.sha256, for: nil)
      record.device = device
      record.reason = .older(than: last)
      return record
    }
    let id = found ?? lost(origin) ?? declared(origin.name, for: machine) ?? newID(machine)
    if inventory[id] == nil { inventory.add("device", to: "devices", ["id": id]) }
    record.device = id
    try put(work, identity, origin, software, on: id, isNew: found == nil, &record)
    return record
  }

  private mutating func put(
    _ work: DeviceImport, _ identity: MachineIdentity, _ origin: Origin, _ software: SoftwareSpool?, on id: String,
    isNew: Bool, _ record: inout ImportRecord
  ) throws {
    let looker = Looker(identity.format)
    let earlier = known.measure(of: id, by: looker)
    remark(identity, earlier, &record)
    let file = known.place(for: looker, on: id)
    let path = opened.directory + "/" + file
    let before = DeviceImport.values(of: inventory[id])
    var old = software == nil ? nil : earlier.flatMap { try? SoftwareList(file: opened.directory + "/" + $0.file) }
    let isMerged = try write(work, origin, to: path, software, over: earlier)
    if work.machine.isPartial { record.remarks.append(isMerged ? .partial : .partialAlone) }
    let source = work.source(file: origin.name, sha256: origin.sha256, for: id)
    work.state(of: id, source: source)
    try work.describe(id, file: file, software: software)
    if record.isDoubtful { note(record.candidates, on: id) }
    if !isNew {
      var changes = MeasureChanges()
      try old?.compare(with: path, into: &changes)
      changes.compare(before, DeviceImport.values(of: inventory[id]))
      record.changes = changes
    }
    known.set(KnownMeasure(identity: kept(identity, earlier), file: file, looker: looker), on: id)
  }

  /// What is known of the machine once a partial measure was put into the file of a whole one.
  private func kept(_ identity: MachineIdentity, _ earlier: KnownMeasure?) -> MachineIdentity {
    guard identity.isPartial, let earlier, !earlier.identity.isPartial else { return identity }
    return (try? MachineIdentity(file: opened.directory + "/" + earlier.file)) ?? identity
  }

  /// Writes the machine file, or puts the sections of a partial measure into that of the last whole one.
  ///
  /// - Returns: Whether an earlier file was completed.
  private func write(
    _ work: DeviceImport, _ origin: Origin, to path: String, _ software: SoftwareSpool?, over earlier: KnownMeasure?
  ) throws -> Bool {
    let support = recognition.catalogue.supportEnd(of: work.machine.system)
    let file = MachineFile(
      machine: work.machine, file: origin.name, sha256: origin.sha256, end: support.end, cycle: support.cycle)
    guard work.machine.isPartial, let earlier, !earlier.identity.isPartial else {
      try file.write(to: path, software: software)
      return false
    }
    let (head, tail) = file.parts
    try PartialMeasure(sections: work.sections, bytes: Array(head + tail), measured: work.machine.measured)
      .merge(into: path, software: software)
    return true
  }

  /// The day of what the same looker measured since; nil when this measure is the newest.
  private func outdated(_ identity: MachineIdentity, _ device: String) -> Day? {
    let looker = Looker(identity.format)
    guard let earlier = known.measure(of: device, by: looker), let last = earlier.identity.measured,
      let now = identity.measured, now < last
    else { return nil }
    // A partial measure carries the day on which the agent was installed when it says no other.
    return identity.isPartial || earlier.identity.isPartial ? nil : last
  }

  /// The device that this very file gave before, when its machine file is gone or was altered since.
  private func lost(_ origin: Origin) -> String? {
    let devices = devices(ofFile: origin.sha256)
    return devices.count == 1 && !isIntact(devices[0]) ? devices[0].id : nil
  }

  /// The device that people named like the file: when nothing was measured on it yet, or when nothing in the file says
  /// which machine it is and it adds to what was.
  private func declared(_ name: String, for machine: MeasuredMachine? = nil) -> String? {
    let stem = String(name.prefix { $0 != "." })
    guard let node = inventory[stem], node.name == "device" else { return nil }
    if let machine, machine.isNameless, !Looker(machine.format).seesEverything { return stem }
    let isMeasured = node["machine"].map { Files.exists(opened.directory + "/" + $0) } ?? false
    return isMeasured ? nil : stem
  }

  private func newID(_ machine: MeasuredMachine) -> String {
    let stem = machine.kind ?? machine.guess?.kind ?? "device"
    var number = 1
    while inventory["\(stem)-\(number)"] != nil { number += 1 }
    return "\(stem)-\(number)"
  }
}

// Which device it is.

extension Intake {
  private func find(
    _ machine: MeasuredMachine, _ identity: MachineIdentity, _ origin: Origin, _ record: inout ImportRecord
  ) -> String? {
    switch known.verdict(on: identity) {
    case .new: return nil
    case .same(let device, let likeness):
      record.evidence = likeness.evidence.sorted()
      return device
    case .doubtful(let found):
      // A file that was lost, or that bears the name of a device, says itself which one it is.
      if lost(origin) != nil || declared(origin.name) != nil { return nil }
      return settle(found, machine, origin, &record)
    }
  }

  private func settle(
    _ found: [(device: String, likeness: MachineLikeness)], _ machine: MeasuredMachine, _ origin: Origin,
    _ record: inout ImportRecord
  ) -> String? {
    let candidates = found.map { entry in
      ImportQuestion.Candidate(
        device: entry.device, label: inventory.label(entry.device),
        common: entry.likeness.evidence.sorted().map(\.title))
    }
    let question = ImportQuestion(
      file: origin.path, kind: machine.kind, manufacturer: machine.manufacturer, model: machine.model,
      system: machine.system.product.map(recognition.catalogue.productName) ?? machine.system.name,
      candidates: candidates)
    switch options.ask?(question) ?? .later {
    case .same(let device):
      record.evidence = found.first { $0.device == device }?.likeness.evidence.sorted() ?? []
      return device
    case .different: return nil
    case .later:
      record.candidates = candidates
      record.remarks.append(.doubtful)
      return nil
    }
  }

  /// Says what became of a machine that has another name, or another system, on the same hardware.
  private func remark(_ identity: MachineIdentity, _ earlier: KnownMeasure?, _ record: inout ImportRecord) {
    guard let earlier = earlier?.identity, !record.evidence.isEmpty else { return }
    if let now = identity.nameHash, let last = earlier.nameHash, now != last { record.remarks.append(.renamed) }
    if isReinstalled(earlier, identity) { record.remarks.append(.reinstalled) }
  }

  private func isReinstalled(_ before: MachineIdentity, _ now: MachineIdentity) -> Bool {
    if let old = before.installationHash, let new = now.installationHash, before.format == now.format,
      before.agent == now.agent
    {
      return old != new
    }
    guard let old = before.system, let new = now.system, old != new else { return false }
    // A newer system of the same maker may have come by an update.
    let products = recognition.catalogue.products
    return products[old]?.vendor != products[new]?.vendor
  }

  /// Leaves a word on the device, so that somebody settles it later.
  private func note(_ candidates: [ImportQuestion.Candidate], on device: String) {
    let list = candidates.map(\.device).joined(separator: ", ")
    let text = LocalizedText(
      fr: "Peut-être la même machine que \(list)\u{A0}: à vérifier.",
      en: "Perhaps the same machine as \(list): to be checked.")
    let written = text[inventory.language ?? .fr]
    guard let node = inventory[device], !node.children("note").contains(where: { $0.text == written }) else { return }
    node.append("note", text: written)
  }
}

extension LocalizedText {
  fileprivate static func older(than day: Day) -> LocalizedText {
    LocalizedText(
      fr: "mesure plus ancienne que celle du \(day), qui reste", en: "older than the measure of \(day), which stays")
  }
}
