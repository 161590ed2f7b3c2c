import Testing

@testable import Assessing

@Suite struct ExpressionScopeTests {
  @Test(arguments: [
    "/inventory/devices/device[@owner='lent' or not(@kind)]",
    "/inventory/people/person[days-since(@leaves) > 0]/@id | /inventory/people/group",
    "count(/inventory/devices/device[. = ../x]) > 2 and not($list)",
    "citing('data-location/@in', $list/@id)[@personal='yes']/data",
    "date()", "'a b' = \"c\"", "12 div 4", "$list",
    "/inventory/devices/@complete='yes' and not($list[not(@kind and @bought)])",
  ])
  func isTheSameForEverySubject(_ expression: String) {
    #expect(ExpressionScope.isConstant(expression, given: ["list"]))
  }

  @Test(arguments: [
    "@id", "data/@personal", ".", "..", "*", "entry(@of)", "current()/@id", "/inventory/x[@of = current()/@id]",
    "citing('backup/@of', @id)", "$other", "/inventory/x[@a = $other]", "not(data)", "text()", "name()", "string()",
    "self::device", "/inventory/x | data", "(data)[1]", "position()", "lang('fr')", "ancestor::device/@id", "installed",
  ])
  func dependsOnTheSubject(_ expression: String) {
    #expect(!ExpressionScope.isConstant(expression, given: ["list"]))
  }
}
