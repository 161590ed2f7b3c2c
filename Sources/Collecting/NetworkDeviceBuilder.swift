internal import Inventories
internal import Knowledge

/// Gathers what an agent learned of one device on the network.
struct NetworkDeviceBuilder {
  private var machine = MeasuredMachine()
  private var info = SectionFields()
  private var parts: Set<String> = []
  private var firmwares: [SectionFields] = []

  /// Sections that are read; what is nested deeper is not.
  static let sections: Set<String> = ["INFO", "FIRMWARES", "DRIVES", "SIMCARDS"]
  /// Sections whose presence tells something, and nothing else.
  static let skipped: Set<String> = [
    "PORTS", "COMPONENTS", "CARTRIDGES", "PAGECOUNTERS", "MODEMS", "IPS", "STORAGES", "MEMORIES", "VOLUMES",
  ]

  /// Notes that a section is there.
  mutating func saw(_ section: String) {
    parts.insert(section)
  }

  mutating func take(_ section: String, _ fields: SectionFields) {
    machine.dropped.count(fields, in: section)
    parts.insert(section)
    switch section {
    case "INFO": for field in fields.fields { info.add(field.name, field.value) }
    case "FIRMWARES": firmwares.append(fields)
    case "DRIVES":
      machine.drives.append(
        .init(
          label: machine.dropped.withoutTraces(fields["VOLUMN", "LABEL"]), filesystem: fields["FILESYSTEM"],
          total: fields.megabytes("TOTAL"), free: fields.megabytes("FREE"), isSystem: false))
    case "SIMCARDS": machine.dropped.count(.sim)
    default: break
    }
  }

  /// The device; nil when nothing tells it from another.
  mutating func finish(deviceID: String?, recognition: Recognition) -> MeasuredMachine? {
    machine.manufacturer = Placeholder.filtered(info["MANUFACTURER"]) ?? firmware("device")?["MANUFACTURER"]
    machine.model = Placeholder.filtered(info["MODEL"]) ?? firmware("device")?["NAME"]
    machine.serial = Placeholder.identity(info["SERIAL"])
    machine.uuid = Placeholder.identifier(info["UUID"])
    machine.cards = Placeholder.address(info["MAC"]).map { [.init(address: $0)] } ?? []
    machine.nameHash = info["SNMPHOSTNAME", "NAME", "DNSHOSTNAME"].map { Fingerprint.of($0.lowercased()) }
    machine.memory = info.megabytes("RAM")
    machine.firmwareVersion = info["FIRMWARE"] ?? firmware("device")?["VERSION"]
    let known = [machine.manufacturer, machine.model, machine.serial, machine.nameHash, machine.cards.first?.address]
    guard known.contains(where: { $0 != nil }) else { return nil }
    takeSystem(recognition)
    machine.kind = kind
    machine.agent = nil
    return machine
  }

  private func firmware(_ type: String) -> SectionFields? {
    firmwares.first { $0["TYPE"] == type }
  }

  private mutating func takeSystem(_ recognition: Recognition) {
    guard kind == "nas" || info["TYPE"] == "COMPUTER", let system = firmware("system") else { return }
    machine.system = recognition.systems.recognise(
      MeasuredSystem(fullName: system["NAME"], version: system["VERSION"], hardwareVersion: system["VERSION"]))
    let words = system["VERSION"]?.split(separator: " ") ?? []
    machine.system.version = words.first { $0.first?.isNumber == true }.map(String.init)
    machine.system.build = nil
  }

  private var kind: String? {
    let words = (info["DESCRIPTION", "COMMENTS"] ?? "").lowercased()
    switch info["TYPE"]?.uppercased() {
    case "PRINTER": return "printer"
    case "STORAGE": return "nas"
    case "VIDEO": return "video"
    case "PHONE": return "phone"
    case "COMPUTER": return nil
    case "NETWORKING":
      if words.contains("router") || parts.contains("MODEMS") { return "router" }
      return words.contains("switch") ? "switch" : "network"
    default:
      // It told nothing of itself, except that it has sockets or not.
      return parts.contains("CARTRIDGES") ? "printer" : parts.contains("PORTS") ? "network" : "other"
    }
  }
}
