internal import LibXML

/// Reads what `system_profiler -xml` writes on a Mac: several lists of items, one item after the other.
struct SystemProfilerReader: ~Copyable {
  private var reader: StreamReader
  private let repairs: RepairLog
  private var builder: SystemProfilerBuilder

  /// The DOCTYPE names a file on the network: it is read over, never fetched.
  ///
  /// - Throws: `FileFailure`, `ArchiveFailure`, `XMLFailure`.
  init(_ input: ForeignInput, recognition: Recognition, spool: SoftwareSpool) throws {
    reader = try input.stream(doctype: .skip)
    repairs = input.repairs
    builder = SystemProfilerBuilder(recognition: recognition, spool: spool)
  }

  /// Reads the file to its end, or to where it was cut.
  ///
  /// - Throws: `XMLFailure`, `NotAnInventory`, `FileFailure`.
  mutating func read() throws -> [MeasuredMachine] {
    guard case .start("plist", let isEmpty) = try reader.next() else { throw NotAnInventory.otherRoot }
    var isClosed = false
    do {
      if !isEmpty { try readLists() }
      isClosed = true
      while try reader.next() != nil {}
    } catch let failure as XMLFailure {
      try repairs.accept(failure, hasRead: builder.hasItems, isClosed: isClosed)
    }
    return [try builder.finish(isWhole: isClosed)]
  }

  private mutating func readLists() throws {
    while let event = try reader.next() {
      switch event {
      case .start("array", _): continue
      case .start("dict", false): try readList()
      case .start(_, false): try reader.skip()
      case .end("plist"): return
      default: break
      }
    }
  }

  /// One list: its type comes before its items, keys being in alphabetical order.
  private mutating func readList() throws {
    var key: String?
    var type: String?
    while let event = try reader.next() {
      switch event {
      case .start("key", false): key = try reader.text()
      case .start("array", let isEmpty) where key == "_items":
        builder.startList(type)
        if !isEmpty { try readItems(of: type) }
        key = nil
      case .start(let name, let isEmpty):
        if name == "string", key == "_dataType", !isEmpty {
          type = try reader.text()
        } else if name == "date", key == "_timeStamp", !isEmpty {
          builder.takeDay(try reader.text())
        } else if !isEmpty {
          try reader.skip()
        }
        key = nil
      case .end("dict"): return
      default: break
      }
    }
  }

  private mutating func readItems(of type: String?) throws {
    guard let type, SystemProfilerBuilder.types.contains(type) else { return try reader.skip() }
    while let event = try reader.next() {
      switch event {
      case .start(let name, let isEmpty):
        if let entry = try reader.plistValue(name, isEmpty: isEmpty).entry { try builder.take(entry, of: type) }
      case .end: return
      case .text: break
      }
    }
  }
}
