import FoundationEssentials

/// A faulty file that carries the diagnostics expected of it, as comments such as
/// `<!-- expect: error 6:11 XML-001 -->`.
package struct Fixture: Sendable, CustomStringConvertible {
  /// `INV-004` or `INV-004-root`.
  package let name: String
  package let bytes: [UInt8]
  /// Written `error 6:11 XML-001`, sorted.
  package let expectations: [String]
  /// What the code means, in one or two sentences.
  package let meaning: String
  /// Largest size accepted, when the fixture is about it.
  package let limit: Int?
  /// Whether the fixture is the inventory of a whole case rather than a document.
  package let isCase: Bool
  /// Files that stand beside the inventory of a case.
  package let files: [String]

  package var description: String { name }
  /// The code that the fixture is about.
  package var code: String { String(name.prefix(7)) }

  /// Every fixture, in the order of names.
  package static let all: [Fixture] = {
    let folder = Paths.package + "/Tests/InventoriesTests/Fixtures"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".xml") }.sorted().map { Fixture(folder: folder, name: String($0.dropLast(4))) }
  }()

  /// A file that can hold no comment, being empty, has them in `NAME.expect` beside it.
  private init(folder: String, name: String) {
    self.name = name
    bytes = (try? Data(contentsOf: URL(filePath: "\(folder)/\(name).xml"))).map(Array.init) ?? []
    let beside = try? Data(contentsOf: URL(filePath: "\(folder)/\(name).expect"))
    let notes = beside.map { String(decoding: $0, as: UTF8.self) } ?? String(decoding: bytes, as: UTF8.self)
    expectations = Self.notes("expect", in: notes).sorted()
    meaning = Self.notes("meaning", in: notes).first ?? ""
    limit = Self.notes("limit", in: notes).first.flatMap { Int($0) }
    isCase = Self.notes("check", in: notes).contains("case")
    files = Self.notes("file", in: notes)
  }

  private static func notes(_ kind: String, in text: String) -> [String] {
    text.split(separator: "\n").compactMap { line in
      guard line.hasPrefix("<!-- \(kind): "), line.hasSuffix(" -->") else { return nil }
      return String(line.dropFirst("<!-- \(kind): ".count).dropLast(" -->".count))
    }
  }
}
