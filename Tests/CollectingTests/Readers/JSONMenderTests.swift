import Inventories
import LibXML
import TestSupport
import Testing

@testable import Collecting

@Suite struct JSONMenderTests {
  /// A file can be cut at any byte: what is said to be mended can be parsed, and nothing stops the program.
  @Test(arguments: [
    "glpi-computer.json", "ocs-debian.json", "ocs-macos.json", "ocs-windows.json", "windows.json", "winget.json",
  ])
  func aFileCutAnywhereIsMendedOrRefused(_ name: String) throws {
    let path = Paths.package + "/Tests/CollectingTests/Samples/" + name
    let text = Array(PlainText.decode(try Files.read(path, limit: 1 << 22), log: RepairLog()).utf8)
    var mended = 0
    for end in stride(from: 0, to: text.count, by: max(1, text.count / 400)) {
      var mender = JSONMender(String(decoding: text[..<end], as: UTF8.self), log: RepairLog())
      let bytes = mender.mend()
      guard mender.isCut else { continue }
      mended += 1
      #expect(throws: Never.self, "cut at \(end)") { try JSON(parsing: bytes, name: name) }
    }
    #expect(mended > 100)
  }

  /// Two lists of depth four, the second cut: what closed the first must not close the second.
  @Test func bracketsThatWereClosedStayClosed() throws {
    let text = #"{"content": {"a": {"b": [{"x": 1}, {"x": 2}]}, "c": {"d": {"e": "f"#
    var mender = JSONMender(text, log: RepairLog())
    let json = try JSON(parsing: mender.mend(), name: "t")
    #expect(json["content"]?["a"]?["b"]?.items?.count == 2)
  }
}
