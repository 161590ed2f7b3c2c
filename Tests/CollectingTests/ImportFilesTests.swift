@testable import Collecting
import FoundationEssentials
import Glibc
import Inventories
import LibXML
import TestSupport
import Testing

/// Folders and many files.
struct ImportFilesTests {
  private static func text(_ number: Int, software: Int = 2) -> String {
    let list = (0..<software).map { "<SOFTWARES><NAME>Programme \(number) \($0)</NAME></SOFTWARES>" }.joined()
    return "<REQUEST><CONTENT><BIOS><SSN>SERIE\(number)</SSN></BIOS>"
      + "<HARDWARE><NAME>poste\(number)</NAME><MEMORY>4096</MEMORY></HARDWARE>\(list)</CONTENT>"
      + "<QUERY>INVENTORY</QUERY></REQUEST>"
  }

  @Test func aFolderIsReadWithAllThatIsInItAndNothingElse() throws {
    let workshop = try Workshop()
    let root = workshop.folder.path + "/in"
    for (name, text) in [
      ("b/poste.xml", Self.text(2)), ("a.xml", Self.text(1)), (".cache/c.xml", Self.text(3)),
      ("LISEZ-MOI.txt", "Bonjour"),
      ("b/photo.png", "\u{89}PNG"), ("b/d.ocs", Self.text(4)), ("b/casse.xml", "<REQUEST><CONTENT><HARDWARE>"),
    ] { _ = try workshop.folder.write(text, to: "in/" + name) }
    _ = try workshop.folder.write(Self.text(5), to: "outside.xml")
    for (target, link) in [
      ("../outside.xml", "lien.xml"), ("a.xml", "meme.xml"), ("b", "boucle"), ("/", "racine"), ("rien", "perdu.xml"),
    ] { #expect(symlink(target, root + "/" + link) == 0) }
    #expect(mkfifo(root + "/tube.xml", 0o600) == 0)
    let records = try workshop.collect([root])
    let told = records.map { "\($0.file.dropFirst(root.count + 1)) \($0.status.rawValue)" }
    #expect(
      told == [
        "LISEZ-MOI.txt skipped", "a.xml imported", "b/casse.xml refused", "b/d.ocs imported", "b/photo.png skipped",
        "b/poste.xml imported", "boucle skipped", "lien.xml skipped", "meme.xml merged", "perdu.xml skipped",
        "racine skipped", "tube.xml skipped",
      ])
    #expect(records.filter { $0.status == .skipped }.allSatisfy { $0.reason != nil })
    #expect(workshop.opened.inventory.devices.count == 3)
    #expect(try Files.names(in: workshop.opened.directory + "/machines").count == 3)
  }

  @Test func theMachineFilesOfTheCaseAreNotNewMachines() throws {
    let workshop = try Workshop()
    _ = try workshop.collect([workshop.folder.write(Self.text(1), to: "case/poste.xml")])
    let before = try workshop.everything()
    let records = try workshop.collect([workshop.opened.directory])
    #expect(records.map(\.file) == [workshop.opened.directory + "/poste.xml"])
    #expect(try workshop.everything() == before)
  }

  @Test func anEmptyFolderIsSaidToBeSo() throws {
    let workshop = try Workshop()
    let path = workshop.folder.path + "/vide"
    try AtomicFile.makeDirectory(path)
    let records = try workshop.collect([path])
    #expect(records.map(\.status) == [.skipped])
  }

  @Test func theBytesDoNotDependOnHowManyReadAtOnce() throws {
    var texts: [String] = []
    for readers in [1, 2, 7, 64] {
      let workshop = try Workshop()
      // The large ones are read last, and lie in a file while they wait.
      for number in 1...20 {
        let text = Self.text(number % 18, software: number < 4 ? 30_000 : 3)
        _ = try workshop.folder.write(text, to: "in/\(number).xml")
      }
      var options = ImportOptions()
      options.readers = readers
      var seen: [Int] = []
      options.progress = { done, count, _ in seen.append(done * 100 + count) }
      let records = try workshop.collect([workshop.folder.path + "/in"], options)
      #expect(seen == (1...20).map { $0 * 100 + 20 })
      #expect(records.map(\.status.rawValue).filter { $0 == "merged" }.count == 2)
      texts.append(try workshop.everything() + records.map { $0.json(in: .fr).line.dropFirst(60) }.joined())
      #expect(try Files.names(in: workshop.opened.directory + "/machines").count == 18)
    }
    #expect(Set(texts.map { $0.split(separator: "in/").count }).count == 1)
    #expect(Set(texts.map { String($0.prefix(100_000)) }).count == 1)
  }
}
