// Volumes, and what is known of their encryption.

/// One line of the list of mounted volumes.
struct Mount {
  var source: String
  var place: String
  var type: String

  init?(_ line: Substring) {
    let parts = line.split(separator: " ").map { Self.decoded(String($0)) }
    guard parts.count > 2 else { return nil }
    source = parts[0]
    place = parts[1]
    type = parts[2]
  }

  /// Blanks are written as octal numbers.
  private static func decoded(_ text: String) -> String {
    text.replacing("\\040", with: " ").replacing("\\011", with: "\t").replacing("\\134", with: "\\")
  }

  var isShare: Bool { ["nfs", "nfs4", "cifs", "smb3"].contains(type) }

  var isDisk: Bool {
    source.hasPrefix("/dev/") && !source.hasPrefix("/dev/loop") && source != "/dev/fuse" && !type.hasPrefix("fuse.")
      || type == "zfs"
  }
}

extension Scan {
  var mounts: [Mount] { machine.lines("/proc/mounts").compactMap(Mount.init) }

  mutating func lookAtVolumes() {
    var seen: Set<String> = []
    let inContainer = isContainer
    // The shortest place of each volume: the others are parts of it.
    for mount in mounts.sorted(by: { ($0.place.count, $0.place) < ($1.place.count, $1.place) }) {
      guard mount.isDisk || mount.isShare, seen.insert(mount.source).inserted else { continue }
      if inContainer, !machine.isFolder(mount.place) { continue }
      take(mount, inContainer: inContainer)
    }
    if inContainer { return cannotSee(.encryption, .container) }
    if !found.drives.contains(where: { $0.holdsData && $0.encrypted != nil }) { cannotSee(.encryption, .notThere) }
  }

  private mutating func take(_ mount: Mount, inContainer: Bool) {
    if mount.isShare { found.dropped.count(.hostNames) }
    let space = mount.isDisk ? machine.space(mount.place) : nil
    let block = inContainer || mount.isShare ? nil : encryption(of: mount)
    found.drives.append(
      .init(
        device: mount.source, mount: sayable(mount.place), filesystem: mount.type, total: space?.total,
        free: space?.free, encrypted: block?.state, encryption: block?.kind, isSystem: mount.place == "/"))
  }

  /// Places that every system has keep their name; people choose the others.
  private mutating func sayable(_ place: String) -> String? {
    if Self.plainPlaces.contains(place) { return place }
    found.dropped.count(.names)
    if place.hasPrefix("/run/media/") { return "/media" }
    let top = place.split(separator: "/").first.map { "/" + $0 } ?? "/"
    return Self.plainPlaces.contains(top) ? top : nil
  }

  private static let plainPlaces: Set<String> = [
    "/", "/home", "/boot", "/boot/efi", "/boot/firmware", "/efi", "/usr", "/var", "/var/log", "/var/lib", "/opt",
    "/srv",
    "/tmp", "/mnt", "/media", "/run", "/data", "/recovery", "/nix", "/gnu", "/root",
  ]

  private typealias Encryption = (state: String, kind: String?)

  private func encryption(of mount: Mount) -> Encryption? {
    if mount.type == "zfs" { return encryptionOfDataset(mount.source) }
    guard let block = blockName(of: mount.source), let found = encryption(ofBlock: block, depth: 0) else { return nil }
    guard found.state == "no" else { return found }
    return encryptionOfFolders(in: mount.place) ?? found
  }

  /// Folders of a volume can be encrypted one by one.
  private func encryptionOfFolders(in place: String) -> Encryption? {
    let top = place == "/" ? "" : place
    if !machine.names(in: top + "/.fscrypt/policies").isEmpty { return ("partly", "fscrypt") }
    let homes = place == "/" ? "/home" : place
    return machine.exists(homes + "/.ecryptfs") ? ("partly", "ecryptfs") : nil
  }

  private func encryptionOfDataset(_ name: String) -> Encryption? {
    let answer = machine.run(["zfs", "get", "-H", "-o", "value", "encryption", name])?.trimmedPlain
    switch answer {
    case nil, "", "-": return nil
    case "off": return ("no", nil)
    default: return ("yes", "zfs")
    }
  }

  /// The name under which the kernel knows a device.
  private func blockName(of source: String) -> String? {
    let name = source.split(separator: "/").last.map(String.init) ?? ""
    guard source.hasPrefix("/dev/mapper/") else {
      return machine.exists("/sys/block/" + name) || !machine.paths("/sys/block/*/" + name).isEmpty ? name : nil
    }
    return machine.names(in: "/sys/block").first { machine.text("/sys/block/\($0)/dm/name") == name }
  }

  /// Encrypted, or made of devices that all are; “no” only when the whole chain below can be seen.
  private func encryption(ofBlock name: String, depth: Int) -> Encryption? {
    guard depth < 16 else { return nil }
    guard machine.exists("/sys/block/" + name) else {
      let parent = machine.paths("/sys/block/*/" + name).first?.split(separator: "/").dropLast().last
      return parent.flatMap { encryption(ofBlock: String($0), depth: depth + 1) }
    }
    let id = machine.text("/sys/block/\(name)/dm/uuid") ?? ""
    if id.hasPrefix("CRYPT-") { return ("yes", id.split(separator: "-").dropFirst().first.map(String.init)) }
    let below = machine.names(in: "/sys/block/\(name)/slaves")
    if below.isEmpty { return name.hasPrefix("dm-") ? nil : ("no", nil) }
    let states = below.map { encryption(ofBlock: $0, depth: depth + 1) }
    guard !states.contains(where: { $0 == nil }) else { return nil }
    let told = Set(states.compactMap { $0?.state })
    return (told.count == 1 ? told.first ?? "partly" : "partly", states.lazy.compactMap { $0?.kind }.first)
  }
}
