// What a name or a package tells of itself, whatever the catalogue knows. Words and endings of packages in general:
// no product has its place here. Words are written as normalised names are: small letters, no accents.

/// The look of a name.
struct NameShape {
  /// What the words of the name say that it is; nil when they say nothing.
  private(set) var kind: SoftwareMatch.Kind?

  /// Looks at each word once.
  init(_ key: [UInt8], isPackage: Bool) {
    if Self.endsInIdentifier(key) {
      kind = .library
    } else if isPackage {
      kind = Self.kind(ofPackage: key)
    } else {
      kind = Self.isUpdate(key) ? .update : Self.kind(ofWords: key)
    }
  }

  /// A correction of something else: it starts as one, or names a bulletin.
  private static func isUpdate(_ key: [UInt8]) -> Bool {
    updateStarts.contains { key.holds($0, at: 0) }
  }

  private static func kind(ofWords key: [UInt8]) -> SoftwareMatch.Kind? {
    var found: SoftwareMatch.Kind?
    var isPack = false
    var isLanguage = false
    var at = 0
    while at < key.count {
      guard key[at].isWord else {
        at += 1
        continue
      }
      let end = key[at...].firstIndex { !$0.isWord } ?? key.count
      let word = key[at..<end]
      at = end
      if isBulletin(word) || updates.contains(word) { return .update }
      if drivers.contains(word) { found = .driver }
      if found == nil, fonts.contains(word) { found = .font }
      if found == nil, parts.contains(word) || isPlugIn(word, before: key[end...]) { found = .library }
      isPack = isPack || packs.contains(word)
      isLanguage = isLanguage || languages.contains(word)
    }
    return found ?? (isPack && isLanguage ? .library : nil)
  }

  /// Nothing that a person would read: 32 hexadecimal digits in five groups.
  private static func endsInIdentifier(_ key: [UInt8]) -> Bool {
    let text = key.last == UInt8(ascii: "}") ? key.dropLast() : key[...]
    guard text.count >= 36, text[text.endIndex - 13] == .dash, text[text.endIndex - 28] == .dash else { return false }
    return text.suffix(36).count { $0 == .dash } == 4
      && text.suffix(36).allSatisfy { $0 == .dash || $0.isDigit || (0x61...0x66).contains($0) }
  }

  /// `plug-in`, `add-in`.
  private static func isPlugIn(_ word: ArraySlice<UInt8>, before rest: ArraySlice<UInt8>) -> Bool {
    (word.elementsEqual("plug".utf8) || word.elementsEqual("add".utf8)) && rest.starts(with: "-in".utf8)
  }

  /// `kb` and six digits or more.
  private static func isBulletin(_ word: ArraySlice<UInt8>) -> Bool {
    word.count >= 8 && word.starts(with: "kb".utf8) && word.dropFirst(2).allSatisfy(\.isDigit)
  }

  /// What the pieces between dashes say.
  private static func kind(ofPackage key: [UInt8]) -> SoftwareMatch.Kind? {
    var pieces = key[...]
    // The architecture says nothing of what it is.
    if let colon = pieces.firstIndex(of: UInt8(ascii: ":")) { pieces = pieces[..<colon] }
    if let end = architectures.first(where: { pieces.ends(in: $0) }) { pieces = pieces.dropLast(end.count) }
    var found: SoftwareMatch.Kind?
    var isFirst = true
    var at = 0
    while at < pieces.endIndex {
      let end = pieces[at...].firstIndex { $0 == .dash || $0 == UInt8(ascii: "_") } ?? pieces.endIndex
      let piece = pieces[at..<end]
      at = end + 1
      if isFirst {
        if isBulletin(piece) { return .update }
        found = packageStart(piece)
      } else if packageDrivers.contains(piece) {
        return .driver
      } else if packageFonts.contains(piece) {
        found = .font
      } else if found == nil, packageParts.contains(piece) {
        found = .library
      }
      isFirst = false
    }
    return found
  }

  private static func packageStart(_ piece: ArraySlice<UInt8>) -> SoftwareMatch.Kind? {
    if packageFonts.contains(piece) { return .font }
    if packageDrivers.contains(piece) { return .driver }
    // “libre” is a word of its own.
    let isWord = piece.count > 6 && piece.starts(with: "libre".utf8) && piece[piece.startIndex + 5].isLetter
    return piece.count > 3 && piece.starts(with: "lib".utf8) && !isWord ? .library : nil
  }

  private static let updateStarts = [
    "update for ", "security update ", "critical update ", "definition update ", "security intelligence update",
    "mise a jour pour ", "mise a jour de securite ", "mise a jour critique ", "mise a jour cumulative", "service pack ",
    "mise a jour de la veille de securite", "mise a jour de definitions",
  ].map { Array($0.utf8) }

  private static let updates = WordList(["hotfix", "correctif", "cumulative", "cumulatif", "rollup"])
  private static let drivers = WordList([
    "driver", "drivers", "pilote", "pilotes", "chipset", "firmware", "micrologiciel", "treiber",
  ])
  private static let fonts = WordList(["font", "fonts", "polices", "typeface", "typefaces"])
  private static let parts = WordList([
    "runtime", "runtimes", "redistributable", "redistributables", "redistribuable", "redist", "sdk", "mui", "proofing",
    "helper", "updater", "promotion", "uninstaller", "uninstall", "library", "libraries", "bibliotheque", "codec",
    "codecs", "plugin", "plugins", "addin", "addon", "addons", "langpack", "maintenance", "headers", "symbols",
    "toolbar", "components", "composants", "prerequisites", "interop", "assemblies", "help", "installer",
  ])
  private static let packs = WordList([
    "pack", "packs", "module", "modules", "kit", "experience", "verification", "resource", "resources", "interface",
  ])
  private static let languages = WordList([
    "language", "languages", "langue", "langues", "linguistique", "linguistiques",
  ])

  private static let architectures = [".noarch", ".x86_64", ".i686", ".i386", ".aarch64"].map { Array($0.utf8) }
  private static let packageFonts = WordList(["fonts", "font", "ttf", "otf", "xfonts"])
  private static let packageDrivers = WordList(["firmware", "microcode", "dkms", "driver", "drivers", "ppds", "ppd"])
  private static let packageParts = WordList([
    "dev", "devel", "doc", "docs", "man", "manual", "common", "data", "dbg", "dbgsym", "debuginfo", "debugsource",
    "libs", "lib", "core", "l10n", "i18n", "locale", "locales", "lang", "langpack", "headers", "modules", "module",
    "plugin", "plugins", "extra", "extras", "help", "style", "styles", "theme", "themes", "icon", "icons", "backend",
    "backends", "runtime", "java", "examples", "samples", "tests", "test", "addon", "addons", "extension", "extensions",
    "templates", "schemas", "bindings", "static", "gir", "javadoc", "filesystem", "source", "src", "perl", "python",
    "python3", "resources", "libraries", "library", "sdk", "codecs", "skins", "gallery", "artwork",
  ])
}

/// Sections and folders, as agents write them.
enum PackageCategory {
  /// What the section or folder that the agent gives tells of the package.
  static func kind(of category: String) -> SoftwareMatch.Kind? {
    let category = category.lowercased()
    if let kind = categories[category] { return kind }
    if category.hasPrefix("system/") { return .system }
    if category.hasPrefix("library/") { return .library }
    return category.split(separator: "/").last.flatMap { categories[String($0)] }
  }

  private static let categories: [String: SoftwareMatch.Kind] = {
    let libraries = [
      "libs", "libraries", "libdevel", "oldlibs", "devel", "development", "doc", "documentation", "localization",
      "translations", "python", "perl", "ruby", "java", "javascript", "php", "introspection", "interpreters",
      "languages", "debug",
    ]
    let systems = [
      "kernel", "shells", "metapackages", "tools", "base", "x", "system", "system_component", "admin", "net", "httpd",
      "database", "databases", "otherosfs", "daemons", "utils", "text", "archiving", "file", "public keys",
    ]
    var kinds = Dictionary(uniqueKeysWithValues: libraries.map { ($0, SoftwareMatch.Kind.library) })
    for name in systems { kinds[name] = .system }
    kinds["fonts"] = .font
    kinds["update"] = .update
    kinds["security_update"] = .update
    for name in ["application", "applications", "store", "developer"] { kinds[name] = .application }
    return kinds
  }()
}
