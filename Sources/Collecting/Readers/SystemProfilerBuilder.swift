internal import Inventories
internal import Knowledge
internal import LibXML

/// Gathers the items that a Mac tells of itself into a machine.
struct SystemProfilerBuilder {
  var machine = MeasuredMachine()
  let recognition: Recognition
  let spool: SoftwareSpool
  var system = MeasuredSystem(kernelName: "Darwin")
  /// Disks as the volumes on them tell, when no list of disks is there.
  var disksOfVolumes: [String: MeasuredMachine.Disk] = [:]
  private var types: Set<String> = []
  private(set) var hasItems = false

  init(recognition: Recognition, spool: SoftwareSpool) {
    self.recognition = recognition
    self.spool = spool
  }

  /// Lists that the machine format has a place for.
  static let types: Set<String> = [
    "SPHardwareDataType", "SPSoftwareDataType", "SPApplicationsDataType", "SPSerialATADataType", "SPNVMeDataType",
    "SPParallelATADataType", "SPStorageDataType", "SPPrintersDataType", "SPNetworkDataType",
  ]

  /// Lists that tell where the machine goes: counted, never looked into.
  private static let neverRead: [String: DroppedKind] = [
    "SPAirPortDataType": .wifi, "SPNetworkLocationDataType": .addresses, "SPLogsDataType": .processes,
    "SPConfigurationProfileDataType": .users, "SPManagedClientDataType": .users, "SPWWANDataType": .sim,
  ]

  mutating func startList(_ type: String?) {
    types.insert(type ?? "?")
    if let kind = type.flatMap({ Self.neverRead[$0] }) { machine.dropped.count(kind) }
  }

  /// The newest moment at which something was looked at.
  mutating func takeDay(_ text: String?) {
    guard let day = MeasuredDate.moment(text)?.day else { return }
    machine.measured = max(day, machine.measured ?? day)
  }

  /// - Throws: `FileFailure` when software cannot be kept aside.
  mutating func take(_ item: PlistEntry, of type: String) throws {
    hasItems = true
    switch type {
    case "SPHardwareDataType": takeHardware(item)
    case "SPSoftwareDataType": takeSystem(item)
    case "SPApplicationsDataType": try takeApplication(item)
    case "SPStorageDataType": takeStorage(item)
    case "SPPrintersDataType": takePrinter(item)
    case "SPNetworkDataType": takeNetwork(item)
    default: takeController(item)
    }
  }

  /// - Throws: `NotAnInventory` when nothing of the machine is in the file.
  mutating func finish(isWhole: Bool) throws -> MeasuredMachine {
    guard hasItems else { throw types.isEmpty ? NotAnInventory.noContent : .told(.otherLists(types)) }
    if machine.disks.isEmpty { machine.disks = disksOfVolumes.sorted { $0.key < $1.key }.map(\.value) }
    // Only this family of systems has the tool.
    if system.fullName == nil { system.fullName = Self.family }
    machine.system = recognition.systems.recognise(system)
    machine.agent = "system_profiler"
    machine.settleCards()
    if machine.isNameless { machine.remark = .nameless }
    if !isWhole { machine.markCut() }
    return machine
  }

  private static let family = "macOS"
  private static let maker = "Apple"

  private mutating func takeHardware(_ item: PlistEntry) {
    machine.model = Placeholder.filtered(item["machine_model"]) ?? Placeholder.filtered(item["machine_name"])
    machine.serial = Placeholder.identity(item["serial_number"])
    machine.uuid = Placeholder.identifier(item["platform_UUID"])
    machine.memory = item["physical_memory"].flatMap(Quantity.megabytes)
    machine.firmwareVersion = Placeholder.filtered(item["boot_rom_version"])
    machine.kind = Self.kind(item["machine_name"])
    if machine.kind != nil, machine.kind != "virtual" { machine.manufacturer = Self.maker }
    if let name = item["chip_type", "cpu_type"] {
      machine.cpus = [[("name", name), ("cores", Self.cores(item["number_processors"]))]]
    }
  }

  /// The names of this maker: a book is carried around, everything else stands on a desk.
  private static func kind(_ name: String?) -> String? {
    guard let name = name?.lowercased() else { return nil }
    if name.contains("virtual") { return "virtual" }
    return name.contains("book") ? "laptop" : name.contains("mac") ? "desktop" : nil
  }

  /// `8`, or `proc 8:6:2`: all, fast ones, frugal ones.
  private static func cores(_ text: String?) -> String? {
    text?.split(whereSeparator: { !$0.isNumber }).first.map(String.init)
  }

  private mutating func takeSystem(_ item: PlistEntry) {
    machine.take(hostName: item["local_host_name"])
    if item["user_name"] != nil { machine.dropped.count(.users) }
    guard let text = item["os_version"] else { return }
    // “macOS 14.4.1 (23E224)”
    let parts = text.split(separator: "(", maxSplits: 1)
    system.fullName = parts.first.map { String($0) }?.meaningful
    system.version = text.split(separator: " ").first { $0.first?.isNumber == true }.map(String.init)
    system.kernelVersion = parts.count > 1 ? String(parts[1].prefix { $0 != ")" }).meaningful : nil
  }

  /// What belongs to the system itself is left out, as on every system.
  private mutating func takeApplication(_ item: PlistEntry) throws {
    guard let name = machine.dropped.withoutMails(item["_name"]), Self.isProgram(item) else { return }
    let path = item["path"] ?? ""
    if path.hasPrefix("/Users/") { machine.dropped.count(.homes) }
    let software = InstalledSoftware(
      name: name, version: item["version"],
      publisher: item["obtained_from"] == "apple" ? Self.maker : publisher(item.texts("signed_by").first),
      system: .macos)
    try spool.add(.init(software: software, installed: nil, origin: item["obtained_from"], arch: nil))
  }

  private static func isProgram(_ item: PlistEntry) -> Bool {
    guard let path = item["path"] else { return true }
    if ["/System/", "/Library/Apple/"].contains(where: path.hasPrefix) { return false }
    // Folders of settings are listed too: they bear no version.
    return path.hasSuffix(".app") && (item["version"] != nil || !path.contains("/Library/"))
  }

  /// “Developer ID Application: Somebody (TEAM)”; other signatures name a person or say nothing.
  private mutating func publisher(_ signature: String?) -> String? {
    let parts = signature?.split(separator: ":", maxSplits: 1) ?? []
    guard parts.count == 2, parts[0].hasSuffix("Developer ID Application") || parts[0].contains("Mac Developer")
    else { return nil }
    let name = parts[1].hasSuffix(")") ? parts[1].prefix { $0 != "(" } : parts[1]
    return machine.dropped.withoutMails(String(name).meaningful)
  }
}

extension PlistEntry {
  /// The first text among several keys.
  subscript(first: String, others: String...) -> String? {
    self[first] ?? others.lazy.compactMap { self[$0] }.first
  }
}

extension LocalizedText {
  /// For files that only hold lists of no use here.
  fileprivate static func otherLists(_ types: Set<String>) -> LocalizedText {
    let list = types.sorted().joined(separator: ", ")
    return LocalizedText(
      fr: "ce fichier ne contient que \(list)\u{A0}: il faut au moins SPHardwareDataType et SPSoftwareDataType",
      en: "this file only holds \(list): at least SPHardwareDataType and SPSoftwareDataType are needed")
  }
}
