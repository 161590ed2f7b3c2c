import Archives
import LibXML
import TestSupport
import Testing

@testable import Collecting

/// Spreadsheets, honest and hostile.
struct SpreadsheetTests {
  private func table(_ sheets: String, before: String = "") throws -> Table {
    let folder = try TemporaryFolder()
    let path = try folder.write(bytes: SampleSpreadsheet.file(content: sheets, before: before), to: "liste.ods")
    return try Spreadsheet.table(ForeignInput(path: path, name: "liste.ods"))
  }

  private func texts(_ content: String) throws -> [[String]] {
    try table(SampleSpreadsheet.sheet("F", content)).sheets[0].rows.map { $0.cells.map(\.text) }
  }

  private func row(_ cells: String, _ attributes: String = "") -> String {
    "<table:table-row \(attributes)>\(cells)</table:table-row>"
  }

  @Test func valuesAreReadAsTheyAreNotAsTheyLook() throws {
    let cells = """
      <table:table-cell office:value-type="float" office:value="2015"><text:p>2 015</text:p></table:table-cell>
      <table:table-cell office:value-type="date" office:date-value="2021-09-03T10:00:00"><text:p>3 sept</text:p></table:table-cell>
      <table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>VRAI</text:p></table:table-cell>
      <table:table-cell office:value-type="string"><text:p>deux<text:s/>mots</text:p><text:p>et <text:span>plus</text:span></text:p></table:table-cell>
      """
    #expect(try texts(row(cells)) == [["2015", "2021-09-03", "true", "deux mots et plus"]])
  }

  @Test func whatIsRepeatedIsMadeOnlyWhereSomethingStands() throws {
    let content =
      row(
        "<table:table-cell table:number-columns-repeated=\"2\"/><table:table-cell table:number-columns-repeated=\"2\"><text:p>a</text:p></table:table-cell>"
          + "<table:table-cell table:number-columns-repeated=\"16380\"/>", "table:number-rows-repeated=\"2\"")
      + row("<table:table-cell table:number-columns-repeated=\"16384\"/>", "table:number-rows-repeated=\"1000000\"")
      + row("<table:table-cell><text:p>b</text:p></table:table-cell>")
    let sheet = try table(SampleSpreadsheet.sheet("F", content)).sheets[0]
    #expect(sheet.rows.map { $0.cells.map(\.text) } == [["", "", "a", "a"], ["", "", "a", "a"], ["b"]])
    #expect(sheet.rows.map(\.line) == [1, 2, 1_000_003])
  }

  @Test func aMillionOfFullCellsIsRefused() {
    let cell = "<table:table-cell table:number-columns-repeated=\"1000000\"><text:p>x</text:p></table:table-cell>"
    #expect(throws: NotAnInventory.tooLarge) { try texts(row(cell)) }
    let one = "<table:table-cell><text:p>x</text:p></table:table-cell>"
    #expect(throws: NotAnInventory.tooLarge) { try texts(row(one, "table:number-rows-repeated=\"1000000\"")) }
    let endless = "table:number-rows-repeated=\"99999999999999999999\""
    #expect(throws: NotAnInventory.tooLarge) { try texts(row(one, endless)) }
  }

  @Test func commentsCoveredCellsAndDrawingsAreNoText() throws {
    let cells = """
      <table:table-cell><office:annotation><text:p>mon avis</text:p></office:annotation><text:p>a</text:p></table:table-cell>
      <table:covered-table-cell><text:p>dessous</text:p></table:covered-table-cell>
      <table:table-cell><draw:frame><draw:text-box><text:p>dessin</text:p></draw:text-box></draw:frame><text:p>b</text:p></table:table-cell>
      """
    #expect(try texts(row(cells)) == [["a", "", "b"]])
  }

  @Test func hiddenRowsAreRowsAndEverySheetIsRead() throws {
    let cell = "<table:table-cell><text:p>x</text:p></table:table-cell>"
    let table = try table(
      SampleSpreadsheet.sheet("Un", row(cell, "table:visibility=\"filter\""))
        + SampleSpreadsheet.sheet("Deux", row(cell) + row(cell)))
    #expect(table.sheets.map(\.name) == ["Un", "Deux"])
    #expect(table.sheets.map(\.rows.count) == [1, 2])
  }

  @Test func aDoctypeIsRefused() {
    #expect(throws: XMLFailure.self) {
      try table(SampleSpreadsheet.sheet("F", ""), before: "<!DOCTYPE x [<!ENTITY a \"b\">]>")
    }
    #expect(throws: XMLFailure.self) { try table(SampleSpreadsheet.sheet("F", ""), before: "<!DOCTYPE x>") }
  }

  @Test func otherDocumentsAreTold() throws {
    func failure(_ entries: [(String, String)]) throws -> (any Error)? {
      let folder = try TemporaryFolder()
      var writer = ZipWriter()
      for (name, text) in entries { try writer.add(name, Array(text.utf8)) }
      let path = try folder.write(bytes: writer.finished(), to: "liste.ods")
      do {
        _ = try Spreadsheet.table(ForeignInput(path: path, name: "liste.ods"))
        return nil
      } catch { return error }
    }
    let type = ("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    let locked = ("META-INF/manifest.xml", "<manifest:encryption-data/>")
    #expect(try failure([("xl/workbook.xml", "")]) as? NotAnInventory == .closedSpreadsheet)
    #expect(
      try failure([("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "")]) as? NotAnInventory
        == .notAList)
    #expect(try failure([type, ("content.xml", "x"), locked]) as? NotAnInventory == .locked)
    #expect(try failure([type, ("content.xml", "")]) is XMLFailure)
  }

  @Test func aBombInsideIsStopped() throws {
    let rows = String(repeating: "<table:table-row/>", count: 2 << 20)
    #expect(throws: ArchiveFailure.explodes) { try table(SampleSpreadsheet.sheet("F", rows)) }
  }
}
