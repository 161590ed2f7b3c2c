import ArgumentParser
import Inventories
import Knowledge
import LibXML

/// `draille catalogue match`: which products stand behind names of installed software.
struct CatalogueMatchCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "match",
      abstract: Say.here(
        fr: "Reconnaît des noms de logiciels installés.", en: "Recognises names of installed software."),
      discussion: Say.here(
        fr: """
          Sans nom, lit l’entrée, un nom par ligne ; après une tabulation, la version, l’éditeur et le système
          (windows, macos, linux, android) peuvent suivre.
          """.withFrenchSpaces,
        en: """
          Without a name, reads standard input, one name a line; after a tab, the version, the publisher and the system
          (windows, macos, linux, android) may follow.
          """))
  }

  @Argument(help: ArgumentHelp(Say.here(fr: "Noms.", en: "Names."), valueName: "NAME"))
  var names: [String] = []

  @Flag(
    help: ArgumentHelp(
      Say.here(
        fr: "Ne montre que les noms sans produit, les plus fréquents d’abord.",
        en: "Shows only the names without a product, the most frequent first.")))
  var unmatched = false

  /// For the benchmark: what is recognised is counted, nothing is written about each name.
  @Flag(help: .hidden)
  var count = false

  @OptionGroup var common: CatalogueOptions

  func run() throws {
    let language = common.language
    try ExitStatus.reporting(in: language) {
      let catalogue = try Catalogue.load(overrides: common.knowledge)
      let matcher = SoftwareMatcher(catalogue), systems = SystemRecognition(catalogue)
      if unmatched { return printUnmatched(matcher) }
      if count { return printCount(matcher) }
      var batch: [String] = []
      var rows: [[String]] = []
      eachName { software in
        var found = matcher.match(software)
        if found.product == nil, found.kind == .unknown { found = systems.match(software.name) ?? found }
        let answer = Answer(software, found, catalogue)
        guard common.json else { return rows.append(answer.cells(language)) }
        batch.append(answer.json(in: language).line)
        if batch.count >= 1_000 { flush(&batch) }
      }
      flush(&batch)
      if !rows.isEmpty { Console.print(TextTable.lines(rows).joined(separator: "\n").forTerminal) }
    }
  }

  private func flush(_ lines: inout [String]) {
    if !lines.isEmpty { Console.print(lines.joined(separator: "\n")) }
    lines = []
  }

  private func eachName(_ body: (InstalledSoftware) -> Void) {
    guard names.isEmpty else { return names.forEach { body(InstalledSoftware(line: $0)) } }
    while let line = readLine() {
      if !line.isEmpty { body(InstalledSoftware(line: line)) }
    }
  }

  private func printCount(_ matcher: SoftwareMatcher) {
    var found = 0
    eachName { if matcher.match($0).product != nil { found += 1 } }
    Console.print(String(found))
  }

  private func printUnmatched(_ matcher: SoftwareMatcher) {
    var counts: [String: Int] = [:]
    eachName { software in
      let found = matcher.match(software)
      if found.product == nil, found.kind == .unknown { counts[software.name, default: 0] += 1 }
    }
    let rows = counts.sorted { (-$0.value, $0.key) < (-$1.value, $1.key) }
    if common.json {
      Console.print(
        JSON.array(rows.map { .object([("name", .string($0.key)), ("count", .integer($0.value))]) }).text)
    } else {
      Console.print(
        TextTable.lines(rows.map { [String($0.value), $0.key] }, right: [0]).joined(separator: "\n").forTerminal)
    }
  }

  /// What is known of one name.
  private struct Answer {
    let software: InstalledSoftware
    let found: SoftwareMatch
    let product: String?
    let isFree: Bool?

    init(_ software: InstalledSoftware, _ found: SoftwareMatch, _ catalogue: Catalogue) {
      self.software = software
      self.found = found
      product = found.product.map(catalogue.productName)
      isFree = found.product.flatMap { catalogue.isFree($0, edition: found.edition) }
    }

    func json(in language: Language) -> JSON {
      .object([
        ("name", .string(software.name)), ("product", .optional(found.product)), ("edition", .optional(found.edition)),
        ("version", .optional(found.version)), ("free", isFree.map(JSON.boolean) ?? .null),
        ("kind", .string(found.kind.published)), ("confidence", .optional(found.confidence?.rawValue)),
        ("reason", .string(found.reason.text[language])),
      ])
    }

    func cells(_ language: Language) -> [String] {
      [
        software.name, [product, found.edition, found.version].compactMap { $0 }.joined(separator: " "),
        found.kind.word[language], found.confidence?.word[language] ?? "", found.reason.text[language],
      ]
    }
  }
}

extension InstalledSoftware {
  /// A line of names: name, version, publisher and system, with tabs between.
  fileprivate init(line: String) {
    guard line.utf8.contains(UInt8(ascii: "\t")) else {
      self.init(name: line)
      return
    }
    let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    func field(_ index: Int) -> String? {
      fields.indices.contains(index) && !fields[index].isEmpty ? fields[index] : nil
    }
    self.init(
      name: fields.first ?? "", version: field(1), publisher: field(2), system: field(3).flatMap(SystemFamily.init))
  }
}

extension SoftwareMatch.Kind {
  /// The kind as the documented output names it.
  fileprivate var published: String { self == .font ? SoftwareMatch.Kind.library.rawValue : rawValue }
}

extension SoftwareMatch.Confidence {
  fileprivate var word: LocalizedText {
    switch self {
    case .certain: LocalizedText(fr: "sûr", en: "certain")
    case .likely: LocalizedText(fr: "probable", en: "likely")
    }
  }
}
