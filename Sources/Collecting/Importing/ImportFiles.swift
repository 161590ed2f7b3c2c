internal import Glibc
internal import Inventories
internal import LibXML

/// Finds the files to read: those named, and all that lies in the folders named.
struct ImportFiles {
  /// One file to read, or what is left aside and why.
  struct Entry {
    var path: String
    /// Found in a folder: nobody said that it is an inventory.
    var isFound = false
    var skipped: LocalizedText?
  }

  /// Folder of the case, whose own machine files are never taken for new ones.
  private let own: String?

  init(case directory: String) {
    own = Self.real(directory)
  }

  /// Every file, in the order named; those of a folder by their names.
  ///
  /// - Throws: `FileFailure` when a folder cannot be read.
  func entries(_ paths: [String]) throws -> [Entry] {
    try paths.flatMap { path -> [Entry] in
      guard Files.isDirectory(path) else { return [Entry(path: path)] }
      let found = try walk(Self.clean(path), root: Self.real(path) ?? path)
      return found.isEmpty ? [Entry(path: path, isFound: true, skipped: .emptyFolder)] : found
    }
  }

  private func walk(_ folder: String, root: String) throws -> [Entry] {
    if let own, Self.real(folder) == own + "/machines" { return [] }
    return try Files.names(in: folder).flatMap { name -> [Entry] in
      let path = folder + "/" + name
      switch Self.type(of: path) {
      case S_IFDIR: return try walk(path, root: root)
      case S_IFREG: return own != nil && Self.real(path) == own.map { $0 + "/inventory.xml" } ? [] : [found(path)]
      case S_IFLNK: return [link(path, root: root)]
      default: return [found(path, skipped: .notAFile)]
      }
    }
  }

  private func found(_ path: String, skipped: LocalizedText? = nil) -> Entry {
    Entry(path: path, isFound: true, skipped: skipped)
  }

  /// A link to a file of the folder is read; one that leads out of it, or to a folder, is not.
  private func link(_ path: String, root: String) -> Entry {
    guard let target = Self.real(path), target.hasPrefix(root + "/"), Self.type(of: target) == S_IFREG else {
      return found(path, skipped: .leadsOut)
    }
    return found(path)
  }

  private static func type(of path: String) -> mode_t {
    var status = stat()
    return lstat(path, &status) == 0 ? status.st_mode & S_IFMT : 0
  }

  private static func clean(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }

  private static func real(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }
}

extension LocalizedText {
  fileprivate static let emptyFolder = LocalizedText(fr: "ce dossier est vide", en: "this folder is empty")
  fileprivate static let leadsOut = LocalizedText(
    fr: "ce lien mène hors du dossier, ou à un dossier", en: "this link leads out of the folder, or to a folder")
  fileprivate static let notAFile = LocalizedText(fr: "ce n’est pas un fichier", en: "this is not a file")
}
