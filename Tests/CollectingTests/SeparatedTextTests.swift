import Testing

@testable import Collecting

/// Text files of lists, as spreadsheets and people write them.
struct SeparatedTextTests {
  private func rows(_ text: String, _ log: RepairLog = RepairLog()) throws -> [[String]] {
    try SeparatedText.table(text, log: log).sheets[0].rows.map { $0.cells.map(\.text) }
  }

  @Test(arguments: [";", ",", "\t"])
  func theSeparatorIsFound(_ separator: String) throws {
    let text = "Marque;Modèle;Prix\nDell;OptiPlex;12\nHP;ProBook;30\n".replacing(";", with: separator)
    #expect(try rows(text) == [["Marque", "Modèle", "Prix"], ["Dell", "OptiPlex", "12"], ["HP", "ProBook", "30"]])
  }

  @Test func commasInCellsDoNotCutThem() throws {
    let text = "Nom;Mémoire, vive\nA, B;7,5\nC, D;15,9\nE;8\n"
    #expect(try rows(text)[1] == ["A, B", "7,5"])
  }

  @Test func quotesHoldSeparatorsLinesAndQuotes() throws {
    let text = "a;b\r\n\"x;\"\"y\"\"\";\"deux\r\nlignes\"\r\nz;\"fin\"\r\n"
    let table = try SeparatedText.table(text, log: RepairLog())
    #expect(
      table.sheets[0].rows.map { $0.cells.map(\.text) } == [["a", "b"], ["x;\"y\"", "deux lignes"], ["z", "fin"]])
    #expect(table.sheets[0].rows.map(\.line) == [1, 2, 4])
    #expect(table.sheets[0].rows[2].cells[1].column == 3)
  }

  @Test func aQuoteThatNothingClosesIsALetter() throws {
    let log = RepairLog()
    #expect(
      try rows("a;b\n\"écran 24\";x\n27\" large;y\n\"z;w\nq;r\n", log) == [
        ["a", "b"], ["écran 24", "x"], ["27\" large", "y"], ["\"z", "w"], ["q", "r"],
      ])
    #expect(log.counts[.quotes] == 1)
  }

  @Test func theLineThatNamesTheSeparatorIsNoRow() throws {
    #expect(try rows("sep=,\r\na,b;c\r\n1,2;3\r\n") == [["a", "b;c"], ["1", "2;3"]])
  }

  @Test func lettersThatCannotBeSeenAreRemoved() throws {
    #expect(try rows("a;b\nx\u{202E}y\u{200B};\u{7}z\u{A0} w\n")[1] == ["xy", "z w"])
  }

  @Test func formulasThatFailSayNothing() throws {
    #expect(try rows("a;b\n#REF!;Err:509\n#N/A;#NOM?\n#1;Err: 5\n") == [["a", "b"], ["#1", "Err: 5"]])
  }

  @Test func emptyLinesAreNoRows() throws {
    #expect(try rows("\n\na;b\n;\n1;2").count == 2)
  }

  @Test func aMillionCellsAreRefused() {
    let wide = String(repeating: "x;", count: 1_000_000)
    #expect(throws: NotAnInventory.tooLarge) { try rows("a;b\n" + wide) }
    let long = "a;b\n" + String(repeating: "1;2\n", count: 100_000)
    #expect(throws: NotAnInventory.tooLarge) { try rows(long) }
  }
}
