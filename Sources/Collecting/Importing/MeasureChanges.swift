internal import LibXML

/// What a new measure changed on a device that was measured before.
package struct MeasureChanges: Sendable, Hashable {
  /// One program that came, went, or has another version.
  package struct Software: Sendable, Hashable {
    package var name: String
    package var before: String?
    package var after: String?
    /// Whether people start it themselves, as far as the catalogue knows.
    package var isProgram = false
  }

  /// One fact of the inventory that has another value.
  package struct Fact: Sendable, Hashable {
    package var attribute: String
    package var before: String?
    package var after: String?
  }

  package var facts: [Fact] = []
  package var added: [Software] = []
  package var removed: [Software] = []
  package var updated: [Software] = []

  package var isEmpty: Bool { facts.isEmpty && added.isEmpty && removed.isEmpty && updated.isEmpty }
}

/// The software of one machine file: for each program, its versions.
struct SoftwareList {
  private struct Entry {
    var name: String
    var version: String?
    var arch: String?
    var isProgram: Bool

    func isSame(_ other: Entry) -> Bool { version == other.version && arch == other.arch }

    func isBefore(_ other: Entry) -> Bool {
      (arch ?? "", version ?? "") < (other.arch ?? "", other.version ?? "")
    }
  }

  /// Entries by the name without version; nearly every name has one, which an array each would double in memory.
  private struct Bag {
    private var single: [String: Entry] = [:]
    private var several: [String: [Entry]] = [:]

    mutating func add(_ key: String, _ entry: Entry) {
      if several[key] != nil {
        several[key]?.append(entry)
      } else if let first = single.removeValue(forKey: key) {
        several[key] = [first, entry]
      } else {
        single[key] = entry
      }
    }

    /// Takes out one entry of that name, version and architecture; returns whether there was one.
    mutating func remove(_ key: String, _ entry: Entry) -> Bool {
      if let found = single[key] {
        guard found.isSame(entry) else { return false }
        single[key] = nil
        return true
      }
      guard let place = several[key]?.firstIndex(where: { $0.isSame(entry) }) else { return false }
      several[key]?.remove(at: place)
      return true
    }

    mutating func take(_ key: String) -> [Entry] {
      single.removeValue(forKey: key).map { [$0] } ?? several.removeValue(forKey: key) ?? []
    }

    var keys: [String] { Array(single.keys) + Array(several.keys) }
  }

  private var entries = Bag()

  /// Reads the software of a machine file.
  ///
  /// - Throws: `FileFailure`, `XMLFailure`.
  init(file path: String) throws {
    try Self.read(path) { key, entry in entries.add(key, entry) }
  }

  /// Writes into the changes what another machine file has more, less, or in another version.
  ///
  /// - Throws: `FileFailure`, `XMLFailure`.
  mutating func compare(with path: String, into changes: inout MeasureChanges) throws {
    var left = entries
    entries = Bag()
    var come = Bag()
    try Self.read(path) { key, entry in
      if !left.remove(key, entry) { come.add(key, entry) }
    }
    for key in left.keys { Self.pair(left.take(key), come.take(key), &changes) }
    for key in come.keys { Self.pair([], come.take(key), &changes) }
    changes.sort()
  }

  /// As many as there are on both sides were updated, those of one architecture first; the rest came or went.
  private static func pair(_ gone: [Entry], _ come: [Entry], _ changes: inout MeasureChanges) {
    var come = come.sorted { $0.isBefore($1) }
    var alone: [Entry] = []
    for old in gone.sorted(by: { $0.isBefore($1) }) {
      if let place = come.firstIndex(where: { $0.arch == old.arch }) {
        update(old, come.remove(at: place), &changes)
      } else {
        alone.append(old)
      }
    }
    for (old, new) in zip(alone, come) { update(old, new, &changes) }
    for old in alone.dropFirst(come.count) {
      changes.removed.append(.init(name: old.name, before: old.version, isProgram: old.isProgram))
    }
    for new in come.dropFirst(alone.count) {
      changes.added.append(.init(name: new.name, after: new.version, isProgram: new.isProgram))
    }
  }

  private static func update(_ old: Entry, _ new: Entry, _ changes: inout MeasureChanges) {
    // The same version for another architecture is no change that people see.
    guard old.version != new.version else { return }
    changes.updated.append(.init(name: new.name, before: old.version, after: new.version, isProgram: new.isProgram))
  }

  private static func read(_ path: String, _ take: (String, Entry) -> Void) throws {
    var reader = try StreamReader(path: path, doctype: .refuse)
    while let event = try reader.next() {
      guard case .start("software", _) = event, let name = reader.attribute("name") else { continue }
      let version = reader.attribute("version")
      let arch = reader.attribute("arch")
      let isProgram = reader.attribute("kind") == "application"
      take(plain(name, version), Entry(name: name, version: version, arch: arch, isProgram: isProgram))
    }
  }

  /// The name without the version that many programs carry in it.
  private static func plain(_ name: String, _ version: String?) -> String {
    guard let version, name.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return name }
    let words = name.split(separator: " ").filter { word in
      guard let first = word.first, first.isNumber else { return true }
      return !(version.hasPrefix(word) || word.hasPrefix(version))
    }
    return words.isEmpty ? name : words.joined(separator: " ")
  }
}

extension MeasureChanges {
  /// What people start comes first, then by name and version.
  fileprivate mutating func sort() {
    func inOrder(_ left: Software, _ right: Software) -> Bool {
      if left.isProgram != right.isProgram { return left.isProgram }
      return (left.name, left.before ?? "", left.after ?? "") < (right.name, right.before ?? "", right.after ?? "")
    }
    added.sort(by: inOrder)
    removed.sort(by: inOrder)
    updated.sort(by: inOrder)
  }

  /// Adds the facts of a device that differ between two moments, in the order of their names.
  mutating func compare(_ before: [String: String], _ after: [String: String]) {
    facts = Set(before.keys).union(after.keys).sorted().compactMap { attribute in
      guard before[attribute] != after[attribute] else { return nil }
      return Fact(attribute: attribute, before: before[attribute], after: after[attribute])
    }
  }
}
