internal import Inventories
internal import LibXML

/// Reads the JSON of GLPI agents: the sections of their XML in lower case, a few under another name.
struct AgentJSONReader {
  let recognition: Recognition
  let spool: SoftwareSpool

  /// - Throws: `NotAnInventory` when it is something else, `XMLFailure`, `ArchiveFailure`, `FileFailure`.
  func read(_ input: ForeignInput) throws -> [MeasuredMachine] {
    let file = try input.json()
    let root = file.root
    guard let content = root["content"], !content.members.isEmpty else {
      throw root["deviceid"] == nil && root["content"] == nil
        ? NotAnInventory.otherRoot : root["action"]?.string.map(NotAnInventory.noDevice) ?? .noContent
    }
    let isNetwork = Self.networkTypes.contains(root["itemtype"]?.string?.lowercased() ?? "")
    guard isNetwork || content["network_device"] != nil else { return [try computer(content, file)] }
    guard let device = device(content, file) else {
      throw NotAnInventory.noDevice(root["action"]?.string ?? "netinventory")
    }
    return [device]
  }

  private static let networkTypes: Set<String> = ["networkequipment", "printer", "unmanaged"]

  private func finished(_ machine: MeasuredMachine, _ content: JSON, _ file: MendedJSON) -> MeasuredMachine {
    var machine = machine
    let sections = content.members.compactMap { $0.value.plain == nil ? Self.section($0.key) : nil }
    machine.isPartial = file.root["partial"]?.isTrue == true
    file.finish(&machine, Set(sections), name: Self.section)
    return machine
  }

  /// The name that the XML gives to a section.
  private static func section(_ key: String) -> String {
    let name = key.uppercased()
    return renamed[name] ?? name
  }

  private static let renamed = [
    "FIREWALLS": "FIREWALL", "NETWORK_DEVICE": "INFO", "NETWORK_PORTS": "PORTS", "NETWORK_COMPONENTS": "COMPONENTS",
  ]

  /// The name that the XML gives to a field.
  private static func field(_ key: String) -> String? {
    let name = key.uppercased()
    return ComputerBuilder.ignoredOfSoftware.contains(name) ? nil : renamedFields[name] ?? name
  }

  private static let renamedFields = ["MEMBERS": "MEMBER", "IPS": "IP"]

  // Computers and phones.

  private func computer(_ content: JSON, _ file: MendedJSON) throws -> MeasuredMachine {
    let root = file.root
    var computer = ComputerBuilder(recognition: recognition, spool: spool)
    computer.itemType = root["itemtype"]?.string
    computer.agent = content["versionclient"]?.plain?.meaningful
    let sections = content.members.map { (name: Self.section($0.key), value: $0.value) }
    // The system helps to recognise the software.
    for isSystem in [true, false] {
      for section in sections where Self.systemSections.contains(section.name) == isSystem {
        try take(section.name, section.value.elements, into: &computer)
      }
    }
    return finished(computer.finish(deviceID: root["deviceid"]?.plain), content, file)
  }

  private static let systemSections: Set<String> = ["HARDWARE", "OPERATINGSYSTEM", "BIOS"]

  private func take(_ section: String, _ elements: [JSON], into computer: inout ComputerBuilder) throws {
    if let kind = ComputerBuilder.neverRead[section] { return computer.machine.dropped.count(kind, elements.count) }
    guard ComputerBuilder.sections.contains(section) else { return }
    for element in elements {
      let fields = SectionFields(element, naming: Self.field)
      if !fields.isEmpty { try computer.take(section, fields) }
    }
  }

  // Devices that answered on the network.

  private func device(_ content: JSON, _ file: MendedJSON) -> MeasuredMachine? {
    let root = file.root
    var builder = NetworkDeviceBuilder()
    let type = root["itemtype"]?.string?.lowercased() ?? ""
    for (key, value) in content.members {
      let section = Self.section(key)
      if NetworkDeviceBuilder.sections.contains(section) {
        for element in value.elements { builder.take(section, SectionFields(element, naming: Self.field)) }
      } else if section != "PORTS" || type != "unmanaged" {
        // Whatever answers has a port: it tells nothing of what nobody knows.
        builder.saw(section)
      }
    }
    builder.take("INFO", otherwise(content, type))
    let device = builder.finish(deviceID: root["deviceid"]?.plain, recognition: recognition)
    return device.map { device in
      var device = finished(device, content, file)
      device.agent = content["versionclient"]?.plain?.meaningful
      return device
    }
  }

  /// What other places than its own section say of a device.
  private func otherwise(_ content: JSON, _ type: String) -> SectionFields {
    var fields = SectionFields()
    func add(_ name: String, _ text: String?) { if let text { fields.add(name, text) } }
    add("TYPE", content["network_device"]?["type"] == nil ? Self.types[type] : nil)
    add("NAME", content["hardware"]?["name"]?.plain)
    add("UUID", content["hardware"]?["uuid"]?.plain)
    for (field, key) in [("MANUFACTURER", "smanufacturer"), ("MODEL", "smodel"), ("SERIAL", "ssn")] {
      add(field, content["bios"]?[key]?.plain)
    }
    let addresses = Set((content["network_ports"]?.elements ?? []).compactMap { Placeholder.address($0["mac"]?.plain) })
    add("MAC", addresses.count == 1 ? addresses.first : nil)
    return fields
  }

  private static let types = ["networkequipment": "NETWORKING", "printer": "PRINTER", "phone": "PHONE"]
}
