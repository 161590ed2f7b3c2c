import Glibc
import Inventories
import LibXML
import TestSupport
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
}
