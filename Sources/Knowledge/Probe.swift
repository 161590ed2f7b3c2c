/// Where machines keep their settings, and what can be read there: data for the scan.
package struct Probes: Sendable {
  /// In the order of ids.
  package internal(set) var settings: [SettingProbe] = []
  package internal(set) var clients: [ClientProbe] = []
  package internal(set) var backups: [BackupProbe] = []
  package internal(set) var profiles: [ProfileProbe] = []
  /// Names under which keys for signed mail are commonly published.
  package internal(set) var mailKeys: [String] = []
}

/// One way in which a system is set for a fact: `auto-update`, `firewall` or `screen-lock`.
package struct SettingProbe: Sendable {
  /// One thing to read; all tests of a setting must hold for it to say yes.
  package struct Test: Sendable {
    package var subject: Subject
    /// Values that mean yes; when empty, everything but `no`.
    package var yes: [String]
    /// Values that mean no; when empty, everything but `yes`.
    package var no: [String]
    /// What it means when nothing is written: `yes`, `no`, or nil when nobody can tell.
    package var otherwise: String?
  }

  /// What a test reads.
  package enum Subject: Sendable {
    /// A key of a text file; `~/` stands for the folder of a person, `*` for any text in the last part.
    case file(String, syntax: Syntax, section: String?, key: String)
    /// A key of the settings that desktops share.
    case schema(String, key: String)
    /// A unit that the system starts by itself.
    case unit(String)
    /// A file that is there.
    case exists(String)
  }

  /// How a text file is written.
  package enum Syntax: String, Sendable {
    case ini, apt, xfconf
  }

  package var id: String
  package var fact: String
  /// Path that tells that the setting matters on this machine.
  package var when: String?
  package var tests: [Test]
}

/// How a program shows that it is set up with a service elsewhere.
package struct ClientProbe: Sendable {
  /// A file that shows it.
  package struct Trace: Sendable {
    package var file: String
    package var section: String?
    /// A section counts when this key has this value.
    package var key: String?
    package var value: String?
    /// A section counts when this key is true.
    package var with: String?
    /// Key that holds the address of the server; `*` for any text.
    package var server: String?
  }

  package var id: String
  /// `files` or `mail`.
  package var kind: String
  package var product: String?
  /// Product of the service, when the client tells it.
  package var service: String?
  package var traces: [Trace]
}

/// How a backup tool shows that it is used.
package struct BackupProbe: Sendable {
  package var id: String
  package var product: String
  /// Commands that timers run.
  package var words: [String]
  /// Files that a configuration leaves.
  package var traces: [String]
  /// Files that each run writes anew.
  package var runs: [String]
  /// Where it keeps its settings, when it does so with the desktop.
  package var desktop: Desktop?

  /// Settings kept with those of the desktop, or in a file of the same keys.
  package struct Desktop: Sendable {
    /// Such as `/org/example/tool`.
    package var path: String
    /// File that holds them instead, where the tool is shut off from the desktop.
    package var file: String?
    /// Key that is true when it starts by itself.
    package var scheduled: String?
    /// Key that holds the moment of the last run.
    package var last: String?
  }
}

/// Folders in which programs keep what people added to them.
package struct ProfileProbe: Sendable {
  /// What is kept there, and how.
  package enum Form: String, Sendable {
    case mozilla, chromium
  }

  package var id: String
  package var product: String
  package var form: Form
  /// Folder of the profiles, below the folder of a person.
  package var folder: String
}

extension Probes {
  mutating func add(_ entry: SettingProbe) { Self.put(entry, in: &settings, \.id) }
  mutating func add(_ entry: ClientProbe) { Self.put(entry, in: &clients, \.id) }
  mutating func add(_ entry: BackupProbe) { Self.put(entry, in: &backups, \.id) }
  mutating func add(_ entry: ProfileProbe) { Self.put(entry, in: &profiles, \.id) }

  /// Products that probes name, with the probe.
  var products: [(probe: String, product: String)] {
    clients.flatMap { probe in [probe.product, probe.service].compactMap { $0 }.map { (probe.id, $0) } }
      + backups.map { ($0.id, $0.product) } + profiles.map { ($0.id, $0.product) }
  }

  private static func put<Entry>(_ entry: Entry, in list: inout [Entry], _ id: KeyPath<Entry, String>) {
    list.removeAll { $0[keyPath: id] == entry[keyPath: id] }
    let place = list.firstIndex { $0[keyPath: id] > entry[keyPath: id] } ?? list.endIndex
    list.insert(entry, at: place)
  }
}
