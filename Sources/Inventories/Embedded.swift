internal import CKnowledge

/// The files of `Knowledge/` that the binary carries.
package enum Embedded {
  /// Paths relative to `Knowledge/`, sorted.
  package static var paths: [String] {
    table.map { String(cString: $0.path) }
  }

  /// The files whose path ends so, sorted by path.
  package static func files(endingIn tail: String) -> [(path: String, bytes: [UInt8])] {
    table.compactMap { file in
      let path = String(cString: file.path)
      return path.hasSuffix(tail) ? (path, Array(UnsafeBufferPointer(start: file.bytes, count: file.size))) : nil
    }
  }

  /// The bytes of one file; nil when there is none of that path.
  package static func bytes(_ path: String) -> [UInt8]? {
    table.first { String(cString: $0.path) == path }.map { Array(UnsafeBufferPointer(start: $0.bytes, count: $0.size)) }
  }

  private static var table: UnsafeBufferPointer<cknowledge_file> {
    var count = 0
    let start = cknowledge_files(&count)
    return UnsafeBufferPointer(start: start, count: count)
  }
}
