internal import Inventories
internal import LibXML

/// Reads what PowerShell writes with `ConvertTo-Json`: one object whose keys are classes of Windows, or a plain list.
struct PowerShellReader {
  let recognition: Recognition
  let spool: SoftwareSpool

  /// - Throws: `NotAnInventory` when nothing in it is known, `XMLFailure`, `ArchiveFailure`, `FileFailure`.
  func read(_ input: ForeignInput) throws -> [MeasuredMachine] {
    let classes = Self.classes(try input.json())
    guard !classes.isEmpty else { throw NotAnInventory.otherRoot }
    var windows = WindowsBuilder(recognition: recognition, spool: spool)
    // The system comes first: it tells the time zone.
    for isSystem in [true, false] {
      for part in classes where (part.name == "win32_operatingsystem") == isSystem {
        for object in part.objects { try windows.take(part.name, object) }
      }
    }
    guard windows.hasFacts else { throw NotAnInventory.noContent }
    return [try windows.finish()]
  }

  /// The objects of each known class.
  private static func classes(_ root: JSON) -> [(name: String, objects: [WindowsObject])] {
    let named = root.members.compactMap { member in
      WindowsBuilder.known(member.key).map { ($0, member.value.elements.map(WindowsObject.init)) }
    }
    if !named.isEmpty { return named }
    var classes: [(name: String, objects: [WindowsObject])] = []
    for object in root.elements.map(WindowsObject.init) {
      guard let name = object.className.flatMap(WindowsBuilder.known) else { continue }
      if classes.last?.name == name {
        classes[classes.count - 1].objects.append(object)
      } else {
        classes.append((name, [object]))
      }
    }
    return classes
  }
}
