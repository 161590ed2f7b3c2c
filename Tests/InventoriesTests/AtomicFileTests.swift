import Glibc
import Inventories
import LibXML
import TestSupport
import Testing

struct AtomicFileTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func everything() throws -> [String] {
    guard let stream = opendir(folder.path) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      names.append(withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
    }
    return names.filter { $0 != "." && $0 != ".." }.sorted()
  }

  private func mode(_ path: String) -> UInt32 {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
  }

  @Test
  func fileIsPrivateAndNothingElseIsLeft() throws {
    let path = folder.path + "/f.xml"
    try AtomicFile.write("one", to: path)
    #expect(try Files.read(path, limit: 100) == Array("one".utf8))
    #expect(mode(path) == 0o600)
    #expect(try everything() == ["f.xml"])
  }

  @Test
  func replacingKeepsNothingOfTheOldFile() throws {
    let path = try folder.write("a much longer text", to: "f.xml")
    chmod(path, 0o644)
    try AtomicFile.write("short", to: path)
    #expect(try Files.read(path, limit: 100) == Array("short".utf8))
    #expect(mode(path) == 0o600)
    try AtomicFile.write([], to: path, mode: 0o640)
    #expect(try Files.read(path, limit: 100).isEmpty)
    #expect(mode(path) == 0o640)
    #expect(try everything() == ["f.xml"])
  }

  @Test
  func openReadersKeepTheOldFile() throws {
    let path = try folder.write("old", to: "f.xml")
    let descriptor = try Files.open(path)
    defer { close(descriptor) }
    try AtomicFile.write("new text", to: path)
    var bytes = [UInt8](repeating: 0, count: 10)
    #expect(read(descriptor, &bytes, bytes.count) == 3)
  }

  @Test
  func folderThatCannotBeWrittenFailsCleanly() throws {
    let file = try folder.write("old", to: "file")
    let failure = #expect(throws: FileFailure.self) { try AtomicFile.write("new", to: file + "/inside.xml") }
    #expect(failure?.diagnostic.code == "FILE-002")
    #expect(try Files.read(file, limit: 10) == Array("old".utf8))
    #expect(throws: FileFailure.self) { try AtomicFile.makeDirectory(file + "/inside") }
    #expect(throws: FileFailure.self) { try AtomicFile.write("new", to: folder.path + "/none/f.xml") }
    #expect(try everything() == ["file"])
  }

  @Test
  func renameThatFailsLeavesNoTemporaryFile() throws {
    try folder.write("x", to: "taken/inside")
    #expect(throws: FileFailure.self) { try AtomicFile.write("new", to: folder.path + "/taken") }
    #expect(try everything() == ["taken"])
    #expect(Files.exists(folder.path + "/taken/inside"))
  }

  @Test
  func foldersAreMadeWithThoseAbove() throws {
    try AtomicFile.makeDirectory(folder.path + "/a/b/c")
    try AtomicFile.makeDirectory(folder.path + "/a/b/c")
    #expect(Files.isDirectory(folder.path + "/a/b/c"))
  }

  @Test(arguments: [("a", "."), ("a/b", "a"), ("/a", "/"), ("/a/b/c", "/a/b"), ("./a", ".")])
  func folderOfAPath(_ path: String, _ expected: String) {
    #expect(AtomicFile.directory(of: path) == expected)
  }
}
