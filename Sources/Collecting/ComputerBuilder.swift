internal import Inventories
internal import Knowledge
internal import LibXML

/// Gathers the sections of one computer or phone into a machine.
struct ComputerBuilder {
  var machine = MeasuredMachine()
  var itemType: String?
  var agent: String?
  let recognition: Recognition
  let spool: SoftwareSpool

  var system = MeasuredSystem()
  var chassis: String?
  var virtualisation: String?
  var hasBattery = false
  var hasFallbackProcessor = false
  var hostName: String?
  var people = LocalPeople()
  var slots: [Int] = []
  var encryptedVolumes: [Bool] = []
  /// What is said of volumes by their letter.
  var protections: [String: (state: String, method: String?)] = [:]

  init(recognition: Recognition, spool: SoftwareSpool) {
    self.recognition = recognition
    self.spool = spool
  }

  /// Sections that are counted and never looked into.
  static let neverRead: [String: DroppedKind] = [
    "ENVS": .environment, "PROCESSES": .processes, "LICENSEINFOS": .licenceKeys, "USERS": .users, "USER": .users,
    "USERSLIST": .users,
  ]

  /// Sections that the machine format has a place for.
  static let sections = Set([
    "ACCESSLOG", "ANTIVIRUS", "BATTERIES", "BIOS", "CPUS", "DRIVES", "FIREWALL", "HARDWARE", "LOCAL_GROUPS",
    "LOCAL_USERS", "MEMORIES", "NETWORKS", "OPERATINGSYSTEM", "PHYSICAL_VOLUMES", "PRINTERS", "REMOTE_MGMT",
    "SIMCARDS", "SOFTWARES", "STORAGES",
  ]).union(pluginSections)

  /// Long texts of packages that nothing is made of.
  static let ignoredOfSoftware: Set<String> = [
    "COMMENTS", "FILESIZE", "FILENAME", "FOLDER", "GUID", "HELPLINK", "UNINSTALL_STRING", "URL_INFO_ABOUT",
  ]

  /// Takes one section.
  ///
  /// - Throws: `FileFailure` when software cannot be kept aside.
  mutating func take(_ section: String, _ fields: SectionFields) throws {
    if section == "SOFTWARES" { return try takeSoftware(fields) }
    machine.dropped.count(fields, in: section)
    switch section {
    case "ACCESSLOG": machine.measured = MeasuredDate.moment(fields["LOGDATE"])?.day ?? machine.measured
    case "HARDWARE": takeHardware(fields)
    case "OPERATINGSYSTEM": takeSystem(fields)
    case "BIOS": takeFirmware(fields)
    case "CPUS": takeProcessor(fields)
    case "MEMORIES": slots.append(fields.megabytes("CAPACITY") ?? 0)
    case "BATTERIES": hasBattery = hasBattery || fields["CAPACITY", "CHEMISTRY", "VOLTAGE"] != nil
    case "DRIVES": takeDrive(fields)
    case "STORAGES": takeDisk(fields)
    case "PHYSICAL_VOLUMES": encryptedVolumes.append(Self.isEncrypted(fields["DEVICE"] ?? ""))
    default: takeRest(section, fields)
    }
  }

  private mutating func takeRest(_ section: String, _ fields: SectionFields) {
    switch section {
    case "NETWORKS": takeCard(fields)
    case "PRINTERS": takePrinter(fields)
    case "ANTIVIRUS": takeScanner(fields)
    case "FIREWALL": machine.firewalls.append((fields["PROFILE"], fields.flag("STATUS")))
    case "REMOTE_MGMT": addRemoteControl(fields["TYPE"])
    case "LOCAL_USERS":
      machine.dropped.count(.users)
      people.takeUser(fields)
    case "LOCAL_GROUPS":
      machine.dropped.count(.users, LocalPeople.members(fields).count)
      people.takeGroup(fields)
    case "SIMCARDS": machine.dropped.count(.sim)
    default: takePlugin(section, fields)
    }
  }

  private mutating func takeSoftware(_ fields: SectionFields) throws {
    guard let name = machine.dropped.withoutMails(fields["NAME"]) else { return }
    if fields["USERNAME"] != nil || fields["USERID"]?.hasPrefix("S-1-") == true { machine.dropped.count(.users) }
    let origin = fields["FROM"] ?? (fields["SOURCE"] == "1" ? "registry" : nil)
    let from = origin?.lowercased()
    let family = family(ofOrigin: from)
    let category = fields["SYSTEM_CATEGORY"]
    let software = InstalledSoftware(
      name: name, version: fields["VERSION"], publisher: machine.dropped.withoutMails(fields["PUBLISHER"]),
      system: family, category: category,
      isUpdate: fields["RELEASE_TYPE"] != nil || from == "wmi" || category?.hasSuffix("update") == true,
      isPackage: Self.packageOrigins.contains(from ?? ""))
    let installed = MeasuredDate.software(fields["INSTALLDATE", "INSTALL_DATE"], isAndroid: family == .android)
    try spool.add(
      .init(
        software: software, installed: installed, origin: origin,
        arch: fields["ARCH", "ARCHITECTURE"] ?? fields.whole("BITSWIDTH").flatMap { $0 > 0 ? "\($0)-bit" : nil }))
  }

  private static let packageOrigins: Set<String> = ["deb", "rpm", "nix", "pacman"]

  /// The family of the system, else the one that the origin of a package supposes.
  private func family(ofOrigin origin: String?) -> SystemFamily? {
    if let family = machine.system.family { return family }
    switch origin {
    case "deb", "rpm", "nix", "pacman": return .linux
    case "registry", "wmi", "uwp": return .windows
    case "android": return .android
    default: return nil
    }
  }

  /// The machine, once every section was taken.
  mutating func finish(deviceID: String?) -> MeasuredMachine {
    machine.agent = agent
    recogniseSystem()
    machine.measured = machine.measured ?? deviceID.flatMap(Self.date(ofDeviceID:))
    settleMemory()
    settleVolumes()
    settleProtections()
    machine.accounts = people.count
    machine.administrators = people.administrators
    machine.userIsAdministrator = people.userIsAdministrator
    machine.nameHash = (hostName ?? deviceID.flatMap(Self.name(ofDeviceID:))).map { Fingerprint.of($0.lowercased()) }
    machine.installationHash = machine.installationHash ?? deviceID.map { Fingerprint.of($0.lowercased()) }
    machine.kind =
      MachineKind(
        chassis: chassis, virtualisation: virtualisation, system: machine.system, hasBattery: hasBattery,
        isPhone: itemType == "Phone", isServerSystem: recognition.isServerSystem(machine.system.product)
      ).value
    return machine
  }

  mutating func recogniseSystem() {
    machine.system = recognition.systems.recognise(system)
  }

  /// `NAME-2024-05-31-10-20-30` carries the day on which the agent first ran.
  private static func date(ofDeviceID text: String) -> Day? {
    let parts = text.split(separator: "-")
    guard parts.count > 6, parts.suffix(6).allSatisfy({ Int($0) != nil }) else { return nil }
    return Day(parts.suffix(6).prefix(3).joined(separator: "-"))
  }

  private static func name(ofDeviceID text: String) -> String? {
    let parts = text.split(separator: "-")
    guard parts.count > 6, parts.suffix(6).allSatisfy({ Int($0) != nil }) else { return nil }
    return parts.dropLast(6).joined(separator: "-")
  }
}

extension String {
  /// The text as one word in lower case, for lists of words; nil when nothing of it can be kept.
  var token: String? {
    let kept = lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    let words = String(kept).split(separator: "-")
    return words.isEmpty ? nil : words.joined(separator: "-")
  }
}
