package import LibXML

/// A machine that may be one of those known already: somebody who knows should say.
package struct ImportQuestion: Sendable {
  /// One device that it may be.
  package struct Candidate: Sendable, Hashable {
    package var device: String
    package var label: LocalizedText
    /// What both have in common.
    package var common: [LocalizedText]
  }

  /// Path of the file as the user gave it.
  package var file: String
  package var kind: String?
  package var manufacturer: String?
  package var model: String?
  package var system: String?
  package var candidates: [Candidate]

  /// The question, with one line a device that it may be.
  package func text(in language: Language) -> String {
    let what = [manufacturer, model, system].compactMap { $0 }.joined(separator: ", ")
    let head = LocalizedText(
      fr: "\(file)\u{A0}: cette machine\(what.isEmpty ? "" : " (\(what))") est-elle déjà connue\u{202F}?",
      en: "\(file): is this machine\(what.isEmpty ? "" : " (\(what))") known already?")
    let lines = candidates.enumerated().map { index, candidate in
      let common = candidate.common.map { $0[language] }.joined(separator: ", ")
      return "  \(index + 1)  \(candidate.label[language]) · \(common)"
    }
    return ([head[language]] + lines).joined(separator: "\n")
  }
}

/// What somebody says of it.
package enum ImportAnswer: Sendable, Hashable {
  case same(String)
  case different
  /// Kept as a device of its own, with a note.
  case later
}

/// How files are imported.
package struct ImportOptions {
  /// Whether files that were taken before are read again.
  package var again = false
  /// Files that are read at once; what is put into the case does not depend on it.
  package var readers = 1
  /// Asks somebody; nil when nobody is there.
  package var ask: ((ImportQuestion) -> ImportAnswer)?
  /// Hears which file is put into the case: how many are done, how many there are, its path.
  package var progress: ((Int, Int, String) -> Void)?

  package init() {}
}

extension MachineLikeness.Evidence {
  /// What both have in common, as people read it.
  var title: LocalizedText {
    switch self {
    case .uuid: LocalizedText(fr: "même identifiant matériel", en: "same hardware identifier")
    case .serial: LocalizedText(fr: "même numéro de série", en: "same serial number")
    case .installation: LocalizedText(fr: "même installation", en: "same installation")
    case .addresses: LocalizedText(fr: "même carte réseau", en: "same network card")
    case .name: LocalizedText(fr: "même nom", en: "same name")
    case .file: LocalizedText(fr: "même nom de fichier", en: "same file name")
    }
  }
}
