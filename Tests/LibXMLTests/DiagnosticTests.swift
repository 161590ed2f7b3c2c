import LibXML
import Testing

struct DiagnosticTests {
  private func diagnostic(_ line: Int?, _ column: Int?, _ code: String = "INV-001") -> Diagnostic {
    Diagnostic(
      .warning, code, at: Location(file: "f.xml", line: line, column: column), LocalizedText(fr: "quoi", en: "what"))
  }

  @Test
  func renderedAsCompilersDo() {
    #expect(diagnostic(3, 7).rendered(in: .fr) == "f.xml:3:7: warning: quoi [INV-001]")
    #expect(diagnostic(3, nil).rendered(in: .en) == "f.xml:3: warning: what [INV-001]")
    #expect(diagnostic(nil, 7).rendered(in: .en) == "f.xml: warning: what [INV-001]")
    var helped = diagnostic(1, 1)
    helped.help = LocalizedText(fr: "faites", en: "do")
    #expect(helped.rendered(in: .fr) == "f.xml:1:1: warning: quoi [INV-001]\n  help: faites")
  }

  @Test
  func orderIsThatOfTheFile() {
    let sorted = [
      diagnostic(10, 1), diagnostic(2, 9), diagnostic(2, 3, "INV-002"), diagnostic(2, 3), diagnostic(nil, nil),
    ]
    .sorted(by: Diagnostic.inFileOrder)
    #expect(
      sorted.map { "\($0.location.line ?? 0):\($0.location.column ?? 0) \($0.code)" } == [
        "0:0 INV-001", "2:3 INV-001", "2:3 INV-002", "2:9 INV-001", "10:1 INV-001",
      ])
  }
}
