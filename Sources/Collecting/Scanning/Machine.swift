internal import Glibc
internal import Inventories
internal import LibXML

/// The machine that a scan looks at: a tree of files, and a few commands where it is the one that runs.
///
/// Tests give a folder and canned outputs; a mounted disk is looked at in the same way.
package struct Machine: Sendable {
  /// Room on a volume, in megabytes.
  package struct Space: Sendable {
    package var total: Int
    package var free: Int

    package init(total: Int, free: Int) {
      self.total = total
      self.free = free
    }
  }

  /// What reading a file gives.
  enum Reading: Equatable {
    case bytes([UInt8])
    case absent
    /// It is there and our rights do not let us read it.
    case refused
  }

  /// Folder that stands for `/`, without a slash at its end; empty for this machine.
  let root: String
  /// Who reads: 0 is the administrator.
  let user: UInt32
  /// Paths to be taken as not for us to read, whatever our rights are.
  let refused: Set<String>
  /// What a command prints when it ends well; nil when there is no such command, or it fails or takes too long.
  let run: @Sendable ([String]) -> String?
  /// Room on the volume at a mount point.
  let space: @Sendable (String) -> Space?

  package init(
    root: String, user: UInt32, refused: Set<String> = [],
    run: @escaping @Sendable ([String]) -> String? = { _ in nil },
    space: @escaping @Sendable (String) -> Space? = { _ in nil }
  ) {
    self.root = root.hasSuffix("/") ? String(root.dropLast()) : root
    self.user = user
    self.refused = refused
    self.run = run
    self.space = space
  }

  /// The machine that runs.
  package static func running() -> Machine {
    Machine(root: "", user: geteuid(), run: { Command.output($0) }, space: volumeSpace)
  }

  /// A folder read as an administrator of it would; nothing of the running system is asked.
  package static func folder(_ path: String) -> Machine {
    Machine(root: path, user: 0)
  }

  /// Whether every person’s folder is to be read, and not only that of the user.
  var isAdministrator: Bool { user == 0 }

  private static func volumeSpace(_ mount: String) -> Space? {
    var status = statvfs()
    guard statvfs(mount, &status) == 0, status.f_blocks > 0 else { return nil }
    func megabytes(_ blocks: UInt) -> Int { Int((UInt64(blocks) * UInt64(status.f_frsize)) >> 20) }
    return Space(total: megabytes(status.f_blocks), free: megabytes(status.f_bavail))
  }
}
