internal import Archives
package import Inventories
package import Knowledge
internal import LibXML

/// Takes foreign inventories into a case.
package enum Collector {
  /// Reads files and folders, and puts what they describe into the case, in the order of their names.
  ///
  /// The caller holds the lock of the case. A file that cannot be taken harms no other. The inventory is saved after
  /// each file that changed it. A file that was taken before changes nothing, unless its machine file is gone or was
  /// altered.
  ///
  /// - Throws: `FileFailure` when the case cannot be written, or a folder cannot be read.
  package static func collect(
    paths: [String], into opened: Case, catalogue: Catalogue, date: Day, options: ImportOptions = ImportOptions(),
    lists: ListOptions = ListOptions()
  ) throws -> [ImportRecord] {
    try AtomicFile.makeDirectory(opened.directory + "/machines")
    let entries = try ImportFiles(case: opened.directory).entries(paths)
    var intake = Intake(
      opened: opened, recognition: Recognition(catalogue), date: date, options: options, lists: lists)
    var records: [ImportRecord] = []
    var start = 0
    while start < entries.count {
      let batch = entries[start..<min(start + max(options.readers, 1), entries.count)]
      for (index, reading) in intake.reader.read(batch).enumerated() {
        options.progress?(start + index + 1, entries.count, reading.entry.path)
        records += try intake.take(reading)
      }
      start = batch.endIndex
    }
    return records
  }
}

/// One run over several files: puts what was read into the case, one machine after the other.
struct Intake {
  let opened: Case
  let recognition: Recognition
  let date: Day
  let options: ImportOptions
  let reader: FileReader
  let lists: ListImport
  var known: KnownMachines

  init(opened: Case, recognition: Recognition, date: Day, options: ImportOptions, lists: ListOptions = ListOptions()) {
    self.opened = opened
    self.recognition = recognition
    self.date = date
    self.options = options
    self.lists = ListImport(opened: opened, recognition: recognition, date: date, options: lists)
    known = KnownMachines(opened)
    let hashes = options.again ? [] : opened.inventory.sources.compactMap { $0.node["sha256"] }
    reader = FileReader(recognition: recognition, folder: opened.directory + "/machines", known: Set(hashes))
  }

  var inventory: Inventory { opened.inventory }

  /// - Throws: `FileFailure` when the case cannot be written.
  mutating func take(_ reading: FileReading) throws -> [ImportRecord] {
    let path = reading.entry.path
    let taken = options.again || reading.sha256.isEmpty ? [] : alreadyTaken(path, reading.sha256)
    guard taken.isEmpty else { return taken }
    switch reading.outcome {
    case .skipped(let reason): return [ImportRecord(file: path, status: .skipped, reason: reason)]
    case .refused(let reason): return [ImportRecord(file: path, status: .refused, reason: reason)]
    case .known: return try take(reader.read(reading.entry, isNeeded: true))
    case .list:
      let isKnown = inventory.sources.contains { $0.node["sha256"] == reading.sha256 }
      if isKnown, !options.again { return [ImportRecord(file: path, status: .merged, reason: .same)] }
      let records = try lists.take(path, reading.name, sha256: reading.sha256)
      known = KnownMachines(opened)
      return records
    case .domain(let check): return [try take(check, of: reading)]
    case .machines(let machines, let spool): return try take(machines, spool, of: reading)
    }
  }

  private func take(_ check: DomainCheck, of reading: FileReading) throws -> ImportRecord {
    let path = reading.entry.path
    let isKnown = inventory.sources.contains { $0.node["sha256"] == reading.sha256 }
    if isKnown, !options.again { return ImportRecord(file: path, status: .merged, reason: .same) }
    let work = DomainImport(inventory: inventory, catalogue: Set(recognition.catalogue.products.keys), date: date)
    let (id, wasKnown) = work.take(check, file: reading.name, sha256: reading.sha256)
    try opened.save()
    return ImportRecord(file: path, status: wasKnown ? .merged : .imported, device: id)
  }

  private mutating func take(
    _ machines: [MeasuredMachine], _ spool: SoftwareSpool, of reading: FileReading
  ) throws -> [ImportRecord] {
    let origin = Origin(path: reading.entry.path, name: reading.name, sha256: reading.sha256)
    // A list of several machines has no place for the software of each.
    let software = spool.packages > 0 && machines.count == 1 ? spool : nil
    let records = try machines.map { try put($0, origin, software: software) }
    inventory.root.set("date", to: max(date, inventory.root["date"].flatMap { Day($0) } ?? date).description)
    try opened.save()
    return records
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
  func devices(ofFile sha256: String) -> [Device] {
    let sources = Set(
      inventory.sources.filter { $0.node["sha256"] == sha256 && ["import", "scan"].contains($0.kind) }.map(\.id))
    guard !sources.isEmpty else { return [] }
    let facts = Ledger(inventory).claims.filter { sources.contains($0.source) }.map(\.fact)
    let ids = Set(facts.compactMap { $0.split(separator: "/").first.map(String.init) })
    return inventory.devices.filter { ids.contains($0.id) }
  }

  /// Whether the machine file is there, as it was written.
  func isIntact(_ device: Device) -> Bool {
    guard let file = device.machineFile else { return false }
    return (try? Fingerprint.ofFile(opened.directory + "/" + file)) == device.machineHash
  }
}

/// Where a machine was read from.
struct Origin {
  var path: String
  var name: String
  var sha256: String
}

extension LocalizedText {
  static let same = LocalizedText(
    fr: "ce fichier a déjà été importé, rien ne change", en: "this file was imported before, nothing changes")
}
