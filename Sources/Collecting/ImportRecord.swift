package import Inventories
package import LibXML

/// What became of one file, or of one device of a file.
package struct ImportRecord: Sendable {
  /// What was done with it.
  package enum Status: String, Sendable {
    /// A device was added, or got its first measure.
    case imported
    /// It is a device that was measured before.
    case merged
    /// Nothing was taken.
    case refused
  }

  /// Path as the user gave it.
  package var file: String
  package var status: Status
  /// Why nothing, or not everything, was taken.
  package var reason: LocalizedText?
  /// Id of the device.
  package var device: String?
  package var kind: String?
  /// Product of the catalogue, else the name as measured.
  package var system: String?
  /// Programs for people; nil where software is not measured.
  package var software: Int?
  /// Packages of every kind.
  package var packages: Int?
  /// What was mended, and how many times.
  package var repairs: [String: Int]
  /// What was left out for privacy, by kind.
  package var dropped: [String: Int]
  /// What became of the rows, when the file is a list.
  package var list: ListOutcome?
  /// What is told about a list, with its places.
  package var faults: [Diagnostic] = []

  package init(
    file: String, status: Status, reason: LocalizedText? = nil, device: String? = nil, kind: String? = nil,
    system: String? = nil, software: Int? = nil, packages: Int? = nil, repairs: [String: Int] = [:],
    dropped: [String: Int] = [:]
  ) {
    self.file = file
    self.status = status
    self.reason = reason
    self.device = device
    self.kind = kind
    self.system = system
    self.software = software
    self.packages = packages
    self.repairs = repairs
    self.dropped = dropped
  }

  /// The record as JSON; `line` of it makes one line a record.
  package func json(in language: Language) -> JSON {
    let machine: [(key: String, value: JSON)] = [
      ("file", .string(file)), ("status", .string(status.rawValue)), ("reason", .optional(reason?[language])),
      ("device", .optional(device)), ("kind", .optional(kind)), ("system", .optional(system)),
      ("software", .optional(software)), ("repairs", Self.counts(repairs)), ("dropped", Self.counts(dropped)),
    ]
    guard let list else { return .object(machine) }
    return .object(
      machine + [
        ("list", .string(list.list)), ("added", .integer(list.added)), ("known", .integer(list.known)),
        ("left", .integer(list.left)), ("faults", .strings(faults.map { $0.rendered(in: language) })),
      ])
  }

  private static func counts(_ values: [String: Int]) -> JSON {
    .object(values.sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) })
  }
}
