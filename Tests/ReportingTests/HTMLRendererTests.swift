import LibXML
import Reporting
import TestSupport
import Testing

private func document(_ blocks: [Block], language: Language = .fr) -> ReportDocument {
  ReportDocument(
    title: "Les Tilleuls", subtitle: "Essai", language: language, description: "Un essai.",
    byline: ["État au 15 janvier 2026."], sections: [Section(id: "one", title: "Un", blocks: blocks)],
    colophon: ["Fin."])
}

private func body(_ blocks: [Block], language: Language = .fr) -> String {
  let html = HTMLRenderer.render(document(blocks, language: language))
  let start = html.firstRange(of: "<main")?.lowerBound ?? html.startIndex
  return String(html[start...])
}

@Test func smallDocument() throws {
  let table = Table(
    caption: "Notes", columns: [.init("Nom"), .init("Note", .number), .init("Jour", .date)],
    rows: [.init([[.strong("A")], ["12"], ["3 mars"]]), .init([["B"]])])
  let blocks: [Block] = [
    .paragraph(["Une phrase ", .strong("forte"), ".", .lineBreak, .foreign("Hello", .en)], .lead),
    .heading(level: 3, id: "h", ["Partie"]), .list([["un"], [.link("deux", target: "#h")]], ordered: true),
    .table(table), .definitions([Definition(["Qui"], [["nous"], ["vous"]])]),
    .keyFigures([KeyFigure(label: "Graves", value: "7", note: ["sur 15"], tone: .bad)]),
    .figure(
      Figure(
        id: "fig", title: "Dessin", description: "Un trait.",
        drawing: Drawing(width: 10, height: 5, shapes: [.line(Point(0, 0), Point(10, 5), .accent)]))),
    .cards([Callout(.decision, title: ["Voter"], blocks: [.paragraph([.badge("à faire", .caution)])])]), .pageBreak,
  ]
  try expectSnapshot(body(blocks), named: "small-document.html")
}

@Test func headAsksNothingOfAnybody() throws {
  let html = HTMLRenderer.render(document([]))
  #expect(html.contains("<html lang=\"fr\">"))
  #expect(html.contains("default-src 'none'; style-src 'unsafe-inline'; img-src data:"))
  #expect(!html.contains("<script"))
  #expect(!html.contains("@import"))
  #expect(!html.contains("url("))
  #expect(!html.contains("var("))
  #expect(html.contains("@media screen and (prefers-color-scheme: dark)"))
  #expect(html.contains("@media screen and (forced-colors: active)"))
  #expect(html.contains("<main id=\"contenu\" tabindex=\"-1\">"))
}

@Test func hostileTextStaysText() {
  let attack = "</style><script>alert(1)</script>\"'><img src=x onerror=alert(1)>\u{202E}\u{0}&amp;"
  let table = Table(caption: attack, columns: [.init(attack)], rows: [.init([[.text(attack)]])])
  let html = HTMLRenderer.render(
    ReportDocument(
      title: attack, subtitle: attack, language: .fr, description: attack, byline: [.text(attack)],
      sections: [
        Section(
          id: attack, title: attack,
          blocks: [
            .table(table), .heading(level: 3, id: attack, [.code(attack)]),
            .figure(
              Figure(
                id: attack, title: attack, description: attack,
                drawing: Drawing(width: 1, height: 1, shapes: [.label(Label(attack, at: Point(0, 0)))]))),
            .keyFigures([KeyFigure(label: attack, value: attack, note: [.badge(attack, .bad)])]),
          ])
      ]))
  #expect(!html.contains("<script"))
  #expect(!html.contains("<img"))
  #expect(!html.contains("\u{202E}"))
  #expect(!html.contains("\u{0}"))
  #expect(html.contains("&amp;amp;"))
}

@Test(arguments: ["javascript:alert(1)", "data:text/html,x", " https://a", "JaVaScRiPt:x", "//evil.example"])
func unsafeLinksAreOnlyWords(target: String) {
  #expect(!body([.paragraph([.link("clic", target: target)])]).contains("href"))
}

@Test func idsAreUniqueWhateverChaptersDo() throws {
  let heading = Block.heading(level: 3, id: "same id", ["x"])
  let html = body([heading, heading, heading])
  #expect(html.contains("id=\"same-id\""))
  #expect(html.contains("id=\"same-id-2\""))
  #expect(html.contains("id=\"same-id-3\""))
}

@Test func shortRowsAreFilled() {
  let table = Table(
    caption: "c", columns: [.init("a"), .init("b")], rows: [.init([["1"]]), .init([["1"], ["2"], ["3"]])])
  #expect(table.rows.allSatisfy { $0.cells.count == 2 })
}
