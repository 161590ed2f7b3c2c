import LibXML
import TestSupport
import Testing

struct FilesTests {
  @Test
  func readingStopsOneByteAboveTheLimit() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("0123456789", to: "f")
    #expect(try Files.read(path, limit: 10).count == 10)
    #expect(try Files.read(path, limit: 4).count == 5)
    #expect(try Files.read(folder.write("", to: "empty"), limit: 4).isEmpty)
  }

  @Test
  func namesAndTreesAreSortedByBytes() throws {
    let folder = try TemporaryFolder()
    for name in ["b", "a/é", "a/z", "B", ".hidden", "a/.x/y", "10", "9"] { try folder.write("", to: name) }
    #expect(try Files.names(in: folder.path) == ["10", "9", "B", "a", "b"])
    #expect(try Files.tree(folder.path) == ["10", "9", "B", "a/z", "a/é", "b"])
    #expect(throws: FileFailure.self) { try Files.names(in: folder.path + "/none") }
  }

  @Test
  func existence() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("", to: "f")
    #expect(Files.exists(path) && !Files.isDirectory(path))
    #expect(Files.exists(folder.path) && Files.isDirectory(folder.path))
    #expect(!Files.exists(path + "x"))
  }

  @Test
  func failuresSayWhatAndWhere() {
    let failure = FileFailure(.write, "a/b", code: 28)
    #expect(failure.diagnostic.code == "FILE-002")
    #expect(failure.diagnostic.rendered(in: .en) == "a/b: error: cannot be written: the disk is full [FILE-002]")
    #expect(
      failure.diagnostic.rendered(in: .fr) == "a/b: error: écriture impossible\u{A0}: le disque est plein [FILE-002]")
    #expect(!failure.isMissing)
  }
}
