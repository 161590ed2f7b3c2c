internal import CKnowledge

/// The files of `Knowledge/` that the binary carries.
package enum Embedded {
  /// Paths relative to `Knowledge/`, sorted.
  package static var paths: [String] {
    table.map { String(cString: $0.path) }
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
