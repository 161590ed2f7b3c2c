import LibXML

/// Prints a document as one HTML file: no script, no request, readable by everyone and on paper.
package enum HTMLRenderer {
  /// The whole file; the same document gives the same bytes.
  package static func render(_ document: ReportDocument) -> String {
    let words = Wording(document.language)
    var page = HTMLPage(language: document.language)
    page.add(head(of: document))
    page.add("<body>\n<a class=\"skip\" href=\"#\(mainID)\">\(escape(words(Texts.skip)))</a>\n<div class=\"page\">\n")
    page.add("<header class=\"top\">\n<div>\n<p class=\"kind\">\(escape(document.subtitle))</p>\n")
    page.add("<h1>\(escape(document.title))</h1>\n")
    if !document.byline.isEmpty { page.add("<p class=\"byline\">\(page.html(document.byline))</p>\n") }
    page.add("</div>\n\(SVGWriter().ornament(Emblem.drawing))\n</header>\n<div class=\"layout\">\n")
    page.add(contents(of: document, words))
    page.add("<main id=\"\(mainID)\" tabindex=\"-1\">\n")
    document.sections.forEach { page.add($0) }
    page.add("</main>\n</div>\n")
    if !document.colophon.isEmpty { page.add("<footer>\n<p>\(page.html(document.colophon))</p>\n</footer>\n") }
    page.add("</div>\n</body>\n</html>\n")
    return page.output
  }

  private static let mainID = "contenu"

  private static func head(of document: ReportDocument) -> String {
    """
    <!DOCTYPE html>
    <html lang="\(document.language.rawValue)">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
    <meta name="referrer" content="no-referrer">
    <meta name="color-scheme" content="light dark">
    <meta name="generator" content="draille">
    <meta name="description" content="\(escape(document.description))">
    <title>\(escape(document.title + " – " + document.subtitle))</title>
    <style>
    \(Stylesheet.css)</style>
    </head>

    """
  }

  private static func contents(of document: ReportDocument, _ words: Wording) -> String {
    guard document.sections.count > 1 else { return "" }
    let entries = document.sections.map { "<li><a href=\"#\($0.id)\">\(escape($0.title))</a></li>\n" }
    return "<nav aria-label=\"\(escape(words(Texts.contents)))\">\n<ol>\n\(entries.joined())</ol>\n</nav>\n"
  }

  private static func escape(_ text: String) -> String { Markup.escape(text) }
}

private enum Texts {
  static let skip = LocalizedText(fr: "Aller au contenu", en: "Skip to content")
  static let contents = LocalizedText(fr: "Sommaire", en: "Contents")
}
