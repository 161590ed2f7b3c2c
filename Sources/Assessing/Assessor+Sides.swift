internal import Dispatch
internal import Inventories
package import Knowledge
internal import LibXML

extension Assessor {
  /// Applies criteria on two sides at once, in half of the time; the findings come in the order of the criteria.
  ///
  /// - Throws: `XPathFailure` of the first criterion that cannot be evaluated.
  package func findings(ofAll criteria: [Criterion]) throws -> [Finding] {
    // The other side asks a copy of the document, and what is read from it: nothing that can change is shared.
    let copy = Inventory(inventory.document.copy())
    copy.vocabulary = inventory.vocabulary
    let other = try Assessor(copy, catalogue: catalogue, date: date, evidence: evidence)
    nonisolated(unsafe) let sides = [self, other]
    nonisolated(unsafe) let results = UnsafeMutableBufferPointer<Result<[Finding], any Error>>.allocate(
      capacity: criteria.count)
    results.initialize(repeating: .success([]))
    defer {
      results.deinitialize()
      results.deallocate()
    }
    DispatchQueue.concurrentPerform(iterations: sides.count) { side in
      for index in criteria.indices where index % sides.count == side {
        results[index] = Result { try sides[side].findings(of: criteria[index]) }
      }
    }
    return try results.flatMap { try $0.get() }
  }
}
