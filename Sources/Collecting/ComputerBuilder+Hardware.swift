internal import Inventories
internal import Knowledge
internal import LibXML

// The machine itself: its identity, its system, its parts.

extension ComputerBuilder {
  mutating func takeHardware(_ fields: SectionFields) {
    hostName = hostName ?? fields["NAME"]
    machine.uuid = machine.uuid ?? Placeholder.identifier(fields["UUID"])
    machine.memory = machine.memory ?? fields.megabytes("MEMORY")
    chassis = chassis ?? fields["CHASSIS_TYPE"]
    virtualisation = virtualisation ?? fields["VMSYSTEM"]
    system.hardwareName = fields["OSNAME"]
    system.hardwareVersion = fields["OSVERSION"]
    // OCS has no section for the system: it repeats the whole name here, or a patch level.
    if fields["OSNAME"] != nil { system.name = system.name ?? fields["OSCOMMENTS"] }
    machine.measured = machine.measured ?? MeasuredDate.moment(fields["LASTDATE"])?.day
    machine.arch = machine.arch ?? fields["ARCH"]
    people.lastUser = fields["LASTLOGGEDUSER"]
    agent = agent ?? fields["VERSIONCLIENT"]
    if machine.cpus.isEmpty, let name = fields["PROCESSORT"] {
      machine.cpus = [[("name", name), ("speed-mhz", fields.whole("PROCESSORS").map(String.init))]]
      hasFallbackProcessor = true
    }
    recogniseSystem()
  }

  mutating func takeSystem(_ fields: SectionFields) {
    system.fullName = fields["FULL_NAME"]
    system.name = fields["NAME"]
    system.version = fields["VERSION"]
    system.kernelName = fields["KERNEL_NAME"]
    system.kernelVersion = fields["KERNEL_VERSION"]
    // Phones list every architecture they can run, the best one first.
    machine.arch = fields["ARCH"].map { String($0.prefix { $0 != "," }) } ?? machine.arch
    hostName = hostName ?? fields["FQDN"]
    recogniseSystem()
    let isAndroid = machine.system.family == .android
    machine.installed = MeasuredDate.moment(fields["INSTALL_DATE"], isAndroid: isAndroid)
    machine.booted = MeasuredDate.moment(fields["BOOT_TIME"], isAndroid: isAndroid)
  }

  mutating func takeFirmware(_ fields: SectionFields) {
    machine.manufacturer =
      Placeholder.filtered(fields["SMANUFACTURER"]) ?? Placeholder.filtered(fields["MMANUFACTURER"])
    machine.model = Placeholder.filtered(fields["SMODEL"]) ?? Placeholder.filtered(fields["MMODEL"])
    machine.serial = Placeholder.identity(fields["SSN"]) ?? Placeholder.identity(fields["MSN"])
    machine.firmwareVersion = Placeholder.filtered(fields["BVERSION"])
    machine.firmwareDate = MeasuredDate.firmware(fields["BDATE"])
    switch fields["SECURE_BOOT"]?.lowercased() {
    case "enabled": machine.secureBoot = "yes"
    case "disabled": machine.secureBoot = "no"
    case "unsupported": machine.secureBoot = "unsupported"
    default: break
    }
    chassis = chassis ?? fields["TYPE"]
  }

  mutating func takeProcessor(_ fields: SectionFields) {
    if hasFallbackProcessor { machine.cpus = [] }
    hasFallbackProcessor = false
    machine.cpus.append([
      ("name", fields["NAME", "TYPE"]), ("manufacturer", fields["MANUFACTURER"]),
      ("cores", (fields.whole("CORE") ?? fields.whole("CORES")).map(String.init)),
      ("threads", (fields.whole("THREAD") ?? fields.whole("LOGICAL_CPUS")).map(String.init)),
      ("speed-mhz", fields.whole("SPEED").map(String.init)),
    ])
    machine.arch = machine.arch ?? fields["CPUARCH"]
  }

  /// The modules tell what was bought; the system only sees what is left to it.
  mutating func settleMemory() {
    let modules = slots.reduce(0, +)
    guard modules > 0 else { return }
    guard let seen = machine.memory else {
      machine.memory = modules
      return
    }
    if modules > seen, modules < seen * 3 / 2 { machine.memory = modules }
  }
}
