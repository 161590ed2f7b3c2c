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
    /// It lies in a folder, and is no inventory.
    case skipped
  }

  /// What people should know of it.
  package enum Remark: String, Sendable {
    case renamed, reinstalled
    /// It may be a machine that is known; nobody said so.
    case doubtful
    /// Only some sections were measured: the others stay as they were.
    case partial
    /// Only some sections were measured, and no whole measure is known.
    case partialAlone = "partial-alone"
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
  package var remarks: [Remark] = []
  /// Whether only some sections were measured.
  package var isPartial = false
  /// What differs from the last measure of the same kind; nil for a new device.
  package var changes: MeasureChanges?
  /// Devices that it may be, when nobody said so.
  package var candidates: [ImportQuestion.Candidate] = []
  /// What it was recognised by.
  var evidence: [MachineLikeness.Evidence] = []

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

  /// What it was recognised by, in words of the JSON.
  package var recognisedBy: [String] { evidence.map(\.rawValue) }
  var isDoubtful: Bool { remarks.contains(.doubtful) }
}
