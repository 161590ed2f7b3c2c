extension Sequence where Element: Hashable {
  /// The elements without those seen before.
  package var unique: [Element] {
    var found: [Element] = []
    var seen: Set<Element> = []
    for element in self {
      // A few are compared faster than they are hashed.
      if found.count < 8 {
        if !found.contains(element) { found.append(element) }
        continue
      }
      if seen.isEmpty { seen = Set(found) }
      if seen.insert(element).inserted { found.append(element) }
    }
    return found
  }
}
