internal import Inventories
internal import LibXML

/// Reads `sill.json`, with the short keys of its first years or the long ones of today.
struct SILLReader {
  private let entries: [(name: String, licence: String?, url: String?)]

  init(_ bytes: [UInt8], name: String) throws {
    let root = try JSON(parsing: bytes, name: name)
    let list = root.items ?? root["softwares"]?.items ?? root["catalog"]?.items
    guard let list else { throw ForeignCatalogue.sill.unexpected(name) }
    entries = list.compactMap { entry in
      guard let name = entry.first(["softwareName", "name", "nom", "i"]) else { return nil }
      return (
        name, entry.first(["license", "licence", "l"]),
        entry.first(["website", "websiteUrl", "officialWebsiteUrl", "softwareWebsiteUrl"])
      )
    }
    if entries.isEmpty { throw ForeignCatalogue.sill.unexpected(name) }
  }

  /// Programs that the catalogue does not know yet.
  func result(on day: String, knowing catalogue: Catalogue) -> ForeignCatalogue.Result {
    let matcher = SoftwareMatcher(catalogue)
    var writer = XMLWriter()
    writer.start("products")
    var taken: Set<String> = Set(catalogue.products.keys)
    var written = 0
    for entry in entries where matcher.match(InstalledSoftware(name: entry.name)).product == nil {
      let id = Self.id(entry.name)
      guard !id.isEmpty, taken.insert(id).inserted else { continue }
      write(entry, id, to: &writer, on: day, knowing: catalogue)
      written += 1
    }
    writer.end()
    let known = entries.count - written
    let note = LocalizedText(
      fr: "logiciels déjà connus, laissés tels quels\u{A0}: \(known)",
      en: "programs already known, left as they are: \(known)")
    return ForeignCatalogue.Result(
      fileName: "products-sill.xml", xml: writer.output, entries: written, notes: known > 0 ? [note] : [])
  }

  private func write(
    _ entry: (name: String, licence: String?, url: String?), _ id: String, to writer: inout XMLWriter, on day: String,
    knowing catalogue: Catalogue
  ) {
    let licence = entry.licence.map { $0.replacing(" / ", with: " OR ").replacing(", ", with: " OR ") }
    let isKnown = licence.map { catalogue.isFree(licence: $0) != nil } ?? false
    writer.start("product", [("id", id), ("name", entry.name), ("delivery", "installed"), ("kind", "application")])
    writer.empty("edition", [("id", "standard"), ("licence", isKnown ? licence : "unknown")])
    writer.empty("match", [("name", entry.name)])
    writer.empty(
      "source",
      [
        ("title", "Socle interministériel de logiciels libres"), ("url", entry.url ?? "https://code.gouv.fr/sill"),
        ("verified-on", day),
      ])
    writer.end()
  }

  /// Small letters, digits and dashes.
  private static func id(_ name: String) -> String {
    let plain = name.lowercased().unicodeScalars.map { scalar -> Character in
      let isPlain = ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar)
      return isPlain ? Character(scalar) : "-"
    }
    let id = String(plain).split(separator: "-").joined(separator: "-")
    return id.first?.isNumber == true ? "p-" + id : id
  }
}

extension JSON {
  /// The first of these members that is a text with something in it.
  fileprivate func first(_ keys: [String]) -> String? {
    keys.lazy.compactMap { self[$0]?.string }.first { !$0.isEmpty }
  }
}
