import LibXML
import Testing

struct DocumentWritingTests {
  private func rewritten(_ text: String) throws -> String {
    try Document(bytes: Array(text.utf8), name: "t").serialised
  }

  @Test
  func ourLayoutIsAFixedPoint() throws {
    let text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <!-- before -->
      <inventory version="1" xml:lang="fr">
        <!-- inside -->
        <sites/>
        <note>Une ligne.
      Une autre, « entre guillemets » &amp; é.</note>
        <name a="&#10;&#9;&quot;&lt;"/>
        <b>
          <!-- alone -->
        </b>
      </inventory>
      <!-- after -->

      """
    #expect(try rewritten(text) == text)
  }

  @Test
  func anyLayoutBecomesOurs() throws {
    let text = "<a  y='1'\n x=\"2\"><b></b>\n\n<c>t</c><![CDATA[ ]]><d><![CDATA[<x>]]></d></a>"
    let once = try rewritten(text)
    #expect(once.hasSuffix("<a y=\"1\" x=\"2\">\n  <b/>\n  <c>t</c>\n  <d>&lt;x&gt;</d>\n</a>\n"))
    #expect(try rewritten(once) == once)
  }

  @Test
  func nothingIsLostAroundText() throws {
    let once = try rewritten("<?style x?><a><b>one<!-- amid -->two</b><?inside?></a>")
    #expect(once.contains("<?style x?>") && once.contains("<?inside?>"))
    #expect(once.contains("<!-- amid -->") && once.contains("<b>onetwo</b>"))
    #expect(try rewritten(once) == once)
  }
}
