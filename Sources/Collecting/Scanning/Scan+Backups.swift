internal import Inventories
internal import Knowledge

// Backup tools: which are set up, whether something starts them, when they last ran.

extension Scan {
  /// A command that the system starts at certain times.
  private struct Job {
    var words: Set<String>
    /// File whose date is that of the last start.
    var stamp: String?
  }

  mutating func lookAtBackups() {
    let jobs = timers() + tables()
    for probe in probes.backups {
      let started = jobs.filter { !$0.words.isDisjoint(with: probe.words) }
      let own = probe.desktop.map(desktopBackups) ?? []
      guard !started.isEmpty || !own.isEmpty || probe.traces.contains(where: { !paths($0).isEmpty }) else { continue }
      let files = started.compactMap(\.stamp) + probe.runs.flatMap(paths)
      let isScheduled = !started.isEmpty || own.contains { $0.isScheduled }
      found.backups.append(
        Backup(
          product: probe.product, isScheduled: isScheduled ? true : nil,
          last: (files.compactMap(machine.modified) + own.compactMap(\.last)).max()))
    }
    if !machine.isAdministrator || machine.isRefused("/var/spool/cron/crontabs") { cannotSee(.backups, .rights) }
  }

  /// What each person’s desktop says of a tool that ran at least once, or starts by itself.
  private func desktopBackups(_ desktop: BackupProbe.Desktop) -> [(isScheduled: Bool, last: Day?)] {
    homes.compactMap { home in
      let kept = desktop.file.map { IniFile(machine.text(home + $0.dropFirst()) ?? "") }
      func value(_ key: String?) -> String? {
        key.flatMap { key in
          desktopValue(desktop.path + "/" + key, home: home) ?? kept?.value(key, in: String(desktop.path.dropFirst()))
        }
      }
      let isScheduled = value(desktop.scheduled) == "true"
      let last = value(desktop.last).flatMap { Day(String($0.prefix(10))) }
      return isScheduled || last != nil ? (isScheduled, last) : nil
    }
  }

  /// Timers that are started, with the commands of their services.
  private func timers() -> [Job] {
    let started =
      ["/etc/systemd/system/*.wants/*.timer", "/usr/lib/systemd/system/*.wants/*.timer"]
      + ["~/.config/systemd/user/*.wants/*.timer"]
    return started.flatMap(paths).map { path in
      let name = path.split(separator: "/").last.map { String($0.dropLast(".timer".count)) } ?? ""
      let folder = path.split(separator: "/").dropLast(2).joined(separator: "/")
      let plain = name.split(separator: "@").first.map { name.contains("@") ? $0 + "@" : String($0) } ?? name
      let services = ["/" + folder, "/etc/systemd/system", "/usr/lib/systemd/system", "/lib/systemd/system"].map {
        "\($0)/\(plain).service"
      }
      let text = services.lazy.compactMap { machine.text($0) }.first ?? ""
      let commands = IniFile(text).sections.flatMap { $0.values("ExecStart*") }
      let stamp = "/var/lib/systemd/timers/stamp-\(name).timer"
      return Job(words: Self.words(commands.joined(separator: " ") + " " + plain), stamp: stamp)
    }
  }

  /// Lines of the tables of cron, and scripts in its folders.
  private func tables() -> [Job] {
    let tables = ["/etc/crontab"] + ["/etc/cron.d/*", "/var/spool/cron/crontabs/*", "/var/spool/cron/*"].flatMap(paths)
    let scripts =
      ["hourly", "daily", "weekly", "monthly"].flatMap { paths("/etc/cron.\($0)/*") }
      + paths("/etc/periodic/*/*")
    return (tables + scripts).flatMap { path in
      machine.lines(path).filter { !$0.drop(while: \.isWhitespace).hasPrefix("#") }.map {
        Job(words: Self.words(String($0)), stamp: nil)
      }
    }
  }

  /// The commands of a line, without their folders.
  private static func words(_ line: String) -> Set<String> {
    let signs = Set(" \t\"'`;&|()$={}<>@")
    return Set(
      line.split(whereSeparator: signs.contains).compactMap { $0.split(separator: "/").last.map(String.init) })
  }
}
