import LibXML
import Testing

/// Numbers and nouns agree, in both languages.
struct NounTests {
  private let fault = Noun(fr: ("faute", "fautes"), en: ("error", "errors"))

  @Test(arguments: [
    (0, "0\u{A0}faute", "0\u{A0}errors"), (1, "1\u{A0}faute", "1\u{A0}error"), (2, "2\u{A0}fautes", "2\u{A0}errors"),
    (1240, "1\u{202F}240\u{A0}fautes", "1,240\u{A0}errors"),
  ])
  func zeroIsSingularInFrenchAndPluralInEnglish(count: Int, fr: String, en: String) {
    #expect(fault.counting(count) == LocalizedText(fr: fr, en: en))
  }

  @Test
  func aSentenceInsideAnotherLosesItsFullStop() {
    #expect("Prévu au budget.".withoutFullStop == "Prévu au budget")
    #expect("Prévu au budget".withoutFullStop == "Prévu au budget")
    #expect("À suivre...".withoutFullStop == "À suivre...")
  }

  @Test
  func aWordIsNotSaidTwiceInARow() {
    #expect("Windows 10 10 22H2".withoutRepeatedWords == "Windows 10 22H2")
  }
}
