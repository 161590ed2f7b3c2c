// What a name or a package tells of itself, whatever the catalogue knows. Words and endings of packages in general:
// no product has its place here. Words are written as normalised names are: small letters, no accents.

/// The look of a name.
enum NameShape {
  /// What the words of the name say that it is; nil when they say nothing.
  static func kind(_ key: NameBytes, isPackage: Bool) -> SoftwareMatch.Kind? {
    if endsInIdentifier(key) { return .library }
    if isPackage { return kind(ofPackage: key) }
    return updateStarts.contains { key.holds($0, at: 0) } ? .update : kind(ofWords: key)
  }

  private static func kind(ofWords key: NameBytes) -> SoftwareMatch.Kind? {
    var marks: UInt8 = 0
    var at = 0
    while at < key.count {
      guard key[at].isWord else {
        at += 1
        continue
      }
      let end = key.end(from: at, while: \.isWord)
      if isBulletin(key[at..<end]) { return .update }
      let found = words.marks(key[at..<end])
      marks |= found == Mark.plug ? (key.holds("-in", at: end) ? Mark.part : 0) : found
      at = end
    }
    if marks & Mark.update != 0 { return .update }
    if marks & Mark.driver != 0 { return .driver }
    if marks & Mark.font != 0 { return .font }
    let isLanguagePack = marks & Mark.pack != 0 && marks & Mark.language != 0
    return isLanguagePack || marks & Mark.part != 0 ? .library : nil
  }

  /// What the pieces between dashes say.
  private static func kind(ofPackage key: NameBytes) -> SoftwareMatch.Kind? {
    // The architecture says nothing of what it is.
    var end = key.firstIndex(of: UInt8(ascii: ":")) ?? key.count
    if let tail = architectures.first(where: { key[..<end].ends(in: $0) }) { end -= tail.utf8CodeUnitCount }
    var marks: UInt8 = 0
    var at = 0
    while at < end {
      let stop = key[..<end].end(from: at) { $0 != .dash && $0 != UInt8(ascii: "_") }
      let found = packageWords.marks(key[at..<stop])
      if at > 0 {
        marks |= found
      } else if isBulletin(key[..<stop]) {
        return .update
      } else {
        marks |= found & ~Mark.part | (isLibrary(key[..<stop]) ? Mark.part : 0)
      }
      at = stop + 1
    }
    if marks & Mark.driver != 0 { return .driver }
    return marks & Mark.font != 0 ? .font : marks & Mark.part != 0 ? .library : nil
  }

  /// `lib` and a name; “libre” is a word of its own.
  private static func isLibrary(_ piece: Slice<NameBytes>) -> Bool {
    guard piece.count > 3, piece.holds("lib", at: 0) else { return false }
    return !(piece.count > 6 && piece.holds("libre", at: 0) && piece[5].isLetter)
  }

  /// `kb` and six digits or more.
  private static func isBulletin(_ word: Slice<NameBytes>) -> Bool {
    word.count >= 8 && word.holds("kb", at: word.startIndex) && word.dropFirst(2).allSatisfy(\.isDigit)
  }

  /// Nothing that a person would read: 32 hexadecimal digits in five groups.
  private static func endsInIdentifier(_ key: NameBytes) -> Bool {
    let text = key.last == UInt8(ascii: "}") ? key.dropLast() : key[...]
    guard text.count >= 36, text[text.endIndex - 13] == .dash, text[text.endIndex - 28] == .dash else { return false }
    return text.suffix(36).count { $0 == .dash } == 4
      && text.suffix(36).allSatisfy { $0 == .dash || $0.isDigit || (0x61...0x66).contains($0) }
  }

  private enum Mark {
    static let update: UInt8 = 1
    static let driver: UInt8 = 2
    static let font: UInt8 = 4
    static let part: UInt8 = 8
    static let pack: UInt8 = 16
    static let language: UInt8 = 32
    /// A part when `-in` follows.
    static let plug: UInt8 = 64
  }

  private static let updateStarts: [StaticString] = [
    "update for ", "security update ", "critical update ", "definition update ", "security intelligence update",
    "mise a jour pour ", "mise a jour de securite ", "mise a jour critique ", "mise a jour cumulative", "service pack ",
    "mise a jour de la veille de securite", "mise a jour de definitions",
  ]
  private static let architectures: [StaticString] = [".noarch", ".x86_64", ".i686", ".i386", ".aarch64"]

  private static let words = WordTable([
    (Mark.update, "hotfix correctif cumulative cumulatif rollup"),
    (Mark.driver, "driver drivers pilote pilotes chipset firmware micrologiciel treiber"),
    (Mark.font, "font fonts polices typeface typefaces"),
    (
      Mark.part,
      """
      runtime runtimes redistributable redistributables redistribuable redist sdk mui proofing helper updater promotion \
      uninstaller uninstall library libraries bibliotheque codec codecs plugin plugins addin addon addons langpack \
      maintenance headers symbols toolbar components composants prerequisites interop assemblies help installer
      """
    ),
    (Mark.pack, "pack packs module modules kit experience verification resource resources interface"),
    (Mark.language, "language languages langue langues linguistique linguistiques"), (Mark.plug, "plug add"),
  ])

  private static let packageWords = WordTable([
    (Mark.driver, "firmware microcode dkms driver drivers drv ppds ppd"), (Mark.font, "fonts font ttf otf xfonts"),
    (
      Mark.part,
      """
      dev devel doc docs man manual common data dbg dbgsym debuginfo debugsource libs lib core l10n i18n locale locales \
      lang langpack headers modules module plugin plugins extra extras help style styles theme themes icon icons \
      backend backends runtime java examples samples tests test addon addons extension extensions templates schemas \
      bindings static gir javadoc filesystem source src perl python python3 resources libraries library sdk codecs \
      skins gallery artwork
      """
    ),
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
