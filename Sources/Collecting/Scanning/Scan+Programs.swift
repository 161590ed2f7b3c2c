internal import Knowledge

// Programs that no list of the system holds: bundles, and what people put into their own folders.

extension Scan {
  mutating func lookAtPrograms() throws {
    try lookAtFlatpak()
    try lookAtSnap()
    try lookAtAppImages()
    try lookAtLaunchers()
  }

  private mutating func lookAtFlatpak() throws {
    let folders = ["/var/lib/flatpak/app"] + homes.map { $0 + "/.local/share/flatpak/app" }
    for folder in folders {
      for id in machine.names(in: folder) {
        let info = IniFile(machine.text("\(folder)/\(id)/current/active/metadata") ?? "")
        try add(id, version: nil, from: "flatpak", isPart: info.sections.contains { $0.name == "Runtime" })
      }
    }
  }

  private mutating func lookAtSnap() throws {
    let folder = machine.isFolder("/snap") ? "/snap" : "/var/lib/snapd/snap"
    for name in machine.names(in: folder) where name != "bin" {
      let lines = machine.lines("\(folder)/\(name)/current/meta/snap.yaml")
      guard !lines.isEmpty else { continue }
      func value(_ key: String) -> String? {
        lines.first { $0.hasPrefix(key + ":") }.map {
          IniFile.unquoted(String($0.dropFirst(key.count + 1)).trimmedPlain)
        }
      }
      let isPart = ["base", "core", "os", "snapd", "kernel", "gadget"].contains(value("type") ?? "app")
      try add(
        name, version: value("version"), from: "snap", licence: value("license"),
        isPart: isPart || lines.contains { $0.hasPrefix("slots:") } && !lines.contains { $0.hasPrefix("apps:") })
    }
  }

  /// Programs in one file, by the names of the files only.
  private mutating func lookAtAppImages() throws {
    let own = homes.flatMap { home in
      ["Applications", "AppImages", "Apps", ".local/bin", "bin", "Downloads", "Desktop"].map { home + "/" + $0 }
        + namedFolders(of: home)
    }
    var seen: Set<String> = []
    for folder in ["/opt", "/usr/local/bin"] + own {
      for file in machine.names(in: folder) where file.lowercased().hasSuffix(".appimage") {
        let (name, version) = Self.parts(ofImage: String(file.dropLast(".appimage".count)))
        guard seen.insert("\(name) \(version ?? "")").inserted else { continue }
        try add(name, version: version, from: "appimage", onlyIfKnown: !folder.hasPrefix("/opt"))
      }
    }
  }

  /// Folders that people’s languages name otherwise.
  private func namedFolders(of home: String) -> [String] {
    let names = IniFile(machine.text(home + "/.config/user-dirs.dirs") ?? "")
    return ["XDG_DOWNLOAD_DIR", "XDG_DESKTOP_DIR"].compactMap { names.value($0) }.filter { $0.hasPrefix("$HOME/") }
      .map { home + $0.dropFirst("$HOME".count) }
  }

  /// `Krita-5.2.2-x86_64` is Krita 5.2.2.
  static func parts(ofImage text: String) -> (name: String, version: String?) {
    let words = text.split(whereSeparator: { $0 == "-" || $0 == "_" || $0 == " " }).map(String.init)
    let start = words.indices.dropFirst().first { index in
      let word = words[index].first == "v" ? words[index].dropFirst() : words[index][...]
      return word.first?.isNumber == true
    }
    let machines = ["x86", "x64", "amd64", "arm64", "aarch64", "linux", "i386", "i686"]
    let name = words[..<(start ?? words.count)].filter { !machines.contains($0.lowercased()) }
    let version = start.map { words[$0].first == "v" ? String(words[$0].dropFirst()) : words[$0] }
    return (name.isEmpty ? text : name.joined(separator: " "), version)
  }

  /// Starters outside the packages: people name them, so only those that the catalogue knows are kept.
  private mutating func lookAtLaunchers() throws {
    var seen: Set<String> = []
    let folders = ["/usr/local/share/applications"] + homes.map { $0 + "/.local/share/applications" }
    for folder in folders {
      for path in machine.paths(folder + "/*.desktop") + machine.paths(folder + "/wine/Programs/*/*.desktop") {
        let entry = IniFile(machine.text(path) ?? "")
        guard let name = entry.value("Name", in: "Desktop Entry")?.meaningful, seen.insert(name).inserted else {
          continue
        }
        try add(name, version: nil, from: "launcher", onlyIfKnown: true)
      }
    }
  }

  /// Adds a program; one that people named is kept only when the catalogue knows it, else it is counted.
  mutating func add(
    _ name: String, version: String?, from origin: String, licence: String? = nil, isPart: Bool = false,
    onlyIfKnown: Bool = false
  ) throws {
    let program = InstalledSoftware(
      name: name, version: version?.meaningful, system: .linux, category: isPart ? "libs" : nil)
    if onlyIfKnown, recognition.software.match(program).product == nil {
      return found.dropped.count(.names)
    }
    try software.add(.init(software: program, origin: origin, licence: licence?.meaningful, isPart: isPart))
  }
}
