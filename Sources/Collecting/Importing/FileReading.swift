internal import Archives
internal import Dispatch
internal import Inventories
internal import LibXML

/// What one file gave, before anything of it is put into the case.
struct FileReading {
  /// What became of it.
  enum Outcome {
    case machines([MeasuredMachine], SoftwareSpool)
    /// Rows that people keep: read when they are put into the case.
    case list
    /// What public records say of a domain.
    case domain(DomainCheck)
    /// It was taken before.
    case known
    case refused(LocalizedText)
    case skipped(LocalizedText)
  }

  var entry: ImportFiles.Entry
  var sha256: String
  var outcome: Outcome

  /// Name without folders, which the case keeps.
  var name: String { Self.name(of: entry.path) }

  static func name(of path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }
}

/// Reads files; several at once, since nothing of the case is touched.
struct FileReader: Sendable {
  let recognition: Recognition
  /// Folder of the machine files, where long lists of software lie for a while.
  let folder: String
  /// Hashes of files that need not be read again.
  let known: Set<String>

  /// Reads some files at once, and returns them in their order.
  func read(_ entries: ArraySlice<ImportFiles.Entry>) -> [FileReading] {
    guard entries.count > 1 else { return entries.map { read($0, isNeeded: false) } }
    nonisolated(unsafe) let results = UnsafeMutableBufferPointer<FileReading>.allocate(capacity: entries.count)
    // Each one has its own place, and nothing else is written to.
    DispatchQueue.concurrentPerform(iterations: entries.count) { index in
      let reading = read(entries[entries.startIndex + index], isNeeded: false, number: index)
      (results.baseAddress.map { $0 + index })?.initialize(to: reading)
    }
    let readings = Array(results)
    results.deinitialize()
    results.deallocate()
    return readings
  }

  /// Reads one file; one that is known is read only when it is needed.
  func read(_ entry: ImportFiles.Entry, isNeeded: Bool, number: Int = 0) -> FileReading {
    if let reason = entry.skipped { return FileReading(entry: entry, sha256: "", outcome: .skipped(reason)) }
    do {
      let sha256 = try Fingerprint.ofFile(entry.path)
      let isKnown = !isNeeded && known.contains(sha256)
      let outcome = isKnown ? .known : outcome(of: entry, number)
      return FileReading(entry: entry, sha256: sha256, outcome: outcome)
    } catch {
      let failure = (error as? FileFailure)?.diagnostic.message ?? .unreadable
      return FileReading(entry: entry, sha256: "", outcome: .refused(failure))
    }
  }

  private func outcome(of entry: ImportFiles.Entry, _ number: Int) -> FileReading.Outcome {
    let spool = SoftwareSpool(matcher: recognition.software, path: "\(folder)/reading-\(number)")
    do {
      let input = try ForeignInput(path: entry.path, name: FileReading.name(of: entry.path))
      if input.format == .domain { return .domain(try DomainFile.read(input)) }
      if input.format == .table || input.format == .openDocument { return .list }
      return .machines(try ForeignReader.read(input, recognition, spool), spool)
    } catch let refusal as NotAnInventory {
      return entry.isFound ? .skipped(refusal.reason) : .refused(refusal.reason)
    } catch let failure as XMLFailure {
      return .refused(failure.diagnostics.first.map(LocalizedText.parser) ?? .unreadable)
    } catch let failure as ArchiveFailure {
      return .refused(failure.reason)
    } catch {
      return .refused((error as? FileFailure)?.diagnostic.message ?? .unreadable)
    }
  }
}

extension LocalizedText {
  static let unreadable = LocalizedText(fr: "fichier illisible", en: "file cannot be read")

  /// What the parser said, with the line.
  fileprivate static func parser(_ diagnostic: Diagnostic) -> LocalizedText {
    guard let line = diagnostic.location.line else { return diagnostic.message }
    return LocalizedText(
      fr: "ligne \(line)\u{A0}: \(diagnostic.message.fr)", en: "line \(line): \(diagnostic.message.en)")
  }
}
