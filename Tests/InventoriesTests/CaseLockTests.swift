import Dispatch
import Glibc
import Inventories
import LibXML
import TestSupport
import Synchronization
import Testing

struct CaseLockTests {
  @Test
  func secondWriterIsRefusedUntilTheFirstIsDone() throws {
    let folder = try TemporaryFolder()
    do {
      let first = try CaseLock(folder.path)
      for _ in 0..<2 {
        let refusal = #expect(throws: CaseInUse.self) { try CaseLock(folder.path) }
        #expect(refusal?.process == "\(getpid())")
        #expect(refusal?.diagnostic.code == "FILE-003")
      }
      _ = first
    }
    _ = try CaseLock(folder.path)
  }

  @Test
  func lockLeftByAProcessThatDiedIsTaken() throws {
    let folder = try TemporaryFolder()
    try folder.write("999999\n", to: ".lock")
    _ = try CaseLock(folder.path)
  }

  @Test
  func missingFolderIsAFileFailure() {
    #expect(throws: FileFailure.self) { try CaseLock("/nowhere/at/all") }
  }

  /// Descriptors are numbers that the system gives again at once: one closed twice is somebody else’s.
  @Test
  func aRefusalClosesNothingOfOthers() throws {
    let folder = try TemporaryFolder()
    let place = folder.path
    let held = try CaseLock(place)
    let path = try folder.write("text", to: "f.txt")
    let failures = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 40_000) { index in
      if index.isMultiple(of: 2) { return _ = try? CaseLock(place) }
      if (try? Files.read(path, limit: 10)) == nil { failures.withLock { $0 += 1 } }
    }
    #expect(failures.withLock { $0 } == 0)
    withExtendedLifetime(held) {}
  }
}
