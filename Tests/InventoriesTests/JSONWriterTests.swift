import Inventories
import Testing

struct JSONWriterTests {
  @Test
  func layoutIsFixed() {
    let value = JSON.object([("b", .array([.integer(1), .null])), ("a", .object([])), ("c", .array([]))])
    #expect(value.line == #"{"b": [1, null], "a": {}, "c": []}"#)
    #expect(value.text == "{\n  \"b\": [\n    1,\n    null\n  ],\n  \"a\": {},\n  \"c\": []\n}")
  }

  @Test
  func numbersAreAlwaysJSON() {
    #expect(JSON.number(.nan).line == "null" && JSON.number(.infinity).line == "null")
    #expect(JSON.number(0.1 + 0.2).line == "0.3")
    #expect(JSON.number(-2.5).line == "-2.5")
    #expect(JSON.number(3).line == "3")
  }

  @Test
  func stringsAreEscaped() {
    #expect(JSON.string("\"\\\n\t\u{1B}é").line == #""\"\\\n\t\u001bé""#)
  }
}
