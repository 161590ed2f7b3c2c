internal import Inventories
internal import LibXML

/// Reads the support dates of one product of endoflife.date: a page of its repository, or an answer of its interface.
///
/// The head of a page is YAML of one fixed form, `key: value` under a list; it is read line by line, for the YAML
/// library would bring all of Foundation.
struct EndOfLifeReader {
  private let id: String
  private let title: String
  private let releases: [EndOfLifeRelease]

  init(_ bytes: [UInt8], name: String) throws {
    let stem = name.split(separator: "/").last?.split(separator: ".").first.map(String.init) ?? name
    if bytes.starts(with: Array("---".utf8)) {
      let page = EndOfLifePage(String(decoding: bytes, as: UTF8.self))
      (id, title) = (page.permalink ?? stem, page.title ?? stem)
      releases = page.releases
    } else {
      let root = try JSON(parsing: bytes, name: name)
      let product = root["result"] ?? root
      (id, title) = (product["name"]?.string ?? stem, product["label"]?.string ?? stem)
      releases =
        product["releases"]?.items?.compactMap(EndOfLifeRelease.init(json:))
        ?? root.items?.compactMap(EndOfLifeRelease.init(oldJSON:)) ?? []
    }
    if releases.isEmpty { throw ForeignCatalogue.endoflife.unexpected(name) }
  }

  /// The lifecycle; of several releases that cover the same versions, the one whose fixes end first stays.
  func result(as chosen: String?, on day: String, knowing catalogue: Catalogue) -> ForeignCatalogue.Result {
    let lifecycle = chosen ?? id
    let kept = safest()
    var writer = XMLWriter()
    writer.start("lifecycles")
    writer.start("lifecycle", [("id", lifecycle), ("name", catalogue.lifecycles[lifecycle]?.name ?? title)])
    kept.forEach { write($0, to: &writer) }
    writer.empty(
      "source", [("title", "endoflife.date"), ("url", "https://endoflife.date/\(id)"), ("verified-on", day)])
    writer.end()
    writer.end()
    return ForeignCatalogue.Result(
      fileName: "lifecycle-\(lifecycle).xml", xml: writer.output, entries: kept.count,
      notes: notes(lifecycle, dropped: releases.count - kept.count, catalogue))
  }

  private func write(_ release: EndOfLifeRelease, to writer: inout XMLWriter) {
    let isOpen = release.security == .open
    writer.empty(
      "cycle",
      [
        ("id", release.cycle), ("match", release.patterns), ("released", release.released?.description),
        ("active", release.active?.day?.description), ("security", release.security?.day?.description),
        ("extended", release.extended?.day?.description),
        ("extended-paid", release.extended?.day == nil ? nil : "yes"), ("none", isOpen ? "yes" : nil),
      ])
  }

  private func safest() -> [EndOfLifeRelease] {
    var place: [String: Int] = [:]
    var kept: [EndOfLifeRelease] = []
    for release in releases {
      let key = release.latest.map { release.patterns.contains($0 + "*") ? $0 : release.cycle } ?? release.cycle
      if let index = place[key] {
        if (release.security?.day ?? .distant) < (kept[index].security?.day ?? .distant) { kept[index] = release }
      } else {
        place[key] = kept.count
        kept.append(release)
      }
    }
    return kept
  }

  private func notes(_ lifecycle: String, dropped: Int, _ catalogue: Catalogue) -> [LocalizedText] {
    let users = catalogue.products.values.filter { $0.lifecycle == lifecycle }.map(\.id).sorted()
    var notes = [
      users.isEmpty
        ? LocalizedText(
          fr:
            "aucun logiciel n’utilise la durée de vie «\u{202F}\(lifecycle)\u{202F}»\u{A0}: choisissez-en une avec --as",
          en: "no product uses the lifecycle “\(lifecycle)”: choose one with --as")
        : LocalizedText(
          fr: "utilisée par\u{A0}: \(users.joined(separator: ", "))", en: "used by: \(users.joined(separator: ", "))")
    ]
    if dropped > 0 {
      notes.append(
        LocalizedText(
          fr: "\(dropped) versions couvrent les mêmes numéros\u{A0}: celle qui finit d’abord est gardée",
          en: "\(dropped) releases cover the same numbers: the one that ends first is kept"))
    }
    let undated = releases.count { $0.security == .over }
    if undated > 0 {
      notes.append(
        LocalizedText(
          fr: "\(undated) versions sont finies sans date\u{A0}: leur fin reste inconnue",
          en: "\(undated) releases are over without a date: their end stays unknown"))
    }
    return notes
  }
}

/// The head of a page of the repository.
private struct EndOfLifePage {
  var title: String?
  var permalink: String?
  var releases: [EndOfLifeRelease] = []

  init(_ text: String) {
    var fields: [String: String] = [:]
    var isReleases = false
    for line in text.split(separator: "\n").dropFirst() {
      if line.hasPrefix("---") { break }
      guard let (key, value, isItem, isNested) = Self.pair(line) else { continue }
      if !isNested { isReleases = key == "releases" }
      if !isNested, key == "title" { title = value }
      if !isNested, key == "permalink" { permalink = String(value.drop { $0 == "/" }) }
      guard isReleases, isNested else { continue }
      if isItem {
        EndOfLifeRelease(lines: fields).map { releases.append($0) }
        fields = [:]
      }
      fields[key] = value
    }
    EndOfLifeRelease(lines: fields).map { releases.append($0) }
  }

  /// `- key: "value" # remark`, with what stands before it.
  private static func pair(_ line: Substring) -> (key: String, value: String, isItem: Bool, isNested: Bool)? {
    let isNested = line.first == " " || line.first == "-"
    let body = line.drop { $0 == " " }
    let isItem = body.first == "-"
    let rest = body.drop { $0 == "-" || $0 == " " }
    guard rest.first != "#", let colon = rest.firstIndex(of: ":") else { return nil }
    let value = rest[rest.index(after: colon)...].trimmed
    return (String(rest[..<colon]), unquoted(value), isItem, isNested)
  }

  private static func unquoted(_ value: String) -> String {
    guard let quote = value.first, quote == "\"" || quote == "'" else {
      return value.range(of: " #").map { String(value[..<$0]) } ?? value
    }
    return String(value.dropFirst().prefix { $0 != quote })
  }
}

extension String {
  /// Where another text starts.
  fileprivate func range(of other: String) -> String.Index? {
    indices.first { self[$0...].hasPrefix(other) }
  }
}
