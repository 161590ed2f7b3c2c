import LibXML
import TestSupport
import Testing

struct XPathTests {
  private static let text = """
    <inventory>
      <device id="d1" memory="8"/><device id="d2" memory="16"/>
      <backup of="d1" date="2025-11-02"/><backup of="d1" date="2025-12-24"/>
    </inventory>
    """
  private let document: Document
  private let evaluator: XPathEvaluator

  init() throws {
    document = try Document(bytes: Array(Self.text.utf8), name: "t")
    evaluator = try XPathEvaluator(
      document,
      functions: [
        XPathFunction("joined", 1...2) { arguments in
          .string(arguments[0].strings.joined(separator: arguments.count > 1 ? arguments[1].string : ","))
        },
        XPathFunction("double", 1...1) { arguments in
          guard case .number(let number) = arguments[0].value else { return .number(.nan) }
          return .number(number * 2)
        },
        XPathFunction("opposite", 1...1) { arguments in
          guard case .boolean(let value) = arguments[0].value else { return .boolean(false) }
          return .boolean(!value)
        },
        XPathFunction("has", 2...2) { arguments in .boolean(arguments[0].hasToken(arguments[1])) },
        XPathFunction("devices", 0...0) { [document] _ in .nodes(document.root.children("device")) },
      ])
  }

  @Test
  func valuesOfEveryType() throws {
    #expect(try evaluator.evaluate("count(//device)").string == "2")
    #expect(try evaluator.evaluate("string(//device/@id)").string == "d1")
    #expect(try evaluator.evaluate("//device/@id").strings == ["d1", "d2"])
    #expect(try evaluator.evaluate("1 = 1").string == "true")
    #expect(try evaluator.evaluate("0 div 0").string == "NaN")
    #expect(try evaluator.evaluate("-1 div 0").string == "-Infinity")
    #expect(try evaluator.evaluate("1 div 4").string == "0.25")
    #expect(try evaluator.evaluate("1000000 * 1000000").string == "1000000000000")
    #expect(try evaluator.evaluate("//nothing").strings == [])
    #expect(try evaluator.evaluate("//nothing").string == "")
  }

  @Test(arguments: [
    ("has('a bc  d', 'bc')", true), ("has('a bc d', 'b')", false), ("has('abc', 'ab')", false), ("has('', '')", false),
    ("has('a', '')", false), ("has(//device/@id, 'd2')", true), ("has(//device/@id, //device[2]/@id)", true),
    ("has(//nothing, 'd2')", false), ("has('d1 d2', //device/@id)", true), ("has('1 2', 2)", true),
    ("has(' d\t', 'd')", true), ("has(//device/@id, 'd')", false),
  ])
  func wordsAreFoundBetweenBlanks(_ expression: String, _ isFound: Bool) throws {
    #expect(try evaluator.holds(expression) == isFound)
  }

  @Test
  func booleansFollowXPath() throws {
    #expect(try evaluator.holds("//device"))
    #expect(try !evaluator.holds("//nothing"))
    #expect(try !evaluator.holds("''"))
    #expect(try !evaluator.holds("0 div 0"))
    #expect(try evaluator.holds("'false'"))
  }

  @Test
  func ourFunctionsGetAndGiveEveryType() throws {
    #expect(try evaluator.evaluate("joined(//device/@id)").string == "d1,d2")
    #expect(try evaluator.evaluate("joined(//device/@id, '+')").string == "d1+d2")
    #expect(try evaluator.holds("double(count(//device)) = 4"))
    #expect(try evaluator.holds("opposite(1 = 2)"))
    #expect(try evaluator.select("devices()[@memory > 8]").map { $0["id"] } == ["d2"])
    #expect(try evaluator.evaluate("joined(joined(//device/@id, '/'), '+')").string == "d1/d2")
  }

  @Test
  func currentIsTheSubjectInsideAPredicateToo() throws {
    let devices = document.root.children("device")
    let test = "//backup[@of = current()/@id]"
    #expect(try evaluator.select(test, on: devices[0]).count == 2)
    #expect(try evaluator.select(test, on: devices[1]).isEmpty)
    #expect(try evaluator.holds("current()/@id = @id", on: devices[1]))
    #expect(try evaluator.evaluate("name(current())").string == "inventory")
  }

  @Test
  func nodeSetsAreInDocumentOrderAndKeepTheirPlace() throws {
    let found = try evaluator.select("//backup | //device")
    #expect(found.map(\.name) == ["device", "device", "backup", "backup"])
    #expect(found[2].location.line == 3)
    let attributes = try evaluator.select("//device/@memory")
    #expect(attributes.allSatisfy { $0.isAttribute })
    #expect(attributes.map(\.text) == ["8", "16"])
    #expect(attributes[0].parent?["id"] == "d1")
    #expect(attributes[0].attributes.isEmpty && attributes[0].children.isEmpty)
    #expect(try evaluator.select("/")[0].attributes.isEmpty)
    #expect(try evaluator.select("1 + 1").isEmpty)
  }

  @Test
  func namespaceNodesDoNotOutliveTheirEvaluation() throws {
    #expect(try evaluator.select("//namespace::*").isEmpty)
    #expect(try evaluator.evaluate("//namespace::*").strings.isEmpty)
  }

  @Test
  func variables() throws {
    let device = document.root.children("device")[0]
    try evaluator.bind("dates", to: "//backup[@of = current()/@id]/@date", on: device)
    #expect(try evaluator.evaluate("$dates").strings == ["2025-11-02", "2025-12-24"])
    #expect(try evaluator.holds("count($dates) = 2"))
    evaluator.bind("it", to: device)
    #expect(try evaluator.evaluate("$it/@id").string == "d1")
    try evaluator.bind("dates", to: "'other'")
    #expect(try evaluator.evaluate("$dates").string == "other")
    evaluator.forgetVariables()
    let failure = #expect(throws: XPathFailure.self) { try evaluator.holds("$dates") }
    #expect(failure?.reason.en == "unknown variable")
  }

  @Test
  func wrongNumberOfArgumentsIsAnError() throws {
    for expression in ["joined()", "joined(1, 2, 3)", "current(1)"] {
      let failure = #expect(throws: XPathFailure.self) { try evaluator.holds(expression) }
      #expect(failure?.reason.en.contains("arguments") == true)
      #expect(failure?.message.fr.contains(expression) == true)
    }
    #expect(try evaluator.holds("joined(1)"), "the evaluator works again afterwards")
  }

  @Test
  func unknownFunctionIsAnErrorThatNamesIt() {
    let failure = #expect(throws: XPathFailure.self) { try evaluator.holds("days-sinse('2025-01-01')") }
    #expect(failure?.reason.en == "unknown function")
    #expect(
      failure?.message.fr == "expression XPath «\u{202F}days-sinse('2025-01-01')\u{202F}»\u{A0}: fonction inconnue")
    #expect(failure?.expression == "days-sinse('2025-01-01')")
  }

  @Test
  func nothingIsPrintedByTheLibrary() throws {
    let printed = try StandardError.during {
      #expect(throws: XPathFailure.self) { try evaluator.holds("unheard-of(1)") }
      #expect(throws: XPathFailure.self) { try evaluator.holds("$unheard-of") }
    }
    #expect(!printed.contains("unheard-of") && !printed.contains("XPath"))
  }

  @Test
  func syntaxErrorsAreFoundWhenCompiling() {
    for expression in ["//device[", "1 +", "@", "", "count(//device) <= <= 2"] {
      #expect(throws: XPathFailure.self) { try evaluator.compile(expression) }
    }
  }

  @Test
  func slowExpressionIsStopped() throws {
    let many = Document(root: "inventory", name: "many")
    for _ in 0..<1000 { many.root.append("device") }
    let evaluator = try XPathEvaluator(many)
    let slow = "count(//*[count(//*[count(//*) > 1]) > 1])"
    var failure: XPathFailure?
    let time = ContinuousClock().measure {
      failure = #expect(throws: XPathFailure.self) { try evaluator.evaluate(slow) }
    }
    #expect(failure?.reason.en.contains("limit") == true)
    #expect(time < .seconds(20))
    #expect(try evaluator.evaluate("count(//device)").string == "1000", "the next evaluation starts afresh")
  }
}
