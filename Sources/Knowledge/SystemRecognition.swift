internal import Inventories

/// What an inventory says of the operating system, each text as measured.
package struct MeasuredSystem: Sendable {
  package var fullName: String?
  package var name: String?
  package var version: String?
  package var kernelName: String?
  package var kernelVersion: String?
  /// What the hardware section repeats, sometimes more exactly.
  package var hardwareName: String?
  package var hardwareVersion: String?

  package init(
    fullName: String? = nil, name: String? = nil, version: String? = nil, kernelName: String? = nil,
    kernelVersion: String? = nil, hardwareName: String? = nil, hardwareVersion: String? = nil
  ) {
    self.fullName = fullName
    self.name = name
    self.version = version
    self.kernelName = kernelName
    self.kernelVersion = kernelVersion
    self.hardwareName = hardwareName
    self.hardwareVersion = hardwareVersion
  }
}

/// An operating system, as the catalogue knows it.
package struct RecognisedSystem: Sendable, Hashable {
  package var product: String?
  package var family: SystemFamily?
  /// Text to look support dates up with.
  package var version: String?
  package var edition: String?
  /// Name to show.
  package var name: String?
  package var build: String?

  package init(
    product: String? = nil, family: SystemFamily? = nil, version: String? = nil, edition: String? = nil,
    name: String? = nil, build: String? = nil
  ) {
    self.product = product
    self.family = family
    self.version = version
    self.edition = edition
    self.name = name
    self.build = build
  }
}

/// Recognises operating systems by the rules that the catalogue gives for products of kind “system”.
package struct SystemRecognition: Sendable {
  private let rules: MatchRules
  private let products: [Product]

  package init(_ catalogue: Catalogue) {
    products = catalogue.products.values.filter(\.isOperatingSystem).sorted { $0.id < $1.id }
    rules = MatchRules(products)
  }

  /// Finds the product, the version to look up and the edition; what nothing tells stays nil.
  package func recognise(_ system: MeasuredSystem) -> RecognisedSystem {
    let told = [system.fullName, system.hardwareName, system.name]
    let names = told.compactMap { $0.map(SoftwareName.cleaned) }.filter { !$0.isEmpty }
    let found = names.lazy.compactMap { name in rule(for: name).map { (name: name, rule: $0) } }.first
    let words = found.map { rest(of: $0.name, $0.rule) } ?? []
    let family = family(of: system, names: names)
    return RecognisedSystem(
      product: found.map { products[rules.rules[$0.rule.rule].product].id }, family: family,
      version: version(of: system, family, names: names) ?? (family == .windows ? nil : words.first),
      edition: found.flatMap { edition(words, rules.rules[$0.rule.rule], family) }, name: names.first,
      build: system.kernelVersion ?? system.version)
  }

  /// The most demanding rule that covers the name.
  private func rule(for name: String) -> MatchRules.Found? {
    SoftwareName.key(name).withUnsafeBufferPointer { key in rules.best(key) { _, _ in true } }
  }

  private func family(of system: MeasuredSystem, names: [String]) -> SystemFamily? {
    let kernel = system.kernelName?.lowercased() ?? ""
    let all = names.joined(separator: " ").lowercased()
    if all.contains("android") { return .android }
    if kernel.hasPrefix("mswin") || all.contains("windows") { return .windows }
    if kernel == "darwin" || all.hasPrefix("mac") { return .macos }
    return kernel == "linux" || all.contains("linux") ? .linux : nil
  }

  private func version(of system: MeasuredSystem, _ family: SystemFamily?, names: [String]) -> String? {
    switch family {
    case .windows:
      // The build tells the release; the rest is often missing or marketing.
      return [system.kernelVersion, system.hardwareVersion, system.version].lazy.compactMap { $0 }.first(
        where: isNumber)
    case .android:
      // The agent writes the level of the programming interface as version; people know the other number.
      return [system.hardwareVersion, names.lazy.compactMap(number(in:)).first, system.version].lazy.compactMap { $0 }
        .first(where: isNumber)
    default:
      // “10.13.5 (17F77)”: the build follows.
      let told = [system.version, names.lazy.compactMap(number(in:)).first].lazy.compactMap { $0 }.first(
        where: isNumber)
      return told?.split(separator: " ").first.map(String.init)
    }
  }

  private func isNumber(_ text: String) -> Bool { text.first?.isNumber == true }

  /// The first word of the name that starts with a digit.
  private func number(in name: String) -> String? {
    name.split(separator: " ").first { $0.first?.isNumber == true }.map(String.init)
  }

  /// The words of a name after the product.
  private func rest(of name: String, _ found: MatchRules.Found) -> [String] {
    name.dropFirst(found.end).split(separator: " ").map(String.init)
  }

  /// What the name says after the product; only where a family has editions.
  private func edition(_ rest: [String], _ rule: MatchRules.Rule, _ family: SystemFamily?) -> String? {
    if let told = rule.edition { return told }
    guard family == .windows, rule.form == .prefix else { return nil }
    var words = rest[...]
    while let first = words.first, first.first?.isNumber == true || first.lowercased() == "r2" { words.removeFirst() }
    let rest = words.joined(separator: " ")
    guard !rest.isEmpty else { return nil }
    let known = products[rule.product].editions.first { edition in
      [edition.id, edition.name].contains { $0?.lowercased() == rest.lowercased() }
    }
    return known?.id ?? rest
  }
}

extension SystemRecognition {
  /// Recognises a system from its name alone, as a list of software may hold it; nil when it names something else.
  ///
  /// What follows the name of the system must be a version or an edition: “Ubuntu 24.04”, not “Ubuntu Pro Client”.
  package func match(_ name: String) -> SoftwareMatch? {
    guard !SoftwareName.looksLikePackage(name), let rule = rule(for: SoftwareName.cleaned(name)) else { return nil }
    let found = recognise(MeasuredSystem(fullName: name))
    guard let product = found.product else { return nil }
    let words = rest(of: SoftwareName.cleaned(name), rule).filter { !Self.fillers.contains($0.lowercased()) }
    let edition = known(found.edition, of: product)
    let others = words.filter { $0.first?.isNumber != true && $0.first != "(" }
    guard edition != nil || others.isEmpty || isEdition(others.joined(separator: " ")) else { return nil }
    return SoftwareMatch(
      product: product, edition: edition, version: found.version ?? words.first { $0.first?.isNumber == true },
      kind: .system, confidence: .likely, reason: .start(name))
  }

  /// Words between the name of a system and its version that tell nothing.
  private static let fillers: Set = ["gnu/linux", "linux", "lts", "version", "edition", "release", "x64", "64-bit"]

  /// Whether some system has an edition of that name, or is found by it.
  private func isEdition(_ text: String) -> Bool {
    let text = text.lowercased()
    return products.contains { product in
      product.kind == "system"
        && (product.editions.contains { $0.name?.lowercased() == text }
          || product.matches.contains { $0.edition != nil && $0.text.lowercased().hasSuffix(" " + text) })
    }
  }

  private func known(_ edition: String?, of product: String) -> String? {
    guard let edition, let entry = products.first(where: { $0.id == product }) else { return nil }
    return entry.editions.contains { $0.id == edition } ? edition : nil
  }
}

extension Catalogue {
  /// What is known of the support of a recognised system, or why nothing is.
  package func support(of system: RecognisedSystem) -> Support {
    guard let product = system.product else { return .unknown(.product) }
    return support(product, version: system.version, edition: system.edition)
  }

  /// Last day of security fixes and cycle of a recognised system; nil where it is not known or not announced.
  package func supportEnd(of system: RecognisedSystem) -> (end: String?, cycle: String?) {
    switch support(of: system) {
    case .until(let day, let cycle): return (day.description, cycle)
    case .open(let cycle): return (nil, cycle)
    case .unknown: return (nil, nil)
    }
  }
}
