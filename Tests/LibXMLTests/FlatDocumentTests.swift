import LibXML
import TestSupport
import Testing

struct FlatDocumentTests {
  private func read(_ text: String) throws -> FlatDocument {
    try FlatDocument(bytes: Array(text.utf8), name: "a.xml")
  }

  @Test func tellsWhatTheTreeTells() throws {
    try read(
      """
      <a x="1 &amp; 2" list=" b  c "><t xml:lang="fr">  deux\n mots </t><t xml:lang="en">two &lt;words&gt;</t>
      <b><c/>fin</b><b y=""/></a>
      """
    ).withRoot(look)
  }

  private func look(_ root: FlatNode) {
    #expect(root.name == "a")
    #expect(root["x"] == "1 & 2")
    #expect(root["y"] == nil)
    #expect(root.list("list") == ["b", "c"])
    #expect(root.localizedText("t") == LocalizedText(fr: "deux mots", en: "two <words>"))
    #expect(root.localizedTexts("t") == [LocalizedText(fr: "deux mots", en: "two <words>")])
    #expect(root.localizedText("z") == nil)
    #expect(root.children("b").count == 2)
    #expect(root.first("b")?.text == "fin")
    #expect(root.first("b")?.first("c")?.text == "")
    #expect(root.children("b").last?["y"] == "")
    #expect(root.children("t").first?["xml:lang"] == "fr")
  }

  @Test(arguments: ["", "<a>", "<a>&b;</a>", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"])
  func refusesWhatIsNotSound(text: String) {
    #expect(throws: XMLFailure.self) { try read(text) }
  }

  @Test func everyKnowledgeFileReadsTheSameBothWays() throws {
    for name in try Files.tree(Paths.knowledge) where name.hasSuffix(".xml") {
      let bytes = try Files.read(Paths.knowledge + "/" + name, limit: 1 << 24)
      let tree = try Document(bytes: bytes, name: name).root
      let isSame = try FlatDocument(bytes: bytes, name: name).withRoot { same(tree, $0) }
      #expect(isSame, "\(name)")
    }
  }

  private func same(_ tree: Node, _ flat: FlatNode) -> Bool {
    guard tree.name == flat.name, tree.text == flat.text else { return false }
    guard tree.attributes.allSatisfy({ flat[$0.name] == $0.value }) else { return false }
    let names = Set(tree.children.map(\.name))
    return names.allSatisfy { name in
      let (left, right) = (tree.children(name), flat.children(name))
      return left.count == right.count && zip(left, right).allSatisfy(same)
    }
  }
}
