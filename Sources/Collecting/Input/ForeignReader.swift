internal import LibXML

/// Chooses the reader of a file by its format.
enum ForeignReader {
  /// The machines that a file describes, with what was mended in it; their software goes to the spool.
  ///
  /// - Throws: `NotAnInventory`, `XMLFailure`, `ArchiveFailure`, `FileFailure`.
  static func read(_ input: ForeignInput, _ recognition: Recognition, _ spool: SoftwareSpool) throws
    -> [MeasuredMachine]
  {
    var machines = try machines(input, recognition, spool)
    for index in machines.indices {
      machines[index].format = input.format
      machines[index].repairs = input.repairs.totals
    }
    return machines
  }

  private static func machines(_ input: ForeignInput, _ recognition: Recognition, _ spool: SoftwareSpool) throws
    -> [MeasuredMachine]
  {
    switch input.format {
    case .agentXML:
      var reader = try FusionReader(input, recognition: recognition, spool: spool)
      return try reader.read()
    case .agentJSON: return try AgentJSONReader(recognition: recognition, spool: spool).read(input)
    case .ocsJSON: return try OCSJSONReader(recognition: recognition, spool: spool).read(input)
    case .winget: return try WingetReader(recognition: recognition, spool: spool).read(input)
    case .powerShell: return try PowerShellReader(recognition: recognition, spool: spool).read(input)
    case .machine:
      var reader = try MachineFileReader(input, recognition: recognition, spool: spool)
      return [try reader.read()]
    case .lshw:
      var reader = try LshwReader(input)
      return try reader.read()
    case .nmap:
      var reader = try NmapReader(input)
      return try reader.read()
    case .systemProfiler:
      var reader = try SystemProfilerReader(input, recognition: recognition, spool: spool)
      return try reader.read()
    case .lynis:
      var reader = try LynisReader(input)
      return try reader.read(recognition, spool)
    case .xccdf:
      var reader = try XCCDFReader(input)
      return try reader.read()
    default:
      throw input.isEmpty ? NotAnInventory.noContent : .otherRoot
    }
  }
}
