import Collecting
import Inventories
import Knowledge
import LibXML

extension ScanCommand {
  /// Asks about a domain, and writes what the records say.
  func lookAt(_ domain: String, _ resolver: String) throws {
    let catalogue = try common.catalogue()
    var check = try DomainCheck.look(
      at: domain, resolver: resolver, selectors: catalogue.probes.mailKeys, catalogue: catalogue, date: common.day)
    if let registration { try check.add(registration: registration) }
    let bytes = DomainFile.bytes(of: check)
    let file = output ?? "domain-\(check.name).xml"
    if show || json || file == "-" { Console.write(bytes) } else { try AtomicFile.write(bytes, to: file) }
    Console.error(check.summary(catalogue)[common.language])
    if !show, !json, file != "-" {
      Console.error(LocalizedText(fr: "écrit dans \(file)", en: "written to \(file)")[common.language])
    }
  }
}
