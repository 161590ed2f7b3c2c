internal import Inventories
internal import Knowledge
internal import LibXML

/// The software of one machine, written out as it is read: in memory while it is small, then in a file.
final class SoftwareSpool {
  /// A recognised product on the machine.
  struct Installed: Hashable {
    var product: String
    var edition: String?
    var version: String?
  }

  /// One package, with its dates and origin.
  struct Package {
    var software: InstalledSoftware
    var installed: MeasuredDate?
    var origin: String?
    var arch: String?
    /// Licence, as the list of the system gives it.
    var licence: String?
    /// Part of the archive that it comes from, such as `non-free`.
    var area: String?
    /// It only serves another program: it is no application unless the catalogue knows it.
    var isPart = false
  }

  /// Packages of every kind.
  private(set) var packages = 0
  /// Programs for people, recognised or not.
  private(set) var applications = 0
  /// Recognised applications; how many copies of each.
  private(set) var installed: [Installed: Int] = [:]

  private let matcher: SoftwareMatcher
  private let path: String
  /// What was not yet written aside.
  private(set) var bytes: [UInt8] = []
  private var file: ByteStream?
  private let inMemory: Int

  /// The path is where the machine file is to appear; a larger spool lies beside it for a while.
  init(matcher: SoftwareMatcher, path: String) {
    self.matcher = matcher
    self.path = path
    inMemory = 1 << 20
  }

  /// A spool that is kept in memory, whatever its size: for the one machine that is looked at.
  init(inMemory matcher: SoftwareMatcher) {
    self.matcher = matcher
    path = ""
    inMemory = .max
  }

  /// Recognises a package, counts it, and writes it.
  ///
  /// - Throws: `FileFailure`.
  func add(_ package: Package) throws {
    let match = matcher.match(package.software)
    packages += 1
    let isAlone = !package.software.isPackage && !package.isPart
    let isProgram = match.kind == .application || match.kind == .unknown && isAlone
    if isProgram { applications += 1 }
    if match.kind == .application, let product = match.product {
      let key = Installed(product: product, edition: match.edition, version: match.version)
      // A distribution cuts one product into many packages: still one copy.
      if !package.software.isPackage || installed[key] == nil { installed[key, default: 0] += 1 }
    }
    append(package, match)
    if bytes.count >= inMemory { try spill() }
  }

  /// Writes every element into the machine file.
  func copy(to output: ByteStream) throws {
    try file?.copy(to: output)
    try output.write(bytes)
  }

  private func spill() throws {
    let file = try file ?? ByteStream(path: path, suffix: "software")
    self.file = file
    try file.write(bytes)
    bytes.removeAll(keepingCapacity: true)
  }

  private func append(_ package: Package, _ match: SoftwareMatch) {
    ElementBytes.append(
      "software",
      [
        ("name", package.software.name), ("version", package.software.version),
        ("publisher", package.software.publisher), ("installed", package.installed?.day?.description),
        ("installed-raw", package.installed?.raw), ("from", package.origin), ("arch", package.arch),
        ("kind", match.kind.rawValue),
        ("product", match.product), ("edition", match.edition), ("licence", package.licence), ("area", package.area),
        ("part", package.isPart ? "yes" : nil),
      ], to: &bytes)
  }
}

/// Writes one empty element in the layout of `XMLWriter`, one level deep, straight into bytes.
enum ElementBytes {
  private static let width = 120

  static func append(_ name: String, _ attributes: Attributes, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: [0x20, 0x20, 0x3C])
    add(name, to: &bytes)
    let margin = 4 + name.utf8.count
    var column = margin - 1
    for (name, value) in attributes {
      guard let value else { continue }
      let start = bytes.count
      bytes.append(0x20)
      add(name, to: &bytes)
      bytes.append(0x3D)
      bytes.append(0x22)
      let isPlain = escape(value, to: &bytes)
      bytes.append(0x22)
      let piece = isPlain ? bytes.count - start - 1 : String(decoding: bytes[(start + 1)...], as: UTF8.self).count
      if column + 1 + piece > width, column > margin {
        bytes.replaceSubrange(start...start, with: [0x0A] + [UInt8](repeating: 0x20, count: margin))
        column = margin + piece
      } else {
        column += 1 + piece
      }
    }
    bytes.append(contentsOf: [0x2F, 0x3E, 0x0A])
  }

  /// Adds a value; returns whether every character of it is one byte.
  private static func escape(_ text: String, to bytes: inout [UInt8]) -> Bool {
    let plain = text.utf8.withContiguousStorageIfAvailable { $0.allSatisfy(Self.isPlain) }
    if plain == true {
      add(text, to: &bytes)
      return true
    }
    add(XMLWriter.escapeAttribute(text), to: &bytes)
    return text.utf8.allSatisfy { $0 < 0x80 }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F && byte != 0x22 && byte != 0x26 && byte != 0x3C && byte != 0x3E
  }

  private static func add(_ text: String, to bytes: inout [UInt8]) {
    if text.utf8.withContiguousStorageIfAvailable({ bytes.append(contentsOf: $0) }) == nil {
      bytes.append(contentsOf: text.utf8)
    }
  }
}
