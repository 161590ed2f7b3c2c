/// Names of files inside an archive.
enum ZipName {
  /// Whether a name, in its bytes, can only mean a place inside the folder of the archive.
  static func isSafe(_ name: some Collection<UInt8>) -> Bool {
    guard let first = name.first, first != UInt8(ascii: "/") else { return false }
    guard name.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") && $0 != UInt8(ascii: ":") }) else {
      return false
    }
    let parts = name.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    // A slash at the end names a folder; anywhere else an empty part is a trick.
    let inner = parts.last?.isEmpty == true ? parts.dropLast() : parts[...]
    return inner.allSatisfy { !$0.isEmpty && !$0.elementsEqual(".".utf8) && !$0.elementsEqual("..".utf8) }
  }
}
