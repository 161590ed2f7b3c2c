import Inventories
import LibXML
import TestSupport
import Testing

struct EmbeddedTests {
  @Test
  func everyFileHasTheBytesOfTheDisk() throws {
    for path in Embedded.paths {
      let disk = try Files.read(Paths.knowledge + "/" + path, limit: 1 << 26)
      let isSame = Embedded.bytes(path) == disk  // a Boolean: the bytes would fill the screen
      #expect(isSame, "\(path)")
    }
  }

  @Test
  func tableIsSortedWithoutCasesAndHoldsEverySchema() throws {
    let paths = Embedded.paths
    #expect(paths == paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    #expect(Set(paths).count == paths.count)
    #expect(!paths.contains { $0.hasSuffix(".cases.xml") })
    let schemas = try Files.names(in: Paths.knowledge + "/schemas").map { "schemas/" + $0 }
    #expect(paths.filter { $0.hasPrefix("schemas/") } == schemas)
    #expect(Embedded.bytes("none.xml") == nil)
  }
}
