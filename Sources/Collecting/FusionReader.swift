internal import Inventories
internal import LibXML

/// Reads the XML of FusionInventory, GLPI and OCS agents, one section after the other, in constant memory.
///
/// Sections come in any order, any number of times, and any of them can be missing.
struct FusionReader: ~Copyable {
  private var reader: StreamReader
  private let recognition: Recognition
  private var computer: ComputerBuilder
  private var devices: [MeasuredMachine] = []
  private var query = ""
  private var deviceID: String?
  private var hasSections = false
  /// Sections in the order of the file, each told once a row.
  private var seen: [String] = []

  private let repairs: RepairLog
  private var isClosed = false

  /// Opens the file; the spool takes the software while it is read.
  ///
  /// - Throws: `FileFailure`, `ArchiveFailure`, `XMLFailure`.
  init(_ input: ForeignInput, recognition: Recognition, spool: SoftwareSpool) throws {
    reader = try input.stream()
    repairs = input.repairs
    self.recognition = recognition
    computer = ComputerBuilder(recognition: recognition, spool: spool)
  }

  /// Reads the file to its end, or to where it was cut.
  ///
  /// - Returns: The computer or phone that it describes, or the devices that an agent met on the network.
  /// - Throws: `XMLFailure` when nothing can be read of it, `NotAnInventory` when it is something else, `FileFailure`.
  mutating func read() throws -> [MeasuredMachine] {
    guard case .start("REQUEST", let isEmpty) = try reader.next() else { throw NotAnInventory.otherRoot }
    do {
      if !isEmpty { try readRequest() }
      isClosed = true
      while try reader.next() != nil {}
    } catch let failure as XMLFailure where isClosed || hasSections || !devices.isEmpty {
      // What was read is good: sections are taken whole or not at all.
      guard failure.diagnostics.allSatisfy({ $0.code == "XML-001" }) else { throw failure }
      repairs.note(isClosed ? .trailingText : .truncated)
      if !isClosed { keepWhole() }
    }
    guard devices.isEmpty else { return devices }
    guard hasSections else { throw query.isEmpty ? NotAnInventory.noContent : NotAnInventory.noDevice(query) }
    return [computer.finish(deviceID: deviceID)]
  }

  /// Of a file that was cut, the sections before the last one are whole; what follows was not looked at.
  private mutating func keepWhole() {
    computer.machine.isPartial = true
    computer.machine.sections = Set(seen.dropLast()).subtracting(seen.suffix(1))
  }

  private mutating func readRequest() throws {
    while let event = try reader.next() {
      switch event {
      case .start("CONTENT", false): try readContent()
      case .start("DEVICEID", false): deviceID = try reader.text()
      case .start("QUERY", false): query = try reader.text() ?? ""
      case .start("ITEMTYPE", false): computer.itemType = try reader.text()
      case .start(_, false): try reader.skip()
      case .end: return
      default: break
      }
    }
  }

  private mutating func readContent() throws {
    var fields = SectionFields()
    while let event = try reader.next() {
      switch event {
      case .start("DEVICE", let isEmpty):
        if !isEmpty { devices.append(contentsOf: try readDevice()) }
      case .start("VERSIONCLIENT", false): computer.agent = try reader.text()
      case .start("MODULEVERSION", false), .start("PROCESSNUMBER", false): try reader.skip()
      case .start(let section, let isEmpty):
        if seen.last != section { seen.append(section) }
        if let kind = ComputerBuilder.neverRead[section] {
          computer.machine.dropped.count(kind)
          if !isEmpty { try reader.skip() }
        } else if !ComputerBuilder.sections.contains(section) {
          if !isEmpty { try reader.skip() }
        } else if !isEmpty {
          fields.removeAll()
          try reader.read(into: &fields, ignoring: section == "SOFTWARES" ? ComputerBuilder.ignoredOfSoftware : [])
          try computer.take(section, fields)
        }
        hasSections = true
      case .end: return
      case .text: break
      }
    }
  }

  /// A device that answered on the network: flat after a discovery, in sections after a query.
  private mutating func readDevice() throws -> [MeasuredMachine] {
    var builder = NetworkDeviceBuilder()
    var flat = SectionFields()
    while let event = try reader.next() {
      switch event {
      case .start(let name, let isEmpty):
        if isEmpty {
          builder.saw(name)
        } else if NetworkDeviceBuilder.sections.contains(name) {
          var fields = SectionFields()
          try reader.read(into: &fields)
          builder.take(name, fields)
        } else if NetworkDeviceBuilder.skipped.contains(name) {
          builder.saw(name)
          try reader.skip()
        } else if let text = try reader.text() {
          flat.add(name, text)
        }
      case .end:
        builder.take("INFO", flat)
        return builder.finish(deviceID: deviceID, recognition: recognition).map { [$0] } ?? []
      case .text: break
      }
    }
    return []
  }
}

extension StreamReader {
  /// The text of the element whose start was just read, up to its end; children are read over.
  mutating func text() throws -> String? {
    var text: String?
    while let event = try next() {
      switch event {
      case .text(let piece): text = text.map { $0 + piece } ?? piece
      case .start(_, let isEmpty): if !isEmpty { try skip() }
      case .end: return text
      }
    }
    return text
  }

  /// Reads the children of the element whose start was just read, each as one field.
  mutating func read(into fields: inout SectionFields, ignoring ignored: Set<String> = []) throws {
    try readChildren(ignoring: ignored) { fields.add($0, $1) }
  }
}
