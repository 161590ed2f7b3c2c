internal import Inventories
internal import LibXML

/// Reads `licenses.json` of the SPDX list.
struct SPDXReader {
  private let licences: [(id: String, name: String, osi: Bool, fsf: Bool?)]
  private let version: String?

  init(_ bytes: [UInt8], name: String) throws {
    let root = try JSON(parsing: bytes, name: name)
    guard let list = root["licenses"]?.items else { throw ForeignCatalogue.spdx.unexpected(name) }
    version = root["licenseListVersion"]?.string
    licences = list.compactMap { entry in
      guard let id = entry["licenseId"]?.string, let name = entry["name"]?.string else { return nil }
      return (id, name, entry["isOsiApproved"]?.boolean ?? false, entry["isFsfLibre"]?.boolean)
    }
    if licences.isEmpty { throw ForeignCatalogue.spdx.unexpected(name) }
  }

  func result(on day: String) -> ForeignCatalogue.Result {
    var writer = XMLWriter()
    writer.start("licences")
    for licence in licences.sorted(by: { $0.id < $1.id }) {
      // The list says nothing of what the FSF did not judge: not free for the FSF, as the list itself is read.
      writer.empty(
        "licence",
        [
          ("id", licence.id), ("name", licence.name), ("osi", licence.osi ? "yes" : "no"),
          ("fsf", licence.fsf == true ? "yes" : "no"),
        ])
    }
    let title = ["SPDX License List", version].compactMap { $0 }.joined(separator: " ")
    writer.empty("source", [("title", title), ("url", "https://spdx.org/licenses/"), ("verified-on", day)])
    writer.end()
    return ForeignCatalogue.Result(fileName: "licences.xml", xml: writer.output, entries: licences.count, notes: [])
  }
}
