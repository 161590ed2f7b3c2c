internal import Inventories
internal import Knowledge
internal import LibXML

/// Attributes of an element, in their order; nil values are left out.
typealias Attributes = [(name: String, value: String?)]

/// One machine as a foreign inventory describes it, without its software and without secrets.
struct MeasuredMachine {
  /// A volume.
  struct Drive {
    var device: String?
    var mount: String?
    var label: String?
    var filesystem: String?
    var total: Int?
    var free: Int?
    /// `yes`, `partly` or `no`; nil when the agent says nothing.
    var encrypted: String?
    var encryption: String?
    var isSystem: Bool
  }

  /// A network card.
  struct Card: Hashable {
    var address: String
    var kind: String?
    var isVirtual: Bool?
    /// Maker of the card, by its address: not that of the machine.
    var vendor: String?
  }

  /// A malware scanner.
  struct Scanner {
    var name: String
    var product: String?
    var isActive: String?
    var isUpToDate: String?
    var version: String?
    var expires: Day?
  }

  /// A disk.
  struct Disk {
    var model: String?
    var manufacturer: String?
    var size: Int?
    var interface: String?
    var kind: String?
  }

  var kind: String?
  var measured: Day?
  var nameHash: String?
  /// Hash of the identifier that the system gave itself when it was installed.
  var installationHash: String?
  var manufacturer: String?
  var model: String?
  var serial: String?
  var uuid: String?
  var agent: String?
  /// `all` when an administrator looked, `own` when a person did.
  var rights: String?

  var system = RecognisedSystem()
  var arch: String?
  var installed: MeasuredDate?
  var booted: MeasuredDate?

  var firmwareVersion: String?
  var firmwareDate: MeasuredDate?
  var secureBoot: String?

  var cpus: [Attributes] = []
  var memory: Int?
  var disks: [Disk] = []
  var drives: [Drive] = []
  var cards: [Card] = []
  var scanners: [Scanner] = []
  var firewalls: [(profile: String?, isActive: String?)] = []
  var printers: [Attributes] = []
  var remoteControls: [String] = []
  var accounts: Int?
  var administrators: Int?
  var userIsAdministrator: Bool?
  /// `yes` or `no`; nil when it could not be seen.
  var automaticUpdate: String?
  /// Last day on which software was changed.
  var lastUpdate: Day?
  var screenLock: String?
  var backups: [Backup] = []
  var connections: [Connection] = []
  var repositories: [Repository] = []
  /// What could not be looked at.
  var unseen: [Unseen] = []

  /// What tools far from the machine guessed.
  var guess: Guess?
  var ports: [Port] = []
  var checks: [Check] = []
  var dropped = PrivacyLog()
  var repairs: [String: Int] = [:]
  /// The format that it was read from.
  var format: ForeignFormat?
  /// Whether the file only tells what changed, or was cut: what it does not speak of is as it was.
  var isPartial = false
  /// Sections that the file holds whole, by their names in the XML of agents; empty where the format has none.
  var sections: Set<String> = []
  /// What the person who imports should know: what the format cannot tell.
  var remark: LocalizedText?

  /// Whether people work on it, so that questions about its settings make sense.
  var isPersonal: Bool {
    ["desktop", "laptop", "tablet", "phone", "server", "virtual"].contains(kind ?? "") || system.family != nil
  }
}

extension MeasuredMachine {
  /// Whether disks are encrypted: `yes`, `partly`, `no`; nil when the agent cannot see it.
  ///
  /// “yes” needs every volume that holds data to be known as encrypted.
  var encryption: String? {
    let holders = drives.filter(\.holdsData)
    let told = Set(holders.compactMap(\.encrypted))
    guard !told.isEmpty else { return nil }
    if told == ["no"] { return "no" }
    return told == ["yes"] && holders.allSatisfy({ $0.encrypted != nil }) ? "yes" : "partly"
  }

  /// Whether the local firewall is active on every profile.
  var firewall: String? {
    let told = Set(firewalls.compactMap(\.isActive))
    return told.count > 1 ? "partly" : told.first
  }

  /// Gigabytes of its disks, else of its volumes.
  var diskGigabytes: Int? {
    let fixed = disks.filter { !$0.isRemovable }.compactMap(\.size).filter { $0 >= 1000 }
    if !fixed.isEmpty { return fixed.reduce(0, +) / 1000 }
    var seen: Set<String> = []
    let volumes = drives.filter { $0.holdsData }.compactMap { drive -> Int? in
      let place = drive.device ?? drive.mount ?? "\(drive.total ?? 0)"
      return seen.insert(place).inserted ? drive.total : nil
    }
    return volumes.isEmpty ? nil : volumes.reduce(0, +) / 1000
  }

  /// Gigabytes of memory, with one decimal; two below one gigabyte.
  var memoryGigabytes: String? {
    memory.map { megabytes in
      let precision = megabytes < 1000 ? 100 : 10
      let parts = (megabytes * precision + 512) / 1024
      let (whole, rest) = parts.quotientAndRemainder(dividingBy: precision)
      if rest == 0 { return "\(whole)" }
      return precision == 100 && rest < 10 ? "\(whole).0\(rest)" : "\(whole).\(rest)"
    }
  }
}

extension MeasuredMachine.Drive {
  /// Not one of the small volumes that start the machine, nor one that is plugged in, lives in memory or elsewhere.
  var holdsData: Bool {
    let type = filesystem?.lowercased() ?? ""
    if Self.passing.contains(type) { return false }
    if let mount, mount.hasPrefix("/") {
      return !Self.otherPlaces.contains(where: mount.hasPrefix) && !Self.starting.contains(type)
    }
    // Windows gives a letter to what people use.
    if let mount, type == "ntfs" || Self.starting.contains(type) {
      return mount.count <= 2 && mount.hasSuffix(":")
    }
    return true
  }

  private static let passing: Set<String> = [
    "tmpfs", "devtmpfs", "overlay", "squashfs", "nfs", "nfs4", "cifs", "smbfs", "vboxsf", "iso9660", "udf", "autofs",
    "ramfs",
    "efivarfs",
  ]
  private static let otherPlaces = ["/boot", "/efi", "/media", "/run/media"]
  private static let starting: Set<String> = ["vfat", "fat32", "fat", "efi"]
}

extension MeasuredMachine.Disk {
  /// Whether it can be pulled out, as far as the agent tells.
  var isRemovable: Bool {
    let text = "\(interface ?? "") \(kind ?? "")".lowercased()
    return ["usb", "removable", "card reader", "cd", "dvd"].contains(where: text.contains)
  }
}
