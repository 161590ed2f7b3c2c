import FoundationEssentials
import LibXML
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// Commands as a person types them: each folder of `Cases` holds input files, the lines typed, and what they print.
struct TranscriptTests {
  static let folder = Paths.package + "/Tests/CommandsTests/Cases"
  static let cases = ((try? Files.names(in: folder)) ?? []).filter { Files.isDirectory(folder + "/" + $0) }

  @Test(arguments: cases)
  func theTranscriptIsTheSame(_ name: String) async throws {
    let source = Self.folder + "/" + name
    let place = try TemporaryFolder()
    for file in try Files.tree(source) where file != "commands" && file != "expected" {
      _ = try place.write(String(decoding: Files.read(source + "/" + file, limit: 1 << 24), as: UTF8.self), to: file)
    }
    let lines = String(decoding: try Files.read(source + "/commands", limit: 1 << 16), as: UTF8.self)
      .split(separator: "\n").map(String.init)
    var transcript = ""
    for line in lines { transcript += try await Self.run(line, in: place.path) }
    try expectSnapshot(transcript, at: source + "/expected")
  }

  /// What one line prints: stdout, stderr, exit code.
  private static func run(_ line: String, in directory: String) async throws -> String {
    let words = split(line)
    let result = try await Subprocess.run(
      .path(FilePath(program)), arguments: Arguments(Array(words.dropFirst())),
      environment: .custom([
        "LC_ALL": words.contains("en") ? "en_US.UTF-8" : "fr_FR.UTF-8", "TZ": "UTC", "COLUMNS": "100",
        "SOURCE_DATE_EPOCH": "1795305600",
      ]),
      workingDirectory: FilePath(directory), output: .string(limit: 1 << 22), error: .string(limit: 1 << 20))
    let output = result.standardOutput
    let errors = result.standardError
    return "$ \(line)\n" + output + (errors.isEmpty ? "" : "--- stderr\n" + errors)
      + "--- \(result.terminationStatus)\n\n"
  }

  private static let program =
    URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "draille").path

  /// Words of a line; double quotes keep spaces.
  private static func split(_ line: String) -> [String] {
    line.split(separator: "\"", omittingEmptySubsequences: false).enumerated().flatMap { index, part in
      index % 2 == 1 ? [String(part)] : part.split(separator: " ").map(String.init)
    }
  }
}
