internal import Inventories
internal import LibXML

/// Reads what PowerShell writes with `ConvertTo-Json`: one object whose keys are classes of Windows, or a plain list.
struct PowerShellReader {
  let recognition: Recognition
  let spool: SoftwareSpool

  /// - Throws: `NotAnInventory` when nothing in it is known, `XMLFailure`, `ArchiveFailure`, `FileFailure`.
  func read(_ input: ForeignInput) throws -> [MeasuredMachine] {
    let file = try input.json()
    let classes = Self.classes(file.root)
    guard !classes.isEmpty else { throw NotAnInventory.otherRoot }
    var windows = WindowsBuilder(recognition: recognition, spool: spool)
    // The system comes first: it tells the time zone.
    for isSystem in [true, false] {
      for part in classes where (part.name == "win32_operatingsystem") == isSystem {
        for object in part.objects { try windows.take(part.name, object) }
      }
    }
    var machine = try windows.finish()
    guard !windows.sections.isEmpty else { throw NotAnInventory.noContent }
    file.finish(&machine, windows.sections) { WindowsBuilder.known($0).flatMap { WindowsBuilder.sectionOfClass[$0] } }
    machine.measured = file.root["measured"]?.plain.flatMap { Day($0) } ?? machine.measured
    return [machine]
  }

  /// The objects of each known class.
  private static func classes(_ root: JSON) -> [(name: String, objects: [WindowsObject])] {
    let named = root.members.compactMap { member in
      WindowsBuilder.known(member.key).map { ($0, objects(member.value)) }
    }
    if !named.isEmpty { return named }
    var classes: [(name: String, objects: [WindowsObject])] = []
    for object in objects(root) {
      guard let name = object.className.flatMap(WindowsBuilder.known) else { continue }
      if classes.last?.name == name {
        classes[classes.count - 1].objects.append(object)
      } else {
        classes.append((name, [object]))
      }
    }
    return classes
  }

  private static func objects(_ value: JSON) -> [WindowsObject] {
    value.elements.filter { !$0.members.isEmpty }.map(WindowsObject.init)
  }
}
