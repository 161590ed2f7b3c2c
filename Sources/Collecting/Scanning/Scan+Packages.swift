internal import Inventories
internal import Knowledge

// Packages of the system, whichever list it keeps.

/// One package as a list of a system tells it.
struct ListedPackage {
  var name: String
  var version: String?
  var section: String?
  var arch: String?
  var licence: String?
  var installed: Day?
}

extension Scan {
  mutating func lookAtPackages() throws {
    try lookAtDebian()
    try lookAtRed()
    try lookAtArch()
    try lookAtAlpine()
  }

  /// Adds one package; the part of the archive that it comes from tells whether it is free.
  mutating func add(_ package: ListedPackage, from origin: String) throws {
    let area = package.section.flatMap(Self.area)
    try software.add(
      .init(
        software: InstalledSoftware(
          name: package.name, version: package.version, system: .linux,
          category: package.section.map { String($0.split(separator: "/").last ?? "") }, isPackage: true),
        installed: package.installed.map { .day($0) }, origin: origin, arch: package.arch,
        licence: found.dropped.withoutMails(package.licence).map { String($0.prefix(120)) }, area: area))
  }

  /// `non-free/graphics` stands in the area `non-free`.
  private static func area(_ section: String) -> String? {
    let parts = section.split(separator: "/")
    return parts.count > 1 ? String(parts[0]) : nil
  }

  // MARK: dpkg

  private mutating func lookAtDebian() throws {
    var bytes = machine.bytes("/var/lib/dpkg/status", limit: 1 << 26) ?? []
    for name in machine.names(in: "/var/lib/dpkg/status.d") where !name.hasSuffix(".md5sums") {
      // Small images keep one file a package.
      bytes += [0x0A, 0x0A] + (machine.bytes("/var/lib/dpkg/status.d/" + name) ?? [])
    }
    var package = ListedPackage(name: "")
    var isInstalled = true
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) + [[]] {
      guard let first = line.first else {
        if !package.name.isEmpty, isInstalled { try add(package, from: "deb") }
        package = ListedPackage(name: "")
        isInstalled = true
        continue
      }
      // Only these fields are wanted; the others make most of the file.
      guard [0x41, 0x50, 0x53, 0x56].contains(first) else { continue }
      switch Field(line) {
      case .some(let field) where field.name == "Package": package.name = field.value
      case .some(let field) where field.name == "Version": package.version = field.value
      case .some(let field) where field.name == "Section": package.section = field.value
      case .some(let field) where field.name == "Architecture": package.arch = field.value
      case .some(let field) where field.name == "Status": isInstalled = field.value.hasSuffix(" installed")
      default: break
      }
    }
  }

  /// A line `Name: value`.
  private struct Field {
    var name: String
    var value: String

    init?(_ line: some Collection<UInt8>) {
      guard let colon = line.firstIndex(of: 0x3A) else { return nil }
      name = String(decoding: line[..<colon], as: UTF8.self)
      value = String(decoding: line[line.index(after: colon)...].drop { $0 == 0x20 }, as: UTF8.self)
    }
  }

  // MARK: rpm

  private static let redFolders = ["/var/lib/rpm", "/usr/lib/sysimage/rpm"]
  private static let redFormat =
    "%{NAME}\\t%{VERSION}-%{RELEASE}\\t%{ARCH}\\t%{LICENSE}\\t%{INSTALLTIME}\\n"

  private mutating func lookAtRed() throws {
    guard Self.redFolders.contains(where: { !machine.names(in: $0).isEmpty }) else { return }
    guard let list = machine.run(["rpm", "-qa", "--qf", Self.redFormat]) else { return cannotSee(.packages, .failed) }
    var last: Day?
    for line in list.split(separator: "\n").sorted() {
      let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map { String($0).meaningful }
      guard parts.count > 4, let name = parts[0], name != "gpg-pubkey" else { continue }
      let installed = parts[4].flatMap { Int($0) }.map { Day(number: $0 / 86_400) }
      last = [last, installed].compactMap { $0 }.max()
      try add(
        ListedPackage(name: name, version: parts[1], arch: parts[2], licence: parts[3], installed: installed),
        from: "rpm")
    }
    found.lastUpdate = [found.lastUpdate, last].compactMap { $0 }.max()
  }

  // MARK: pacman

  private mutating func lookAtArch() throws {
    let folder = "/var/lib/pacman/local"
    for entry in machine.names(in: folder) {
      var fields: [Substring: Substring] = [:]
      var name: Substring?
      for line in machine.lines("\(folder)/\(entry)/desc") {
        if line.hasPrefix("%"), line.hasSuffix("%") {
          name = line.dropFirst().dropLast()
        } else if let key = name, fields[key] == nil {
          fields[key] = line
        }
      }
      guard let name = fields["NAME"].flatMap({ String($0).meaningful }) else { continue }
      try add(
        ListedPackage(
          name: name, version: fields["VERSION"].map(String.init), arch: fields["ARCH"].map(String.init),
          licence: fields["LICENSE"].map(String.init),
          installed: fields["INSTALLDATE"].flatMap { Int($0) }.map { Day(number: $0 / 86_400) }), from: "pacman")
    }
  }

  // MARK: apk

  private mutating func lookAtAlpine() throws {
    let paths = ["/lib/apk/db/installed", "/usr/lib/apk/db/installed"]
    guard let path = paths.first(where: machine.exists), let text = machine.text(path, limit: 1 << 26) else { return }
    for block in text.split(separator: "\n\n") {
      var package = ListedPackage(name: "")
      for line in block.split(separator: "\n") {
        let value = String(line.dropFirst(2))
        switch line.prefix(2) {
        case "P:": package.name = value
        case "V:": package.version = value
        case "A:": package.arch = value
        case "L:": package.licence = value
        default: break
        }
      }
      if !package.name.isEmpty { try add(package, from: "apk") }
    }
  }
}
