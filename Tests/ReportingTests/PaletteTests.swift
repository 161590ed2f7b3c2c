import Reporting
import Testing

@Test(arguments: Palette.allCases) func everyWordCanBeRead(palette: Palette) throws {
  for (word, ground) in Palette.textPairs {
    let ratio = try #require(Contrast.ratio(palette[word], palette[ground]))
    #expect(ratio >= 4.5, "\(palette): \(word) on \(ground) is \(ratio)")
  }
}

@Test(arguments: Palette.allCases) func everyShapeCanBeSeen(palette: Palette) throws {
  for (shape, ground) in Palette.graphicPairs {
    let ratio = try #require(Contrast.ratio(palette[shape], palette[ground]))
    #expect(ratio >= 3, "\(palette): \(shape) on \(ground) is \(ratio)")
  }
}

@Test func contrastIsThatOfTheStandard() throws {
  let full = try #require(Contrast.ratio("#000000", "#ffffff"))
  #expect(abs(full - 21) < 0.01)
  // Known pair: #767676 on white is 4.54.
  let grey = try #require(Contrast.ratio("#767676", "#ffffff"))
  #expect(abs(grey - 4.54) < 0.01)
  #expect(Contrast.ratio("red", "#ffffff") == nil)
}
