/// What speaks for, and against, two measures being of one machine.
struct MachineLikeness {
  /// What two measures have in common.
  enum Evidence: String, CaseIterable, Comparable {
    case uuid, serial, installation, addresses, name, file

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  private(set) var score = 0
  private(set) var evidence: Set<Evidence> = []

  /// From here on it is the same machine.
  static let sure = 3
  /// From here on, with something in common, somebody should look.
  static let doubtful = 0

  init(_ left: MachineIdentity, _ right: MachineIdentity) {
    weigh(.uuid, Self.agree(left.uuid, right.uuid, by: Self.isSameIdentifier), 4, against: -4)
    weigh(.serial, Self.agree(left.serial, right.serial), 3, against: -3)
    // A system installed anew has another one: that speaks against nothing. Agents copy theirs with the disk.
    let isOfScans = left.isOfScan && right.isOfScan
    weigh(.installation, Self.agree(left.installationHash, right.installationHash), isOfScans ? 4 : 1, against: 0)
    weighAddresses(left, right)
    weigh(.name, Self.agree(left.nameHash, right.nameHash), 1, against: 0)
    // The same file again, when nothing in it tells machines apart.
    guard score >= 0, left.isAnonymous || right.isAnonymous else { return }
    weigh(.file, Self.agree(left.fileName, right.fileName), 2, against: 0)
  }

  var isSure: Bool { score >= Self.sure }
  var isDoubtful: Bool { !isSure && score >= Self.doubtful && evidence.contains { $0 != .file } }

  /// A card can be moved, or be a dongle that people lend each other; it is all that some devices have.
  private mutating func weighAddresses(_ left: MachineIdentity, _ right: MachineIdentity) {
    guard !left.addresses.isEmpty, !right.addresses.isEmpty else { return }
    let shared = left.addresses.intersection(right.addresses).count
    let isBare = left.isBare || right.isBare
    weigh(.addresses, shared > 0, min(shared, 2) * (isBare ? 3 : 2), against: -1)
  }

  private mutating func weigh(_ kind: Evidence, _ agrees: Bool?, _ weight: Int, against: Int) {
    guard let agrees else { return }
    score += agrees ? weight : against
    if agrees { evidence.insert(kind) }
  }

  /// Nothing where one of both does not say.
  private static func agree(
    _ left: String?, _ right: String?, by isSame: (String, String) -> Bool = { $0 == $1 }
  ) -> Bool? {
    guard let left, let right else { return nil }
    return isSame(left, right)
  }

  /// Some tools write the first three groups of a hardware identifier byte by byte the other way round.
  private static func isSameIdentifier(_ left: String, _ right: String) -> Bool {
    left == right || turned(left) == right
  }

  private static func turned(_ text: String) -> String {
    let groups = text.split(separator: "-")
    guard groups.map(\.count) == [8, 4, 4, 4, 12] else { return text }
    let first = groups[..<3].map { group in
      stride(from: group.count - 2, through: 0, by: -2).map { String(group.dropFirst($0).prefix(2)) }.joined()
    }
    return (first + groups[3...].map(String.init)).joined(separator: "-")
  }
}
