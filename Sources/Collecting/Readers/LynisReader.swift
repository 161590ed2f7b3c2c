internal import Inventories
internal import Knowledge
internal import LibXML

/// Reads the report of lynis: lines `key=value` and `key[]=value` about one machine.
struct LynisReader {
  private let lines: [Substring]
  private let repairs: RepairLog
  private var report = LynisReport()
  /// Reports are far below a megabyte.
  private static let limit = 32 << 20

  /// - Throws: `FileFailure`, `ArchiveFailure`, `NotAnInventory`.
  init(_ input: ForeignInput) throws {
    lines = try input.text(limit: Self.limit).split(whereSeparator: \.isNewline)
    repairs = input.repairs
  }

  /// - Throws: `NotAnInventory` when the file holds nothing but its title, `FileFailure`.
  mutating func read(_ recognition: Recognition, _ spool: SoftwareSpool) throws -> [MeasuredMachine] {
    for line in lines where !line.hasPrefix("#") {
      let parts = line.split(separator: "=", maxSplits: 1)
      if parts.count == 2 { report.take(String(parts[0]), String(parts[1])) }
    }
    guard report.hasLines else { throw NotAnInventory.noContent }
    if !report.isWhole { repairs.note(.truncated) }
    try report.putSoftware(into: spool, system: report.family(recognition))
    var machine = report.machine(recognition)
    if !report.isWhole { machine.markCut() }
    return [machine]
  }
}
