internal import Inventories
internal import LibXML

/// What tells one machine from another; never a value that makers leave blank.
struct MachineIdentity {
  var uuid: String?
  var serial: String?
  var nameHash: String?
  var installationHash: String?
  var addresses: Set<String> = []
  /// Day of the measure.
  var measured: Day?

  init(_ machine: MeasuredMachine) {
    uuid = machine.uuid
    serial = machine.serial?.lowercased()
    nameHash = machine.nameHash
    installationHash = machine.installationHash
    addresses = Set(machine.cards.filter { $0.isVirtual != true }.map(\.address))
    measured = machine.measured
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
      case "network":
        if reader.attribute("virtual") != "yes", let address = reader.attribute("mac") { addresses.insert(address) }
      case "software": return
      default: break
      }
    }
  }

  /// How much speaks for the same machine: 3 and more is enough, a name alone never is.
  func score(_ other: MachineIdentity) -> Int {
    var score = 0
    if let uuid, let theirs = other.uuid { score += uuid == theirs ? 4 : -3 }
    if let serial, let theirs = other.serial { score += serial == theirs ? 3 : -3 }
    // A system installed anew has another one: that speaks against nothing.
    if let installationHash, installationHash == other.installationHash { score += 4 }
    let shared = addresses.intersection(other.addresses).count
    // A card can be moved, or be a dongle that people lend each other; it is all that some devices have.
    let isBare = uuid == nil && serial == nil
    score += min(shared, 2) * (isBare ? 3 : 2)
    if let nameHash, nameHash == other.nameHash { score += 1 }
    return score
  }
}

/// The machines that a case knows already.
struct KnownMachines {
  private var known: [(device: String, identity: MachineIdentity)] = []

  /// Reads the head of every machine file that a device names, or the serial number of one without; a file that is missing or broken is left out.
  init(_ opened: Case) {
    for device in opened.inventory.devices {
      guard let file = device.machineFile else {
        if let serial = device.node["serial"] { known.append((device.id, MachineIdentity(serial: serial))) }
        continue
      }
      guard let identity = try? MachineIdentity(file: opened.directory + "/" + file) else { continue }
      known.append((device.id, identity))
    }
  }

  /// The device that this machine is, when one stands out.
  func device(of identity: MachineIdentity) -> (id: String, identity: MachineIdentity)? {
    let scores = known.map { (entry: $0, score: $0.identity.score(identity)) }.filter { $0.score >= 3 }
    guard let best = scores.max(by: { $0.score < $1.score }) else { return nil }
    guard scores.filter({ $0.score == best.score }).count == 1 else { return nil }
    return (best.entry.device, best.entry.identity)
  }

  mutating func set(_ device: String, _ identity: MachineIdentity) {
    known.removeAll { $0.device == device }
    known.append((device, identity))
  }
}
