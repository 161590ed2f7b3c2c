internal import Inventories
internal import Knowledge
internal import LibXML

// Settings that the catalogue knows where to find.

extension Scan {
  /// What one place tells.
  enum Answer: Equatable {
    case yes, no
    /// Nothing that we can read tells it.
    case unknown
    /// It is there, and not for us to read.
    case refused
  }

  /// What the settings of a fact tell, one answer a setting that matters here and a person it is about.
  func answers(of fact: String) -> [Answer] {
    probes.settings.filter { $0.fact == fact && ($0.when.map(machine.exists) ?? true) }.flatMap { setting in
      let isPersonal = setting.tests.contains(where: \.isPersonal)
      return isPersonal ? homes.filter(machine.isFolder).map { answer(setting, home: $0) } : [answer(setting, home: "")]
    }
  }

  private func answer(_ setting: SettingProbe, home: String) -> Answer {
    let answers = setting.tests.map { answer($0, home: home) }
    if answers.contains(.no) { return .no }
    return answers.first { $0 != .yes } ?? .yes
  }

  private func answer(_ test: SettingProbe.Test, home: String) -> Answer {
    switch test.subject {
    case .exists(let path):
      return machine.exists(full(path, home)) ? .yes : .no
    case .unit(let name): return isStarted(name)
    case .schema(let schema, let key): return read(test, schemaValue(schema, key, home: home))
    case .file(let path, let syntax, let section, let key):
      let paths = machine.paths(full(path, home))
      if let hidden = paths.first(where: machine.isRefused), !hidden.isEmpty { return .refused }
      return read(test, value(of: key, section, in: paths, syntax))
    }
  }

  private func full(_ path: String, _ home: String) -> String {
    path.hasPrefix("~/") ? home + path.dropFirst() : path
  }

  private func read(_ test: SettingProbe.Test, _ value: String?) -> Answer {
    guard let value = value?.lowercased() else {
      return test.otherwise.map { $0 == "yes" ? .yes : .no } ?? .unknown
    }
    if !test.yes.isEmpty {
      return test.yes.contains(value) ? .yes : test.no.isEmpty || test.no.contains(value) ? .no : .unknown
    }
    return test.no.contains(value) ? .no : .yes
  }

  private func value(
    of key: String, _ section: String?, in paths: [String], _ syntax: SettingProbe.Syntax
  ) -> String? {
    switch syntax {
    case .ini: return paths.compactMap { IniFile(machine.text($0) ?? "").value(key, in: section) }.last
    case .apt:
      var settings = AptConfiguration()
      for path in paths { settings.read(machine.text(path) ?? "") }
      return settings[key]
    case .xfconf: return paths.lazy.compactMap { xfconf(key, in: $0) }.first
    }
  }

  /// Properties within properties, such as `/lock/enabled`.
  private func xfconf(_ key: String, in path: String) -> String? {
    guard let bytes = machine.bytes(path), let document = try? Document(bytes: bytes, name: path) else { return nil }
    var node: Node? = document.root
    for part in key.split(separator: "/") {
      node = node?.children("property").first { $0["name"] == String(part) }
    }
    return node?["value"]
  }

  /// What a person chose, else what the administrator chose for everybody.
  private func schemaValue(_ schema: String, _ key: String, home: String) -> String? {
    let path = "/" + schema.split(separator: ".").joined(separator: "/")
    if let value = desktopValue(path + "/" + key, home: home) { return value }
    let own = machine.paths("/etc/dconf/db/*.d/*").compactMap {
      IniFile(machine.text($0) ?? "").value(key, in: String(path.dropFirst()))
    }.last
    let overrides = machine.paths("/usr/share/glib-2.0/schemas/*.gschema.override").compactMap {
      IniFile(machine.text($0) ?? "").value(key, in: schema)
    }.last
    return (own ?? overrides).map { String($0.split(separator: " ").last ?? "") }
  }

  /// What a person chose on the desktop; nil for what they left as it was.
  func desktopValue(_ path: String, home: String) -> String? {
    machine.bytes(home + "/.config/dconf/user", limit: 1 << 24).flatMap { DconfDatabase($0)?[path] }
  }

  /// Whether the system starts a unit by itself: a link in the folder of what wants it.
  func isStarted(_ unit: String) -> Answer {
    let folders = ["/etc/systemd/system", "/usr/lib/systemd/system", "/lib/systemd/system"]
    if machine.link("/etc/systemd/system/" + unit) == "/dev/null" { return .no }
    if folders.contains(where: { !machine.paths("\($0)/*.wants/\(unit)").isEmpty }) { return .yes }
    let name = unit.split(separator: ".").first.map(String.init) ?? unit
    if !machine.paths("/etc/runlevels/*/" + name).isEmpty { return .yes }
    return machine.exists("/etc/systemd/system") || machine.exists("/etc/runlevels") ? .no : .unknown
  }
}

extension SettingProbe.Test {
  /// Whether each person has their own answer.
  fileprivate var isPersonal: Bool {
    switch subject {
    case .file(let path, _, _, _): path.hasPrefix("~/")
    case .exists(let path): path.hasPrefix("~/")
    case .schema: true
    case .unit: false
    }
  }
}
