import FoundationEssentials
@testable import Knowledge
import TestSupport
import Testing

/// Names labelled by hand, against what the matcher makes of them.
struct SoftwareSampleTests {
  /// One labelled name.
  private struct Labelled {
    var software: InstalledSoftware
    var product: String?
    var kind: String
    var edition: String?
  }

  private static let matcher = (try? Catalogue.load()).map(SoftwareMatcher.init)

  private static func rows(_ file: String) throws -> [[String?]] {
    let path = Paths.package + "/Tests/KnowledgeTests/Samples/" + file
    return try String(contentsOf: URL(filePath: path), encoding: .utf8).split(separator: "\n").compactMap { line in
      guard !line.hasPrefix("#") else { return nil }
      return line.split(separator: "\t", omittingEmptySubsequences: false).map {
        $0 == "-" || $0 == "" ? nil : String($0)
      }
    }
  }

  private static func fixtureNames() throws -> [Labelled] {
    try rows("fixture-names.tsv").map { row in
      Labelled(
        software: InstalledSoftware(
          name: row[0] ?? "-", version: row[2], publisher: row[1], system: row[3].flatMap(SystemFamily.init(rawValue:)),
          isUpdate: row[4] == "update", isPackage: row[4] == "package"), product: row[5], kind: row[6] ?? "-",
        edition: row[7])
    }
  }

  private static func otherNames() throws -> [Labelled] {
    try rows("other-names.tsv").map { row in
      Labelled(software: InstalledSoftware(name: row[0] ?? "-"), product: row[1], kind: row[2] ?? "-")
    }
  }

  @Test(arguments: [false, true])
  func applicationsAreFoundAndNothingElseIsTakenForOne(outside: Bool) throws {
    let sample = try outside ? Self.otherNames() : Self.fixtureNames()
    let matcher = try #require(Self.matcher)
    var right = 0
    var wrong: [String] = []
    var missed: [String] = []
    for item in sample {
      let found = matcher.match(item.software)
      let line =
        "\(item.software.name): \(item.kind) \(item.product ?? "-"), found \(found.kind) \(found.product ?? "-")"
      let isWanted = item.kind == "application" && item.product != nil
      if found.kind == .application, found.product == item.product, isWanted {
        right += 1
        continue
      }
      // A program that the catalogue does not know may be called an application, without a product.
      if found.kind == .application, item.kind != "application" || found.product != nil { wrong.append(line) }
      if isWanted { missed.append(line) }
    }
    #expect(sample.count >= 400)
    let precision = Double(right) / Double(right + wrong.count)
    let recall = Double(right) / Double(right + missed.count)
    #expect(precision >= 0.99, "\(precision): \(wrong.joined(separator: "; "))")
    #expect(recall >= 0.95, "\(recall): \(missed.joined(separator: "; "))")
  }

  @Test func noPartIsAnApplication() throws {
    let matcher = try #require(Self.matcher)
    for item in try Self.fixtureNames() + Self.otherNames() where !["application", "unknown"].contains(item.kind) {
      #expect(matcher.match(item.software).kind != .application, "\(item.software.name) is a \(item.kind)")
    }
  }

  @Test func kindsAndEditionsAgreeWithThePeopleWhoLabelled() throws {
    let matcher = try #require(Self.matcher)
    let sample = try Self.fixtureNames()
    var others: [String] = []
    for item in sample {
      let found = matcher.match(item.software)
      if let edition = item.edition { #expect(found.edition == edition, "\(item.software.name)") }
      // What nothing tells is no error: it is kept and counted.
      if found.kind != .unknown, found.kind.rawValue != item.kind {
        others.append("\(item.software.name): \(item.kind), found \(found.kind)")
      }
    }
    #expect(others.count * 10 <= sample.count, "\(others.joined(separator: "; "))")
  }
}
