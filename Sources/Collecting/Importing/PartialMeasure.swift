internal import Inventories
internal import Knowledge
internal import LibXML

/// Which sections a measure has: all that it could have, or those that a partial one names.
struct MeasuredSections {
  /// Sections of a partial measure, as agents call them; nil when the measure is whole.
  private let names: Set<String>?

  init(_ machine: MeasuredMachine, hasSoftware: Bool) {
    guard machine.isPartial else {
      names = nil
      return
    }
    let told = Set(machine.sections.map { $0.uppercased() })
    names = told.isEmpty ? Self.inferred(machine, hasSoftware) : told
  }

  /// Whether the measure speaks of a fact of the inventory.
  func speak(of attribute: String) -> Bool {
    guard let names else { return true }
    return Self.sections(of: attribute).contains { $0.isSubset(of: names) }
  }

  /// Whether elements of a machine file come from a section that is there.
  func hold(_ element: String) -> Bool {
    guard let names else { return true }
    return (Self.elements[element] ?? []).contains { $0.isSubset(of: names) }
  }

  /// What a measure without a list of its sections holds.
  private static func inferred(_ machine: MeasuredMachine, _ hasSoftware: Bool) -> Set<String> {
    let parts: [(String, Bool)] = [
      ("SOFTWARES", hasSoftware), ("DRIVES", !machine.drives.isEmpty), ("STORAGES", !machine.disks.isEmpty),
      ("CPUS", !machine.cpus.isEmpty), ("NETWORKS", !machine.cards.isEmpty),
      ("ANTIVIRUS", !machine.scanners.isEmpty), ("FIREWALL", !machine.firewalls.isEmpty),
      ("PRINTERS", !machine.printers.isEmpty), ("REMOTE_MGMT", !machine.remoteControls.isEmpty),
      ("OPERATINGSYSTEM", machine.system.name != nil), ("BIOS", machine.model != nil),
    ]
    return Set(parts.filter(\.1).map(\.0))
  }

  /// Elements of a machine file, and the sections that fill them: any of these sets is enough.
  private static let elements: [String: [Set<String>]] = [
    "software": [["SOFTWARES"]], "drive": [["DRIVES"]], "disk": [["STORAGES"]], "cpu": [["CPUS"]],
    "memory": [["MEMORIES"]], "network": [["NETWORKS"]], "antivirus": [["ANTIVIRUS"]],
    "firewall": [["FIREWALL"], ["FIREWALLS"]], "printer": [["PRINTERS"]], "remote-control": [["REMOTE_MGMT"]],
    "accounts": [["LOCAL_USERS", "LOCAL_GROUPS"]], "system": [["OPERATINGSYSTEM"]], "firmware": [["BIOS"]],
  ]

  private static let attributes = [
    "manufacturer": "firmware", "model": "firmware", "firmware-date": "firmware", "cpu": "cpu",
    "memory-gb": "memory", "disk-gb": "disk", "disk-encrypted": "drive", "firewall": "firewall",
    "accounts": "accounts", "user-is-admin": "accounts", "remote-control": "remote-control",
  ]

  private static func sections(of attribute: String) -> [Set<String>] {
    elements[attribute.hasPrefix("system") ? "system" : attributes[attribute] ?? ""] ?? []
  }
}

/// Puts the sections of a partial measure into the machine file of an earlier one; every other byte stays.
struct PartialMeasure {
  let sections: MeasuredSections
  /// The partial measure, written as a machine file without software.
  let bytes: [UInt8]
  let measured: Day?

  /// Order in which a machine file holds its elements.
  private static let order = [
    "origin", "system", "firmware", "cpu", "memory", "disk", "drive", "network", "antivirus", "firewall", "printer",
    "remote-control", "accounts", "updates", "screen-lock", "backup-tool", "connection", "repository", "software",
    "dropped", "repair", "unseen",
  ]
  /// What a machine has one of: it stays when the partial measure has none.
  private static let single: Set<String> = ["system", "firmware", "memory", "accounts"]

  /// - Throws: `FileFailure`; the old file stays then.
  func merge(into path: String, software: SoftwareSpool?) throws {
    let old = try Files.read(path, limit: 1 << 28)
    let new = Self.blocks(bytes)
    let names = Set(new.blocks.map(\.name)).union(software == nil ? [] : ["software"])
    let taken = Self.order.filter { sections.hold($0) && (names.contains($0) || !Self.single.contains($0)) }
    let output = try ByteStream(path: path)
    let parts = Self.blocks(old)
    try output.write(dated(old[..<parts.start]))
    var waiting = taken[...]
    for block in parts.blocks {
      let rank = Self.rank(block.name)
      while let next = waiting.first, Self.rank(next) <= rank {
        try write(waiting.removeFirst(), new.blocks, software, to: output)
      }
      if !taken.contains(block.name) { try output.write(old[block.range]) }
    }
    for name in waiting { try write(name, new.blocks, software, to: output) }
    try output.write(old[parts.end...])
    try output.finish()
  }

  private func write(
    _ name: String, _ blocks: [(name: String, range: Range<Int>)], _ software: SoftwareSpool?, to output: ByteStream
  ) throws {
    if name == "software" { try software?.copy(to: output) }
    for block in blocks where block.name == name { try output.write(bytes[block.range]) }
  }

  /// The head with the day of the newer measure.
  private func dated(_ head: ArraySlice<UInt8>) -> [UInt8] {
    let text = String(decoding: head, as: UTF8.self)
    guard let measured, let start = text.firstRange(of: " measured=\"")?.upperBound,
      let old = Day(String(text[start...].prefix(10))), old < measured
    else { return Array(head) }
    return Array((text[..<start] + measured.description + text[start...].dropFirst(10)).utf8)
  }

  private static func rank(_ name: String) -> Int { order.firstIndex(of: name) ?? order.count }

  /// The elements of a machine file that we wrote: each starts on a line of its own, two blanks in.
  private static func blocks(_ bytes: [UInt8]) -> (start: Int, blocks: [(name: String, range: Range<Int>)], end: Int) {
    var starts: [(name: String, place: Int)] = []
    var end = bytes.count
    var place = 0
    while place < bytes.count {
      let stop = bytes[place...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
      if bytes[place...].starts(with: [0x20, 0x20, 0x3C]) {
        let name = bytes[(place + 3)..<stop].prefix { $0 != 0x20 && $0 != 0x2F && $0 != 0x3E && $0 != 0x0A }
        starts.append((String(decoding: name, as: UTF8.self), place))
      } else if bytes[place...].starts(with: [0x3C, 0x2F]) {
        end = place
      }
      place = stop
    }
    let ends = starts.dropFirst().map(\.place) + [end]
    let blocks = zip(starts, ends).map { (name: $0.name, range: $0.place..<max($0.place, $1)) }
    return (starts.first?.place ?? end, blocks, end)
  }
}
