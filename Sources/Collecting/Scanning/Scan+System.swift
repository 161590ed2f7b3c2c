internal import Inventories
internal import Knowledge

// The system, the name of the machine as a hash, and the machine itself.

extension Scan {
  mutating func lookAtSystem() {
    let release = IniFile(machine.text("/etc/os-release") ?? machine.text("/usr/lib/os-release") ?? "")
    found.system = recognition.systems.recognise(
      MeasuredSystem(
        fullName: release.value("PRETTY_NAME")?.meaningful, name: release.value("NAME")?.meaningful,
        version: release.value("VERSION_ID")?.meaningful, kernelName: "linux",
        kernelVersion: machine.text("/proc/sys/kernel/osrelease")))
    // Without a kernel that runs there is no build to tell.
    found.system.build = machine.text("/proc/sys/kernel/osrelease")
    found.arch = machine.text("/proc/sys/kernel/arch") ?? machine.text("/var/lib/dpkg/arch")?.meaningful
    found.booted = bootDay.map { .day($0) }
    // A folder that a file system makes for itself, the day it is made.
    found.installed = machine.modified("/lost+found").flatMap { $0.year > 1990 ? .day($0) : nil }
    lookAtNames()
  }

  private var bootDay: Day? {
    guard !isContainer, let line = machine.lines("/proc/stat").first(where: { $0.hasPrefix("btime ") }) else {
      return nil
    }
    return Int(line.dropFirst("btime ".count)).map { Day(number: $0 / 86_400) }
  }

  /// Names and numbers of the machine: hashed, so that it is known again and never named.
  private mutating func lookAtNames() {
    let told = machine.text("/proc/sys/kernel/hostname") ?? machine.lines("/etc/hostname").first.map(String.init)
    if let name = told?.split(separator: ".").first?.lowercased().meaningful, name != "localhost" {
      found.nameHash = Fingerprint.of(name)
      found.dropped.count(.hostNames)
    }
    guard let id = machine.text("/etc/machine-id"), id.count == 32, id.allSatisfy(\.isHexDigit) else { return }
    found.installationHash = Fingerprint.of("draille:" + id.lowercased())
  }

  /// Whether it is a container: it has the disks and the kernel of another machine.
  var isContainer: Bool {
    ["/.dockerenv", "/run/.containerenv", "/run/systemd/container"].contains(where: machine.exists)
      || mounts.first { $0.place == "/" }?.type == "overlay"
  }

  mutating func lookAtHardware() {
    func table(_ name: String) -> String? { machine.text("/sys/class/dmi/id/" + name)?.meaningful }
    found.manufacturer = Placeholder.filtered(table("sys_vendor")) ?? Placeholder.filtered(table("board_vendor"))
    found.model =
      Placeholder.filtered(table("product_name")) ?? Placeholder.filtered(table("board_name"))
      ?? Placeholder.filtered(machine.text("/proc/device-tree/model"))
    found.serial =
      Placeholder.identity(table("product_serial")) ?? Placeholder.identity(table("board_serial"))
      ?? Placeholder.identity(machine.text("/proc/device-tree/serial-number"))
    found.uuid = Placeholder.identifier(table("product_uuid"))
    if machine.isRefused("/sys/class/dmi/id/product_serial") { cannotSee(.serial, .rights) }
    found.firmwareVersion = Placeholder.filtered(table("bios_version"))
    found.firmwareDate = MeasuredDate.firmware(table("bios_date"))
    found.secureBoot = secureBoot
    found.kind =
      MachineKind(
        chassis: table("chassis_type").flatMap { Int($0) }.flatMap { Self.enclosures[$0] },
        virtualisation: isContainer ? "container" : isGuest ? "guest" : nil, system: found.system,
        hasBattery: hasBattery, isServerSystem: recognition.isServerSystem(found.system.product)
      ).value
  }

  /// The kernel tells the processor’s own sign that something runs below it.
  private var isGuest: Bool {
    machine.lines("/proc/cpuinfo", limit: 1 << 24).first { $0.hasPrefix("flags") }?.split(separator: " ")
      .contains("hypervisor") ?? false
  }

  private var hasBattery: Bool {
    machine.names(in: "/sys/class/power_supply").contains { name in
      let folder = "/sys/class/power_supply/" + name
      // A mouse has a battery too: its own, not that of the system.
      return machine.text(folder + "/type") == "Battery" && machine.text(folder + "/scope") != "Device"
    }
  }

  /// The last byte of a variable of the firmware.
  private var secureBoot: String? {
    let path = "/sys/firmware/efi/efivars/SecureBoot-8be4df61-93ca-11d2-aa0d-00e098032b8c"
    guard case .bytes(let bytes) = machine.read(path), bytes.count == 5 else { return nil }
    return bytes[4] == 1 ? "yes" : "no"
  }

  /// Words of the SMBIOS table of enclosures, by their numbers.
  private static let enclosures = [
    3: "desktop", 4: "desktop", 5: "pizza box", 6: "tower", 7: "tower", 8: "portable", 9: "laptop", 10: "notebook",
    11: "hand held", 13: "all in one", 14: "notebook", 15: "space-saving", 16: "lunch box", 17: "server",
    23: "rack", 25: "multi-system", 28: "blade", 29: "blade", 30: "tablet", 31: "convertible", 32: "detachable",
    35: "mini pc", 36: "stick pc",
  ]
}
