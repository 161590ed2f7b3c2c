import Testing

@testable import Archives

/// Archives that are sound, and archives made to harm.
@Suite struct ZipTests {
  private static let letter = Array(String(repeating: "Les Tilleuls, ", count: 400).utf8)
  private static let usual = [("mimetype", Array("a/b".utf8)), ("content.xml", letter)]

  private static func archive(_ entries: [(String, [UInt8])] = usual) throws -> [UInt8] {
    var writer = ZipWriter()
    for (index, entry) in entries.enumerated() { try writer.add(entry.0, entry.1, isStored: index == 0) }
    return writer.finished()
  }

  /// Where a text first stands after a place.
  private static func place(of text: String, in bytes: [UInt8], after start: Int = 0) throws -> Int {
    let mark = Array(text.utf8)
    return try #require((start...(bytes.count - mark.count)).first { bytes[$0...].starts(with: mark) })
  }

  /// The archive with a name changed for one of the same length, in the head and in the directory.
  private static func renamed(_ name: String, to other: [UInt8]) throws -> [UInt8] {
    var bytes = try archive([("mimetype", []), (name, letter)])
    var start = 0
    for _ in 0..<2 {
      let place = try place(of: name, in: bytes, after: start)
      bytes.replaceSubrange(place..<(place + name.utf8.count), with: other)
      start = place + 1
    }
    return bytes
  }

  private static func everything(_ bytes: [UInt8], limits: ZipArchive.Limits = .init()) throws -> [[UInt8]] {
    let archive = try ZipArchive(bytes, limits: limits)
    return try archive.entries.map(archive.read)
  }

  @Test func givesBackWhatWasWritten() throws {
    let bytes = try Self.archive()
    let archive = try ZipArchive(bytes)
    #expect(archive.entries.map(\.name) == ["mimetype", "content.xml"])
    #expect(try Self.everything(bytes) == [Array("a/b".utf8), Self.letter])
    #expect(archive["absent"] == nil)
    #expect(try Self.everything(Self.archive([])) == [])
    #expect(try Self.archive() == bytes)
  }

  @Test func theFirstEntryIsAsOpenDocumentAsksForIt() throws {
    let bytes = try Self.archive()
    #expect(bytes.count < Self.letter.count)
    #expect(Array(bytes[30..<38]) == Array("mimetype".utf8))
    #expect(Array(bytes[38..<41]) == Array("a/b".utf8))
    // No extra field, method 0.
    #expect(bytes[28] == 0 && bytes[29] == 0 && bytes[8] == 0)
  }

  @Test(arguments: [
    "/etc/passwd.", "../../passwd", "a/../passwd.", "..\\passwd...", "c:/passwd...", "a//passwd...", "./passwd....",
    "pass\0word...", "pass\nword...",
  ])
  func namesThatLeadOutAreRefused(_ name: String) throws {
    let bytes = try Self.renamed("content.html", to: Array(name.utf8))
    #expect(throws: ArchiveFailure.escapes(name)) { try ZipArchive(bytes) }
    var writer = ZipWriter()
    #expect(throws: ArchiveFailure.escapes(name)) { try writer.add(name, []) }
  }

  @Test func aNameThatStandsTwiceIsRefused() throws {
    let bytes = try Self.renamed("mimetypo", to: Array("mimetype".utf8))
    #expect(throws: ArchiveFailure.escapes("mimetype")) { try ZipArchive(bytes) }
    var writer = ZipWriter()
    try writer.add("a", [])
    #expect(throws: ArchiveFailure.escapes("a")) { try writer.add("a", []) }
  }

  @Test func everyCutIsNoticed() throws {
    let bytes = try Self.archive()
    for length in 0..<bytes.count {
      #expect(throws: ArchiveFailure.damaged, "\(length)") { try ZipArchive(Array(bytes[..<length])) }
    }
    #expect(throws: ArchiveFailure.damaged) { try ZipArchive(bytes + [0]) }
  }

  @Test func noAlteredByteGivesOtherData() throws {
    let bytes = try Self.archive()
    let names = ["mimetype", "content.xml"], sound = try Self.everything(bytes)
    for place in bytes.indices {
      var altered = bytes
      altered[place] ^= 0x5A
      guard let archive = try? ZipArchive(altered), archive.entries.map(\.name) == names,
        let read = try? archive.entries.map(archive.read)
      else { continue }
      // Dates, versions and attributes are not looked at; the data are.
      #expect(read == sound, "byte \(place)")
    }
  }

  @Test(arguments: [(8, 1), (8, 0x40), (10, 12), (20, 0xFF), (24, 0xFF), (42, 0xFF)])
  func whatCannotBeReadIsDamaged(place: Int, value: UInt8) throws {
    var bytes = try Self.archive()
    let entry = try Self.place(of: "PK\u{1}\u{2}", in: bytes, after: 0)
    let width = place < 20 ? 1 : 4
    for offset in 0..<width { bytes[entry + place + offset] = value }
    #expect(throws: ArchiveFailure.damaged) { try Self.everything(bytes) }
  }

  @Test func bombsAreStopped() throws {
    let bomb = try Self.archive([("mimetype", []), ("content.xml", [UInt8](repeating: 0x20, count: 40 << 20))])
    #expect(bomb.count < 60_000)
    #expect(throws: ArchiveFailure.explodes) { try Self.everything(bomb) }
    #expect(throws: ArchiveFailure.tooLarge) { try ZipArchive(bomb, limits: .init(size: 1 << 20)) }
    let many = try Self.archive((0..<50).map { ("\($0)", []) })
    #expect(throws: ArchiveFailure.tooLarge) { try ZipArchive(many, limits: .init(entries: 49)) }
  }

  @Test func anEntryThatSaysLessThanItGivesIsStopped() throws {
    var bytes = try Self.archive()
    let first = try Self.place(of: "PK\u{1}\u{2}", in: bytes)
    let second = try Self.place(of: "PK\u{1}\u{2}", in: bytes, after: first + 1)
    bytes.replaceSubrange((second + 24)..<(second + 28), with: [1, 0, 0, 0])
    #expect(throws: ArchiveFailure.tooLarge) { try Self.everything(bytes) }
  }

  @Test func entriesThatShareTheirBytesAreABomb() throws {
    let inner = try Self.archive([("b", Self.letter)])
    let innerDirectory = try Self.place(of: "PK\u{1}\u{2}", in: inner), innerEnd = inner.count - 22
    var bytes = try Self.archive([("a", Array(inner[..<innerDirectory]))])
    #expect(try Self.everything(bytes).count == 1)
    // The directory also names the file that lies, head and all, inside the first one.
    var second = Array(inner[innerDirectory..<innerEnd])
    second[42] = 31
    bytes.insert(contentsOf: second, at: bytes.count - 22)
    let end = bytes.count - 22
    bytes[end + 8] = 2
    bytes[end + 10] = 2
    bytes[end + 12] += UInt8(second.count)
    #expect(throws: ArchiveFailure.explodes) { try ZipArchive(bytes) }
  }
}
