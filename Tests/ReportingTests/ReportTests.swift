import FoundationEssentials
import Inventories
import LibXML
import Reporting
import Testing

private enum Page {
  static func words(_ document: ReportDocument) -> String {
    document.sections.flatMap(\.blocks).map(\.plainText).joined(separator: "\n")
  }

  static func nodes(_ html: String) -> Int {
    let body = html.firstRange(of: "<body>").map { String(html[$0.lowerBound...]) } ?? html
    var outside = ""
    for (index, part) in body.components(separatedBy: "<svg").enumerated() {
      outside += index == 0 ? part : "<svg" + (part.components(separatedBy: "</svg>").last ?? "")
    }
    return outside.components(separatedBy: "<").count { $0.first?.isLetter == true }
  }

  static func ids(_ html: String) -> [String] {
    html.components(separatedBy: " id=\"").dropFirst().compactMap { $0.components(separatedBy: "\"").first }
  }

  static func targets(_ html: String) -> [String] {
    html.components(separatedBy: "href=\"#").dropFirst().compactMap { $0.components(separatedBy: "\"").first }
  }
}

@Test(arguments: [Language.fr, .en]) func boardEditionIsLight(language: Language) throws {
  let html = HTMLRenderer.render(Report.board(try Fixture.input(language)))
  #expect(html.utf8.count <= 100_000)
  #expect(Page.nodes(html) <= 530, "\(Page.nodes(html)) nodes")
}

@Test(arguments: [Language.fr, .en]) func everyIdIsUniqueAndEveryLinkLeadsSomewhere(language: Language) throws {
  for document in [
    Report.board(try Fixture.input(language)), Report.full(try Fixture.input(language)),
    Report.full(try Fixture.nameOnly(language)),
  ] {
    let html = HTMLRenderer.render(document)
    let ids = Page.ids(html)
    #expect(Set(ids).count == ids.count)
    let lost = Set(Page.targets(html)).subtracting(ids)
    #expect(lost.isEmpty, "\(lost.sorted())")
  }
}

@Test func pageOneFitsAMeeting() throws {
  let page = try #require(Report.board(try Fixture.input()).sections.first)
  let text = page.blocks.map(\.plainText).joined(separator: "\n")
  #expect(text.wordCount <= 250, "\(text.wordCount) words")
  let sentences = text.split(whereSeparator: { ".!?\n".contains($0) })
  for sentence in sentences {
    let length = String(sentence).wordCount
    #expect(length <= 20, "\(sentence)")
  }
}

@Test func pageOneCarriesFourNumbersAndThreeDecisions() throws {
  let blocks = try #require(Report.board(try Fixture.input()).sections.first).blocks
  let figures = blocks.compactMap { if case .keyFigures(let figures) = $0 { figures } else { nil } }
  let cards = blocks.compactMap { if case .cards(let cards) = $0 { cards } else { nil } }
  #expect(figures.first?.count == 4)
  #expect(cards.first?.count == 3)
}

@Test func aCaseWithANameOnlyReadsWell() throws {
  for language in Language.allCases {
    let input = try Fixture.nameOnly(language)
    for document in [Report.board(input), Report.full(input)] {
      let text = Page.words(document)
      #expect(!text.contains("NaN"))
      #expect(!text.contains("%"))
      #expect(!text.contains("nil"))
    }
  }
  let text = Page.words(Report.board(try Fixture.nameOnly()))
  #expect(text.contains("on ne sait pas encore"))
  #expect(!text.contains("0\u{A0}€"))
  #expect(!text.replacing("sur 100", with: "").contains("100"), "no hundred of nothing")
}

@Test func frenchTypographyHolds() throws {
  let text = Page.words(Report.full(try Fixture.input()))
  for wrong in [" :", " ;", " !", " ?", "« ", " »", "'"] {
    let place = text.firstRange(of: wrong).map { text[..<$0.upperBound].suffix(60) }
    #expect(place == nil, "\(wrong) in \(place ?? "")")
  }
}

@Test func hostileNamesStayText() throws {
  let html = HTMLRenderer.render(Report.full(try Fixture.input(name: "<script>alert(\"x\")</script> & Cie")))
  #expect(!html.contains("<script"))
  #expect(html.contains("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; Cie"))
}

@Test func bothLanguagesTellTheSame() throws {
  let fr = Report.full(try Fixture.input(.fr))
  let en = Report.full(try Fixture.input(.en))
  #expect(fr.sections.map(\.id) == en.sections.map(\.id))
  #expect(fr.sections.map(\.blocks.count) == en.sections.map(\.blocks.count))
  let words = Page.words(en).lowercased()
  for french in [" avec ", " personne ne ", " tâches"] {
    let place = words.firstRange(of: french).map { words[..<$0.upperBound].suffix(80) }
    #expect(place == nil, "\(place ?? "")")
  }
}

@Test func theSameCaseGivesTheSameBytes() throws {
  let first = HTMLRenderer.render(Report.full(try Fixture.input()))
  let second = HTMLRenderer.render(Report.full(try Fixture.input()))
  #expect(first == second)
}

@Test func nothingIsCalledIllegal() throws {
  let text = Page.words(Report.full(try Fixture.input())).lowercased()
  #expect(!text.contains("illégal"))
}
