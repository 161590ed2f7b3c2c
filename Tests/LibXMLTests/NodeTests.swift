import LibXML
import Testing

struct NodeTests {
  private let root: Node

  init() throws {
    let text = "<a one='1' xml:lang='fr' two='x  y'><b>t<c/>u</b><d/><b>  no\u{A0}break\n here </b></a>"
    root = try Document(bytes: Array(text.utf8), name: "t").root
  }

  @Test
  func attributesKeepTheirOrderAndTheXMLPrefix() {
    #expect(root.attributes.map(\.name) == ["one", "xml:lang", "two"])
    #expect(root["xml:lang"] == "fr")
    #expect(root["lang"] == nil)
    #expect(root.list("two") == ["x", "y"])
    #expect(root.list("none") == [])
  }

  @Test
  func foreignNamespacesAreLeftOut() throws {
    let text = "<a xmlns:p='urn:p' p:q='1' q='2'/>"
    let node = try Document(bytes: Array(text.utf8), name: "t").root
    #expect(node.attributes.map(\.name) == ["q"])
    #expect(node.attribute("q", namespace: "urn:p") == "1")
    #expect(node["q"] == "2")
  }

  @Test
  func childrenAndText() {
    #expect(root.children.map(\.name) == ["b", "d", "b"])
    #expect(root.children("b").count == 2)
    #expect(root.first("b")?.text == "tu")
    #expect(root.first("none") == nil)
    #expect(root.subtree.map(\.name) == ["a", "b", "c", "d", "b"])
    #expect(root.children.last?.text.trimmed == "no\u{A0}break here")
    #expect(root.first("d")?.parent == root)
    #expect(root.parent == nil)
  }

  @Test
  func editing() {
    root.set("one", to: "\"<&\u{0}\u{1B}'")
    #expect(root["one"] == "\"<&\u{FFFD}\u{FFFD}'")
    root.set("one", to: nil)
    #expect(root["one"] == nil)
    root.set("xml:lang", to: "en")
    #expect(root["xml:lang"] == "en")
    root.set("xml:lang", to: nil)
    #expect(root.attributes.map(\.name) == ["two"])
    let child = root.append("e", ["x": "1", "y": nil], text: "a < b & c")
    #expect(child.attributes.map(\.name) == ["x"])
    #expect(child.text == "a < b & c")
    #expect(root.ensure("e") == child)
    #expect(root.ensure("f").parent == root)
    child.remove()
    #expect(root.first("e") == nil)
  }
}
