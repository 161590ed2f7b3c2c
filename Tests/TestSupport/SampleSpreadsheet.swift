internal import Archives
internal import LibXML

/// Makes spreadsheets of OpenDocument.
package enum SampleSpreadsheet {
  private static let spaces = ["draw": "drawing", "office": "office", "table": "table", "text": "text"]
    .sorted { $0.key < $1.key }
    .map { "xmlns:\($0.key)=\"urn:oasis:names:tc:opendocument:xmlns:\($0.value):1.0\"" }.joined(separator: " ")

  /// A file with these sheets of texts.
  package static func file(_ sheets: [(name: String, rows: [[String]])]) throws -> [UInt8] {
    try file(content: sheets.map { sheet($0.name, rows: $0.rows) }.joined())
  }

  /// A file with that content; `before` comes before the root.
  package static func file(content: String, before: String = "") throws -> [UInt8] {
    let document =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\(before)<office:document-content \(spaces)>"
      + "<office:body><office:spreadsheet>\(content)</office:spreadsheet></office:body></office:document-content>"
    var writer = ZipWriter()
    try writer.add("mimetype", Array("application/vnd.oasis.opendocument.spreadsheet".utf8), isStored: true)
    try writer.add("content.xml", Array(document.utf8))
    return writer.finished()
  }

  package static func sheet(_ name: String, _ content: String) -> String {
    "<table:table table:name=\"\(XMLWriter.escapeAttribute(name))\">\(content)</table:table>"
  }

  private static func sheet(_ name: String, rows: [[String]]) -> String {
    let lines = rows.map { row in
      let cells = row.map { text in
        "<table:table-cell office:value-type=\"string\"><text:p>\(XMLWriter.escapeText(text))</text:p></table:table-cell>"
      }
      return "<table:table-row>" + cells.joined() + "</table:table-row>"
    }
    return sheet(name, lines.joined())
  }
}
