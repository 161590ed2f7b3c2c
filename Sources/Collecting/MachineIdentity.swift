internal import Inventories
internal import Knowledge
internal import LibXML

/// What tells one machine from another; never a value that makers leave blank.
struct MachineIdentity {
  var uuid: String?
  var serial: String?
  var nameHash: String?
  /// Hash of what the installation of the system is known by: it changes when the system is installed anew.
  var installationHash: String?
  var addresses: Set<String> = []
  /// Name of the file that was read.
  var fileName: String?
  /// Day of the measure.
  var measured: Day?
  /// Product of the catalogue.
  var system: String?
  var format: ForeignFormat?
  /// First word of the name of the agent.
  var agent: String?
  /// Whether only some sections were measured.
  var isPartial = false

  init(_ machine: MeasuredMachine, fileName: String) {
    uuid = machine.uuid
    serial = machine.serial?.lowercased()
    nameHash = machine.nameHash
    installationHash = machine.installationHash
    addresses = Set(machine.cards.filter { $0.isVirtual != true }.map(\.address))
    self.fileName = fileName
    measured = machine.measured
    system = machine.system.product
    format = machine.format
    agent = machine.agent.map(Self.word)
    isPartial = machine.isPartial
  }

  /// What a list tells of a machine that was never measured.
  init(serial: String) {
    self.serial = serial.lowercased()
  }

  /// Reads the head of a machine file; its software is not read.
  ///
  /// - Throws: `FileFailure`, `XMLFailure`.
  init(file path: String) throws {
    var reader = try StreamReader(path: path, doctype: .refuse)
    while let event = try reader.next() {
      guard case .start(let name, _) = event else { continue }
      switch name {
      case "machine":
        uuid = reader.attribute("uuid")
        serial = reader.attribute("serial")?.lowercased()
        nameHash = reader.attribute("name-sha256")
        installationHash = reader.attribute("installation-sha256")
        measured = reader.attribute("measured").flatMap { Day($0) }
      case "origin":
        format = reader.attribute("format").flatMap(ForeignFormat.init(rawValue:))
        agent = reader.attribute("agent").map(Self.word)
        fileName = reader.attribute("file")
        isPartial = reader.attribute("partial") == "yes"
      case "system": system = reader.attribute("product")
      case "network":
        if reader.attribute("virtual") != "yes", let address = reader.attribute("mac") { addresses.insert(address) }
      case "software": return
      default: break
      }
    }
  }

  private static func word(_ text: String) -> String { text.prefix { $0.isLetter }.lowercased() }

  /// Whether the hardware says nothing of itself.
  var isBare: Bool { uuid == nil && serial == nil }
  /// Whether nothing but a name can tell it from another.
  var isAnonymous: Bool { isBare && addresses.isEmpty && !(isOfScan && installationHash != nil) }
  var isOfScan: Bool { Looker(format) == .scan }
}
