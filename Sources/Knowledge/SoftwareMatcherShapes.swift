// What a name or a package tells of itself, whatever the catalogue knows. Words and endings of packages in general:
// no product has its place here.

/// The look of a name.
enum PackageShape {
  /// A correction of something else: it names a bulletin, or says so.
  static func isUpdate(_ key: String) -> Bool {
    updateStarts.contains(where: key.hasPrefix) || hasBulletin(key)
  }

  /// A part of something else: a driver, a runtime, a translation.
  static func isAccessory(_ key: String) -> Bool {
    accessoryWords.contains(where: key.contains)
  }

  /// A package of a distribution that serves another one.
  static func isPackagePart(_ key: String) -> Bool {
    packageEnds.contains(where: key.hasSuffix) || packageMiddles.contains(where: key.contains)
      || key.hasPrefix("lib") && key.utf8.last.map { (0x30...0x39).contains($0) } == true
  }

  /// What the section or folder that the agent gives tells of the package.
  static func kind(ofCategory category: String) -> SoftwareMatch.Kind? {
    let category = category.lowercased()
    if category == "update" || category == "security_update" { return .update }
    if category == "application" || category == "store" || category.hasPrefix("applications") { return .application }
    if category == "system" || category == "system_component" || category.hasPrefix("system/") { return .system }
    if category.hasPrefix("library/") { return .component }
    let last = category.split(separator: "/").last.map(String.init) ?? category
    return componentSections.contains(last) ? .component : nil
  }

  /// `KB` and six digits or more, as a word.
  private static func hasBulletin(_ key: String) -> Bool {
    guard key.contains("kb") else { return false }
    return key.split(whereSeparator: { !$0.isLetter && !$0.isNumber }).contains { word in
      word.count >= 8 && word.hasPrefix("kb") && word.dropFirst(2).allSatisfy(\.isNumber)
    }
  }

  private static let updateStarts = [
    "update for ", "security update for ", "hotfix for ", "mise à jour pour ", "mise à jour de sécurité ",
    "correctif ", "service pack ",
  ]

  private static let accessoryWords = [
    " redistributable", " runtime", " driver", "pilote", " mui ", " mui(", "language pack", "module linguistique",
    "pack de langue", " sdk", " proofing", " helper", " updater", " update service", "maintenance service",
  ]

  private static let packageEnds = [
    "-dev", "-devel", "-doc", "-docs", "-man", "-common", "-data", "-dbg", "-dbgsym", "-debuginfo", "-libs", "-lib", "-core",
    "-base-core", "-l10n", "-locale", "-lang", "-headers", "-modules", "-firmware", "-fonts", "-plugins",
  ]

  private static let packageMiddles = ["-l10n-", "-locale-", "-help-", "-lang-", "-langpack-", "-plugin-", "-modules-"]

  private static let componentSections: Set<String> = [
    "libs", "libraries", "libdevel", "oldlibs", "devel", "development", "doc", "documentation", "localization",
    "translations", "fonts", "python", "perl", "ruby", "java", "javascript", "php", "introspection", "interpreters",
    "languages", "kernel", "debug", "shells", "metapackages", "tools", "base", "x",
  ]
}
