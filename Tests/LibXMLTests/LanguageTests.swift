import LibXML
import Testing

struct LanguageTests {
  @Test(arguments: [
    (nil, [:], Language.fr),
    ("en", ["LANG": "fr_FR.UTF-8"], .en),
    ("", ["LANG": "en_GB.UTF-8"], .en),
    (nil, ["LANG": "en_US.UTF-8", "LC_ALL": "fr_FR"], .fr),
    (nil, ["LANG": "fr_FR", "LC_MESSAGES": "en_IE"], .en),
    (nil, ["LC_ALL": "", "LC_MESSAGES": "", "LANG": "EN"], .en),
    (nil, ["LC_ALL": "C"], .fr),
    ("de", ["LANG": "en_US"], .fr),
  ])
  func preferred(_ explicit: String?, _ environment: [String: String], _ expected: Language) {
    #expect(Language.preferred(explicit: explicit, environment: environment) == expected)
  }

  @Test
  func textFallsBackToFrench() {
    #expect(LocalizedText(fr: "oui", en: "")[.en] == "oui")
    #expect(LocalizedText(fr: "oui", en: "yes")[.en] == "yes")
    #expect(LocalizedText("Nextcloud") == LocalizedText(fr: "Nextcloud", en: "Nextcloud"))
  }

  @Test
  func textsOfANode() throws {
    let text = """
      <a><t xml:lang="en"> one
        line </t><t xml:lang="fr">une ligne</t><u>seul</u><v xml:lang="en">only</v>
        <w xml:lang="fr">1</w><w xml:lang="en">1e</w><w xml:lang="fr">2</w></a>
      """
    let node = try Document(bytes: Array(text.utf8), name: "t").root
    #expect(node.localizedText("t") == LocalizedText(fr: "une ligne", en: "one line"))
    #expect(node.localizedText("u") == LocalizedText("seul"))
    #expect(node.localizedText("v") == LocalizedText("only"))
    #expect(node.localizedText("none") == nil)
    #expect(node.localizedTexts("w") == [LocalizedText(fr: "1", en: "1e"), LocalizedText("2")])
    #expect(node.localizedTexts("none") == [])
  }
}
