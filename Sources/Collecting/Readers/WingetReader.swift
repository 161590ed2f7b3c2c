internal import Inventories
internal import Knowledge
internal import LibXML

/// Reads the list that `winget export` writes: programs of Windows by their identifiers, and nothing of the machine.
struct WingetReader {
  let recognition: Recognition
  let spool: SoftwareSpool

  /// - Throws: `NotAnInventory` when it is something else or empty, `XMLFailure`, `ArchiveFailure`, `FileFailure`.
  func read(_ input: ForeignInput) throws -> [MeasuredMachine] {
    let file = try input.json()
    let root = file.root
    guard let sources = root["Sources"]?.elements else { throw NotAnInventory.otherRoot }
    var computer = ComputerBuilder(recognition: recognition, spool: spool)
    computer.agent = root["WinGetVersion"]?.plain?.meaningful.map { "winget " + $0 }
    computer.system.kernelName = "MSWin32"
    computer.recogniseSystem()
    for source in sources {
      let origin = source["SourceDetails"]?["Name"]?.plain ?? "winget"
      for package in source["Packages"]?.elements ?? [] {
        let fields = SectionFields(package) { Self.fields[$0] }
        guard !fields.isEmpty else { continue }
        try computer.take("SOFTWARES", fields.adding("FROM", origin))
      }
    }
    guard spool.packages > 0 else { throw NotAnInventory.noContent }
    var machine = computer.finish(deviceID: nil)
    machine.measured = WindowsDate(root["CreationDate"])?.day
    file.finish(&machine, ["SOFTWARES"]) { _ in "SOFTWARES" }
    machine.remark = .onlySoftware
    return [machine]
  }

  private static let fields = ["PackageIdentifier": "NAME", "Version": "VERSION"]
}

extension SectionFields {
  /// The fields with one more; a value that is missing adds none.
  func adding(_ name: String, _ value: String?) -> SectionFields {
    guard let value else { return self }
    var fields = self
    fields.add(name, value)
    return fields
  }
}

extension LocalizedText {
  /// Said of lists of programs.
  static let onlySoftware = LocalizedText(
    fr: "ce fichier ne donne que des logiciels\u{A0}: décrivez la machine",
    en: "this file only lists software: describe the machine")
}
