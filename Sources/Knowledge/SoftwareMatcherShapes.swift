// What a name or a package tells of itself, whatever the catalogue knows. Words and endings of packages in general:
// no product has its place here.

/// The look of a name.
enum PackageShape {
  /// A correction of something else: it names a bulletin, or says so.
  static func isUpdate(_ key: [UInt8]) -> Bool {
    updateStarts.contains { key.holds($0, at: 0) } || hasBulletin(key)
  }

  /// A part of something else: a driver, a runtime, a translation.
  static func isAccessory(_ key: [UInt8]) -> Bool {
    accessoryWords.contains { key.holds($0) }
  }

  /// A package of a distribution that serves another one.
  static func isPackagePart(_ key: [UInt8]) -> Bool {
    if key.holds(library, at: 0), key.last?.isDigit == true { return true }
    guard key.contains(.dash) else { return false }
    return packageEnds.contains { key.ends(in: $0) } || packageMiddles.contains { key.holds($0) }
  }

  /// What the section or folder that the agent gives tells of the package.
  static func kind(ofCategory category: String) -> SoftwareMatch.Kind? {
    let category = category.lowercased()
    if let kind = categories[category] { return kind }
    if category.hasPrefix("applications") { return .application }
    if category.hasPrefix("system/") { return .system }
    if category.hasPrefix("library/") { return .library }
    return category.split(separator: "/").last.flatMap { categories[String($0)] }
  }

  /// `kb` and six digits or more, as a word.
  private static func hasBulletin(_ key: [UInt8]) -> Bool {
    guard key.count >= 8 else { return false }
    for at in 0...(key.count - 8) where key[at] == UInt8(ascii: "k") && key[at + 1] == UInt8(ascii: "b") {
      let startsWord = at == 0 || !(key[at - 1].isLetter || key[at - 1].isDigit)
      if startsWord, key[(at + 2)..<(at + 8)].allSatisfy(\.isDigit) { return true }
    }
    return false
  }

  private static let library = Array("lib".utf8)

  private static let updateStarts = [
    "update for ", "security update for ", "hotfix for ", "mise à jour pour ", "mise à jour de sécurité ",
    "correctif ", "service pack ",
  ].map { Array($0.utf8) }

  private static let accessoryWords = [
    " redistributable", " runtime", " driver", "pilote", " mui ", " mui(", "language pack", "module linguistique",
    "pack de langue", " sdk", " proofing", " helper", " updater", " update service", "maintenance service",
    " help pack", " promotion",
  ].map { Array($0.utf8) }

  private static let packageEnds = [
    "-dev", "-devel", "-doc", "-docs", "-man", "-common", "-data", "-dbg", "-dbgsym", "-debuginfo", "-libs", "-lib",
    "-core", "-l10n", "-locale", "-lang", "-headers", "-modules", "-firmware", "-fonts", "-plugins",
  ].map { Array($0.utf8) }

  private static let packageMiddles = [
    "-l10n-", "-locale-", "-help-", "-lang-", "-langpack-", "-plugin-", "-modules-",
  ].map { Array($0.utf8) }

  private static let categories: [String: SoftwareMatch.Kind] = {
    let components = [
      "libs", "libraries", "libdevel", "oldlibs", "devel", "development", "doc", "documentation", "localization",
      "translations", "fonts", "python", "perl", "ruby", "java", "javascript", "php", "introspection", "interpreters",
      "languages", "kernel", "debug", "shells", "metapackages", "tools", "base", "x",
    ]
    var kinds = Dictionary(uniqueKeysWithValues: components.map { ($0, SoftwareMatch.Kind.library) })
    kinds["update"] = .update
    kinds["security_update"] = .update
    kinds["application"] = .application
    kinds["store"] = .application
    kinds["system"] = .system
    kinds["system_component"] = .system
    return kinds
  }()
}
