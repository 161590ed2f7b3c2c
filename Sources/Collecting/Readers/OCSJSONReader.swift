internal import Inventories
internal import Knowledge
internal import LibXML

/// Reads the JSON of OCS 3 agents, whose sections and fields are labels for people.
///
/// Neither the name of the machine nor its system is inside.
struct OCSJSONReader {
  let recognition: Recognition
  let spool: SoftwareSpool

  /// - Throws: `NotAnInventory` when nothing is in it, `XMLFailure`, `ArchiveFailure`, `FileFailure`.
  func read(_ input: ForeignInput) throws -> [MeasuredMachine] {
    let file = try input.json()
    guard let template = file.root["template_inventory"] else { throw NotAnInventory.otherRoot }
    let sections = template.members.map { (name: Self.section($0.key), elements: $0.value.elements) }
    guard sections.contains(where: { !$0.elements.isEmpty }) else { throw NotAnInventory.noContent }
    var computer = ComputerBuilder(recognition: recognition, spool: spool)
    computer.system.kernelName = OCSLabels.kernel(template)
    computer.recogniseSystem()
    for section in sections { try take(section.name, section.elements, into: &computer) }
    var machine = computer.finish(deviceID: nil)
    file.finish(&machine, Set(sections.map(\.name)), name: Self.section)
    machine.remark = .namesNoSystem
    return [machine]
  }

  /// `LOCAL USERS` is `LOCAL_USERS` in the XML of the same agents.
  private static func section(_ label: String) -> String {
    let name = label.uppercased().replacing(" ", with: "_")
    return neverRead[name] ?? name
  }

  private static let neverRead = [
    "ENVIRONMENT": "ENVS", "ENVIRONMENT_VARIABLES": "ENVS", "RUNNING_PROCESSES": "PROCESSES",
    "LICENSES": "LICENSEINFOS",
    "LICENCES": "LICENSEINFOS", "LOGGED_USERS": "USERS",
  ]

  private func take(_ section: String, _ elements: [JSON], into computer: inout ComputerBuilder) throws {
    if let kind = ComputerBuilder.neverRead[section] { return computer.machine.dropped.count(kind, elements.count) }
    guard ComputerBuilder.sections.contains(section) else { return }
    let labels = OCSLabels(section: section)
    for element in elements {
      let fields = SectionFields(element, naming: labels.field)
      if !fields.isEmpty, let settled = labels.settled(fields) { try computer.take(section, settled) }
    }
  }
}

/// The fields of one section of OCS 3, by the names of its XML.
struct OCSLabels {
  let section: String

  /// The name of a field; nil for what nothing is made of.
  func field(_ label: String) -> String? {
    let label = label.trimmed.uppercased()
    if section == "SOFTWARES", Self.longTexts.contains(label) { return nil }
    return Self.bySection[section]?[label] ?? Self.common[label] ?? label.replacing(" ", with: "_")
  }

  /// Fields whose values need more than a name; nil when the section is nothing to keep.
  func settled(_ fields: SectionFields) -> SectionFields? {
    switch section {
    case "DRIVES": Self.inMemory.contains(fields["FILESYSTEM"]?.lowercased() ?? "") ? nil : fields
    case "STORAGES": storage(fields)
    case "NETWORKS": network(fields)
    default: fields
    }
  }

  /// `SSD - nvme` tells the kind of a disk and how it is plugged in.
  ///
  /// Sizes are in units of 1024 here, those of makers and of other agents are not.
  private func storage(_ fields: SectionFields) -> SectionFields {
    var result = SectionFields()
    if let parts = fields["DESCRIPTION"]?.split(separator: " - "), parts.count == 2 {
      result.add("TYPE", String(parts[0]))
      result.add("INTERFACE", String(parts[1]))
    }
    if let size = fields.megabytes("DISKSIZE") { result.add("DISKSIZE", String(size * 1_048_576 / 1_000_000)) }
    for field in fields.fields where field.name != "DISKSIZE" { result.add(field.name, field.value) }
    return result
  }

  /// The kind is a free text, on Windows the name that somebody gave to the card.
  private func network(_ fields: SectionFields) -> SectionFields {
    let words = "\(fields["TYPE"] ?? "") \(fields["DESCRIPTION"] ?? "")".lowercased()
    let kind = Self.cardKinds.first { $0.words.contains(where: words.contains) }?.kind
    var result = SectionFields()
    if let kind { result.add("TYPE", kind) }
    // An address that no maker gave: a bridge, a tunnel. Phones and laptops also make one up for each wireless network.
    let first = fields["MACADDR"].flatMap { Int($0.prefix(2), radix: 16) }
    if let first, kind != "wifi" { result.add("VIRTUALDEV", first & 2 == 0 ? "no" : "yes") }
    for field in fields.fields where field.name != "TYPE" { result.add(field.name, field.value) }
    return result
  }

  private static let cardKinds: [(words: [String], kind: String)] = [
    (["wi-fi", "wifi", "wireless", "802.11"], "wifi"), (["bluetooth"], "bluetooth"), (["loopback"], "loopback"),
    (["ethernet", "gbe "], "ethernet"),
  ]

  /// The kernel, told by what only one system writes: the agent does not name the system.
  static func kernel(_ template: JSON) -> String? {
    func values(_ section: String, _ label: String) -> some Sequence<String> {
      (template[section]?.elements ?? []).lazy.compactMap { $0[label]?.plain?.meaningful?.lowercased() }
    }
    if values("LOCAL USERS", "SID").contains(where: { $0.hasPrefix("s-1-") }) { return "MSWin32" }
    if values("DRIVES", "LETTER").contains(where: { $0.hasSuffix(":") }) { return "MSWin32" }
    if values("SOFTWARES", "FROM").contains(where: ["deb", "rpm", "pacman"].contains) { return "linux" }
    return values("DRIVES", "FILE SYSTEM").contains { $0 == "apfs" || $0.hasPrefix("hfs") } ? "darwin" : nil
  }

  private static let inMemory: Set<String> = [
    "tmpfs", "devtmpfs", "ramfs", "efivarfs", "overlay", "squashfs", "proc", "sysfs",
  ]
  private static let longTexts: Set<String> = ["COMMENTS", "FOLDER", "FILE NAME", "FILE SIZE", "GUID"]

  private static let common = [
    "SERIAL NUMBER": "SERIAL", "INSTALLATION DATE": "INSTALL_DATE", "FILE SYSTEM": "FILESYSTEM",
    "TOTAL (MB)": "TOTAL", "FREE (MB)": "FREE", "MAC ADDRESS": "MACADDR", "IP ADDRESS": "IPADDRESS",
    "GATEWAY": "IPGATEWAY", "DHCP IP": "IPDHCP", "DISK SIZE": "DISKSIZE", "USER ID": "ID", "SID": "ID",
    "PHONE NUMBER": "PHONE_NUMBER", "WIFI SSID": "WIFI_SSID", "SSID": "WIFI_SSID", "SSH KEY": "SSH_KEY",
    "PRODUCT KEY": "WINPRODKEY",
  ]

  private static let bySection = [
    "BIOS": [
      "MANUFACTURER": "SMANUFACTURER", "MODEL": "SMODEL", "SERIAL NUMBER": "SSN", "BIOS VERSION": "BVERSION",
      "BIOS DATE": "BDATE", "BIOS MANUFACTURER": "BMANUFACTURER", "MOTHERBOARD MANUFACTURER": "MMANUFACTURER",
      "MOTHERBOARD MODEL": "MMODEL", "MOTHERBOARD SERIAL NUMBER": "MSN",
    ],
    "CPUS": [
      "TYPE": "NAME", "CORES NUMBER": "CORE", "LOGICAL CPUS": "THREAD", "FREQUENCY": "SPEED",
      "ARCHITECTURE": "CPUARCH",
    ],
    "BATTERIES": ["DESIGN CAPACITY": "CAPACITY", "DESIGN VOLTAGE": "VOLTAGE"],
    "DRIVES": ["DESIGNATION": "VOLUMN", "CAPACITY": "USED"],
    "LOCAL_GROUPS": ["GROUP ID": "ID"],
  ]
}

extension LocalizedText {
  fileprivate static let namesNoSystem = LocalizedText(
    fr: "ce fichier ne dit ni le nom de la machine ni son système\u{A0}: complétez-les",
    en: "this file names neither the machine nor its system: fill them in")
}
