package import Knowledge
package import LibXML

extension DomainCheck {
  /// What was found, in a line.
  package func summary(_ catalogue: Catalogue) -> LocalizedText {
    let mail = product.map(catalogue.productName) ?? servers.first
    let facts = [("spf", spf), ("dkim", dkim), ("dmarc", dmarc)].map { name, value in
      let word = catalogue.words["domain/@\(name)"] ?? LocalizedText(name)
      let answer = value.map { catalogue.word(forValue: $0, of: name) } ?? LocalizedText(fr: "inconnu", en: "unknown")
      return LocalizedText(fr: "\(word.fr)\u{A0}: \(answer.fr)", en: "\(word.en): \(answer.en)")
    }
    let head = mail.map { LocalizedText(fr: "courriel reçu par \($0)", en: "mail received by \($0)") }
    let parts = [head ?? LocalizedText(fr: "ne reçoit pas de courriel", en: "receives no mail")] + facts
    return LocalizedText(
      fr: "\(name) · " + parts.map(\.fr).joined(separator: " · "),
      en: "\(name) · " + parts.map(\.en).joined(separator: " · "))
  }

  /// Adds what a registry says, in a file that somebody fetched.
  ///
  /// - Throws: `FileFailure`; `DomainFailure` when the file says nothing, or speaks of another domain.
  package mutating func add(registration path: String) throws {
    let bytes = try Files.read(path, limit: 1 << 20)
    guard let data = RegistrationData(String(decoding: bytes, as: UTF8.self)) else {
      throw DomainFailure(
        reason: LocalizedText(
          fr: "\(path)\u{A0}: ni bureau d’enregistrement ni date de fin dans ce fichier",
          en: "\(path): neither a registrar nor an end in this file"))
    }
    if let other = data.name, DNSMessage.normal(other) != name {
      throw DomainFailure(
        reason: LocalizedText(
          fr: "\(path) parle de \(other), non de \(name)", en: "\(path) speaks of \(other), not of \(name)"))
    }
    registrar = data.registrar
    expires = data.expires
  }
}
