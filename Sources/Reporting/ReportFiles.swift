internal import Assessing
internal import Inventories
internal import Planning
internal import Training

/// The files of one report.
package struct ReportFiles {
  private let input: ReportInput

  package init(_ input: ReportInput) {
    self.input = input
  }

  /// Names and contents, in the order in which they are written.
  package var contents: [(name: String, text: String)] {
    [
      ("report.html", HTMLRenderer.render(Report.full(input))),
      ("board.html", HTMLRenderer.render(Report.board(input))),
      ("assessment.json", input.assessment.json(in: input.language).text + "\n"),
      ("plan.json", input.plan.json(in: input.language).text + "\n"),
      ("training.json", input.training.json(in: input.language).text + "\n"),
    ]
  }

  /// Writes the files into a folder, which is made when it is missing.
  ///
  /// - Throws: `FileFailure`.
  package func write(to folder: String) throws {
    try AtomicFile.makeDirectory(folder)
    for (name, text) in contents { try AtomicFile.write(text, to: folder + "/" + name, mode: 0o600) }
  }
}
