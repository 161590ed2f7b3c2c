package import LibXML

extension SoftwareMatch.Kind {
  /// The kind in a word.
  package var word: LocalizedText {
    switch self {
    case .application: LocalizedText(fr: "application", en: "application")
    case .system: LocalizedText(fr: "système", en: "system")
    case .library: LocalizedText(fr: "bibliothèque", en: "library")
    case .driver: LocalizedText(fr: "pilote", en: "driver")
    case .font: LocalizedText(fr: "police", en: "font")
    case .update: LocalizedText(fr: "mise à jour", en: "update")
    case .unknown: LocalizedText(fr: "inconnu", en: "unknown")
    }
  }
}
