import FoundationEssentials
import LibXML
import Testing

@testable import Reporting

/// Writes sample pages to the folder of `REPORT_SAMPLES`, to be looked at; does nothing without it.
@Test func samplesForTheEye() throws {
  guard let folder = ProcessInfo.processInfo.environment["REPORT_SAMPLES"] else { return }
  let samples: [(String, ReportDocument)] = [
    ("board-fr", Report.board(try Fixture.input())), ("full-fr", Report.full(try Fixture.input())),
    ("board-en", Report.board(try Fixture.input(.en))), ("name-only", Report.board(try Fixture.nameOnly())),
    ("full-name-only", Report.full(try Fixture.nameOnly())),
  ]
  for (name, document) in samples {
    try Data(HTMLRenderer.render(document).utf8).write(to: URL(filePath: "\(folder)/\(name).html"))
  }
}
