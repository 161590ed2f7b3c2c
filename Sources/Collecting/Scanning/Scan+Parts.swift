internal import LibXML

// Processors, memory, disks, cards.

extension Scan {
  mutating func lookAtProcessors() {
    let text = machine.text("/proc/cpuinfo", limit: 1 << 24) ?? ""
    var packages: [String: (first: [Substring: Substring], threads: Int, cores: Set<Substring>)] = [:]
    for block in text.split(separator: "\n\n") {
      var fields: [Substring: Substring] = [:]
      for line in block.split(separator: "\n") {
        guard let colon = line.firstIndex(of: ":") else { continue }
        let name = line[..<colon].prefix { $0 != "\t" }
        fields[name] = line[line.index(after: colon)...].drop { $0 == " " }
      }
      guard fields["processor"] != nil else { continue }
      let package = String(fields["physical id"] ?? "0")
      packages[package, default: (fields, 0, [])].threads += 1
      packages[package]?.cores.insert(fields["core id"] ?? fields["processor"] ?? "")
    }
    // Processors of phones and small boards have no name of their own.
    let fallback = machine.text("/proc/device-tree/compatible")?.split(separator: "\0").last.map(String.init)
    for (_, package) in packages.sorted(by: { $0.key < $1.key }) {
      found.cpus.append([
        ("name", package.first["model name"].flatMap { String($0).meaningful } ?? fallback),
        ("cores", String(package.cores.count)), ("threads", String(package.threads)), ("speed-mhz", topSpeed),
      ])
    }
  }

  /// What the processor can reach; its speed of the moment would differ at each look.
  private var topSpeed: String? {
    machine.text("/sys/devices/system/cpu/cpu0/cpufreq/cpuinfo_max_freq").flatMap { Int($0) }.map { String($0 / 1000) }
  }

  /// What was bought, when the kernel tells the blocks it is made of; else what is left to the system.
  mutating func lookAtMemory() {
    let line = machine.lines("/proc/meminfo").first { $0.hasPrefix("MemTotal:") }
    guard let kilobytes = line?.split(separator: " ").dropFirst().first.flatMap({ Int($0) }) else { return }
    let seen = kilobytes / 1024
    found.memory = seen
    let folder = "/sys/devices/system/memory"
    guard let size = machine.text(folder + "/block_size_bytes").flatMap({ Int($0, radix: 16) }) else { return }
    let blocks = machine.names(in: folder).count { $0.hasPrefix("memory") && $0.dropFirst(6).allSatisfy(\.isNumber) }
    let bought = blocks * (size >> 20)
    if bought > seen, bought < seen * 3 / 2 { found.memory = bought }
  }

  mutating func lookAtDisks() {
    for name in machine.names(in: "/sys/block") where !Self.isMadeUp(name) {
      let folder = "/sys/block/" + name
      guard let sectors = machine.text(folder + "/size").flatMap({ Int($0) }), sectors > 0 else { continue }
      let isRemovable = machine.text(folder + "/removable") == "1"
      let turns = machine.text(folder + "/queue/rotational")
      found.disks.append(
        .init(
          model: Placeholder.filtered(machine.text(folder + "/device/model") ?? machine.text(folder + "/device/name")),
          manufacturer: Placeholder.filtered(machine.text(folder + "/device/vendor")).flatMap {
            // A bus, or a number of the table of makers.
            $0 == "ATA" || $0.hasPrefix("0x") ? nil : $0
          },
          size: sectors * 512 / 1_000_000, interface: bus(of: name),
          kind: isRemovable ? "removable" : turns.map { $0 == "1" ? "hdd" : "ssd" }))
    }
  }

  private func bus(of disk: String) -> String? {
    let way = machine.link("/sys/block/" + disk) ?? ""
    if way.contains("/usb") { return "usb" }
    if way.contains("/ata") { return "sata" }
    let starts = [("nvme", "nvme"), ("mmcblk", "mmc"), ("vd", "virtual"), ("xvd", "virtual"), ("hd", "ide")]
    return starts.first { disk.hasPrefix($0.0) }?.1
  }

  /// Devices that the kernel makes out of others, or that hold no disk of their own.
  private static func isMadeUp(_ name: String) -> Bool {
    ["loop", "ram", "zram", "dm-", "md", "sr", "fd", "nbd", "drbd", "bcache", "zd"].contains(where: name.hasPrefix)
      || name.hasPrefix("mmcblk") && (name.contains("boot") || name.contains("rpmb"))
  }

  /// Cards are counted as left out: their addresses follow people from place to place.
  mutating func lookAtNetwork() {
    for name in machine.names(in: "/sys/class/net") where name != "lo" {
      if Placeholder.address(machine.text("/sys/class/net/\(name)/address")) != nil { found.dropped.count(.addresses) }
    }
    found.dropped.count(.wifi, machine.names(in: "/etc/NetworkManager/system-connections").count)
  }
}
