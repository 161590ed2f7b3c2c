import Inventories
import LibXML
import Testing

/// Days and durations as people say them.
struct DayWordsTests {
  @Test
  func aDayIsToldInBothLanguages() throws {
    let words = try #require(Day("2026-10-01")).words
    #expect(words == LocalizedText(fr: "1ᵉʳ\u{A0}octobre\u{A0}2026", en: "1\u{A0}October\u{A0}2026"))
  }

  @Test(arguments: [
    ("P1M", "1\u{A0}mois", "1\u{A0}month"), ("P3Y", "3\u{A0}ans", "3\u{A0}years"),
    ("P1Y6M", "1\u{A0}an et 6\u{A0}mois", "1\u{A0}year and 6\u{A0}months"),
    ("PT30M", "30\u{A0}minutes", "30\u{A0}minutes"),
    ("P1W", "1\u{A0}semaine", "1\u{A0}week"), ("PT1H", "1\u{A0}heure", "1\u{A0}hour"),
  ])
  func aDurationIsTold(text: String, fr: String, en: String) {
    #expect(Period.words(text) == LocalizedText(fr: fr, en: en))
  }

  @Test(arguments: ["", "P", "un mois", "2026-01-01"])
  func whatIsNoDurationHasNoWords(text: String) {
    #expect(Period.words(text) == nil)
  }

  @Test
  func aPartOfAGroupIsTold() throws {
    let document = try Document(
      bytes: Array(
        "<inventory version='1'><people><group id='g' role='radio' count='8'/></people></inventory>".utf8), name: "test"
    )
    let inventory = Inventory(document)
    #expect(inventory.label("g", count: 3) == LocalizedText(fr: "radio (3 sur 8)", en: "radio (3 of 8)"))
    #expect(inventory.label("g", count: 8).fr == "radio (8)")
  }
}
