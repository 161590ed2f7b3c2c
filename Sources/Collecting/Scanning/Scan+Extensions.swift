internal import FoundationEssentials
internal import Knowledge

// What people added to browsers and to mail programs.

extension Scan {
  mutating func lookAtExtensions() throws {
    var seen: Set<String> = []
    for probe in probes.profiles {
      let folders = paths(probe.folder)
      let extensions = probe.form == .mozilla ? folders.flatMap(mozilla) : folders.flatMap(chromium)
      for (name, version) in extensions.sorted(by: { ($0.name, $0.version ?? "") < ($1.name, $1.version ?? "") })
      where seen.insert("\(probe.product) \(name)").inserted {
        try software.add(
          .init(
            software: InstalledSoftware(name: name, version: version), origin: probe.product + "-extension",
            isPart: true))
      }
    }
  }

  private typealias Extension = (name: String, version: String?)

  /// The list that each profile keeps, without what comes with the program.
  private func mozilla(_ folder: String) -> [Extension] {
    machine.paths(folder + "/*/extensions.json").flatMap { path -> [Extension] in
      guard let bytes = machine.bytes(path, limit: 1 << 24) else { return [] }
      let list = try? JSONDecoder().decode(MozillaExtensions.self, from: Data(bytes))
      return (list?.addons ?? []).filter(\.isChosen).compactMap { addon in
        (addon.defaultLocale?.name?.meaningful).map { ($0, addon.version) }
      }
    }
  }

  /// A folder an extension and a version, with a manifest; the name may stand in a list of texts.
  private func chromium(_ folder: String) -> [Extension] {
    machine.paths(folder + "/*/Extensions/*").compactMap { place -> Extension? in
      guard let version = machine.names(in: place).last else { return nil }
      let manifest = decoded(ChromiumManifest.self, place + "/\(version)/manifest.json")
      guard var name = manifest?.name?.meaningful else { return nil }
      if name.hasPrefix("__MSG_") {
        let key = name.dropFirst("__MSG_".count).dropLast(2).lowercased()
        let path = "\(place)/\(version)/_locales/\(manifest?.locale ?? "en")/messages.json"
        let texts = decoded([String: ChromiumText].self, path)
        guard let text = texts?.first(where: { $0.key.lowercased() == key })?.value.message?.meaningful else {
          return nil
        }
        name = text
      }
      return (name, manifest?.version)
    }
  }

  private func decoded<Value: Decodable>(_ type: Value.Type, _ path: String) -> Value? {
    machine.bytes(path).flatMap { try? JSONDecoder().decode(type, from: Data($0)) }
  }
}

/// The file `extensions.json` of a profile, as far as it is read.
private struct MozillaExtensions: Decodable {
  struct Addon: Decodable {
    struct Locale: Decodable {
      var name: String?
    }
    var type: String?
    var version: String?
    var location: String?
    var defaultLocale: Locale?

    /// Put there by a person, or by the administrator of the machine.
    var isChosen: Bool {
      type == "extension" && ["app-profile", "app-system-share", "app-system-local"].contains(location ?? "")
    }
  }
  var addons: [Addon]
}

private struct ChromiumManifest: Decodable {
  var name: String?
  var version: String?
  var locale: String?

  enum CodingKeys: String, CodingKey {
    case name, version
    case locale = "default_locale"
  }
}

private struct ChromiumText: Decodable {
  var message: String?
}
