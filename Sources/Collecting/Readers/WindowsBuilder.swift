internal import Inventories
internal import Knowledge
internal import LibXML

/// Turns classes of Windows into the sections that agents write, and feeds the builder of computers with them.
struct WindowsBuilder {
  var computer: ComputerBuilder
  private var system = SectionFields()
  private var hardware = SectionFields()
  private var firmware = SectionFields()
  private(set) var systemDrive: String?
  /// Minutes east of Greenwich.
  private var zone = 0
  /// Sections of which something was read.
  private(set) var sections: Set<String> = []

  init(recognition: Recognition, spool: SoftwareSpool) {
    computer = ComputerBuilder(recognition: recognition, spool: spool)
    computer.system.kernelName = "MSWin32"
    computer.recogniseSystem()
  }

  /// The class as it is handled; nil for one that is not read.
  static func known(_ name: String) -> String? {
    let name = name.lowercased()
    if let other = otherNames[name] { return other }
    return sectionOfClass[name] != nil || neverRead[name] != nil ? name : nil
  }

  private static let otherNames = [
    "win32_encryptablevolume": "bitlocker", "bitlockervolume": "bitlocker",
    "msft_netfirewallprofile": "firewallprofile",
    "netfirewallprofile": "firewallprofile", "win32_product": "software", "win32_installedwin32program": "software",
    "win32reg_addremoveprograms": "software", "win32_quickfixengineering": "software", "win32_useraccount": "localuser",
    "programs": "software", "packages": "software",
    // Short keys, for a file that is made by hand.
    "system": "win32_operatingsystem", "computer": "win32_computersystem", "processors": "win32_processor",
    "memory": "win32_physicalmemory", "disks": "win32_diskdrive", "volumes": "win32_logicaldisk", "bios": "win32_bios",
    "antivirus": "antivirusproduct", "firewall": "firewallprofile", "networks": "win32_networkadapter",
    "printers": "win32_printer", "accounts": "localuser",
  ]

  private static let neverRead: [String: DroppedKind] = [
    "win32_process": .processes, "processes": .processes, "win32_environment": .environment,
    "environment": .environment,
    "softwarelicensingproduct": .licenceKeys, "softwarelicensingservice": .licenceKeys,
    "win32_networkconnection": .addresses, "wlanprofile": .wifi, "wifi": .wifi,
  ]

  /// The section that a class fills.
  static let sectionOfClass = [
    "win32_operatingsystem": "OPERATINGSYSTEM", "win32_computersystem": "HARDWARE", "win32_bios": "BIOS",
    "win32_baseboard": "BIOS", "win32_systemenclosure": "HARDWARE", "win32_computersystemproduct": "HARDWARE",
    "win32_processor": "CPUS", "win32_physicalmemory": "MEMORIES", "win32_diskdrive": "STORAGES",
    "win32_logicaldisk": "DRIVES", "bitlocker": "BITLOCKERSTATUS", "antivirusproduct": "ANTIVIRUS",
    "firewallprofile": "FIREWALL", "win32_networkadapter": "NETWORKS", "win32_printer": "PRINTERS",
    "win32_battery": "BATTERIES", "localuser": "LOCAL_USERS", "software": "SOFTWARES",
  ]

  /// Takes one object of a known class.
  ///
  /// - Throws: `FileFailure` when software cannot be kept aside.
  mutating func take(_ name: String, _ object: WindowsObject) throws {
    if let kind = Self.neverRead[name] { return computer.machine.dropped.count(kind) }
    guard let section = Self.sectionOfClass[name] else { return }
    object.count(in: &computer.machine.dropped)
    switch name {
    case "win32_operatingsystem": takeSystem(object)
    case "win32_computersystem": takeComputer(object)
    case "win32_bios", "win32_baseboard", "win32_computersystemproduct", "win32_systemenclosure":
      takeBoards(name, object)
    default:
      guard let fields = fields(name, object), !fields.isEmpty else { return }
      try computer.take(section, fields)
      sections.insert(section)
    }
  }

  /// The machine, once every object was taken.
  ///
  /// - Throws: `FileFailure`.
  mutating func finish() throws -> MeasuredMachine {
    for (section, fields) in [("OPERATINGSYSTEM", system), ("HARDWARE", hardware), ("BIOS", firmware)]
    where !fields.isEmpty {
      try computer.take(section, fields)
      sections.insert(section)
    }
    var machine = computer.finish(deviceID: nil)
    machine.remark = sections == ["SOFTWARES"] ? .onlySoftware : nil
    return machine
  }

  private mutating func takeSystem(_ object: WindowsObject) {
    zone = object.text("currenttimezone").flatMap { Int($0) } ?? 0
    systemDrive = object.text("systemdrive")
    guard object.text("caption") != nil || object.text("version") != nil else { return }
    system =
      system.adding("FULL_NAME", object.text("caption")).adding("KERNEL_NAME", "MSWin32")
      .adding("KERNEL_VERSION", object.text("version")).adding("ARCH", object.text("osarchitecture"))
      .adding("INSTALL_DATE", WindowsDate(object["installdate"], zone: zone)?.text)
      .adding("BOOT_TIME", WindowsDate(object["lastbootuptime"], zone: zone)?.text)
    // The system's own serial number is that of its licence.
    if object.text("serialnumber") != nil { computer.machine.dropped.count(.licenceKeys) }
    computer.machine.measured = WindowsDate(object["localdatetime"], zone: zone)?.day
    computer.hostName = computer.hostName ?? object.text("csname")
    recogniseNow()
  }

  /// Software is recognised with the system in mind.
  private mutating func recogniseNow() {
    computer.system.fullName = system["FULL_NAME"]
    computer.system.kernelVersion = system["KERNEL_VERSION"]
    computer.recogniseSystem()
  }

  private mutating func takeComputer(_ object: WindowsObject) {
    firmware = firmware.adding("SMANUFACTURER", object.text("manufacturer")).adding("SMODEL", object.text("model"))
    let isVirtual = object.text("model")?.lowercased().contains("virtual") == true
    hardware =
      hardware.adding("NAME", object.text("name") ?? object.text("dnshostname"))
      .adding("UUID", object.text("uuid")).adding("MEMORY", object.bytes("totalphysicalmemory")).adding(
        "VMSYSTEM", isVirtual ? "virtual" : nil
      )
      .adding("CHASSIS_TYPE", object.text("pcsystemtype").flatMap { Self.enclosures[Self.enclosure(ofRole: $0)] })
  }

  private mutating func takeBoards(_ name: String, _ object: WindowsObject) {
    switch name {
    case "win32_bios":
      firmware =
        firmware.adding("SSN", object.text("serialnumber")).adding("BVERSION", object.text("smbiosbiosversion"))
        .adding("BDATE", WindowsDate(object["releasedate"])?.text)
    case "win32_baseboard":
      firmware =
        firmware.adding("MMANUFACTURER", object.text("manufacturer")).adding("MMODEL", object.text("product"))
        .adding("MSN", object.text("serialnumber"))
    case "win32_computersystemproduct":
      hardware = hardware.adding("UUID", object.text("uuid"))
      firmware = firmware.adding("MSN", object.text("identifyingnumber"))
    default:
      let types = object["chassistypes"]?.elements.compactMap { $0.plain.flatMap { Int($0) } } ?? []
      // More exact than the role that the computer itself tells.
      computer.chassis = types.lazy.compactMap { Self.enclosures[$0] }.first ?? computer.chassis
    }
  }

  /// Words of the SMBIOS table of enclosures.
  private static let enclosures = [
    3: "Desktop", 4: "Desktop", 5: "Pizza Box", 6: "Mini Tower", 7: "Tower", 8: "Portable", 9: "Laptop", 10: "Notebook",
    13: "All in One", 14: "Notebook", 15: "Space-saving", 16: "Lunch Box", 17: "Server", 23: "Rack Mount Chassis",
    24: "Desktop", 28: "Blade", 30: "Tablet", 31: "Convertible", 32: "Detachable", 35: "Mini PC", 36: "Stick PC",
  ]

  /// The enclosure that goes with the role that Windows gives to a computer.
  private static func enclosure(ofRole text: String) -> Int {
    switch text {
    case "1", "3": 3
    case "2": 9
    case "4", "5", "7": 17
    case "8": 30
    default: 0
    }
  }
}
