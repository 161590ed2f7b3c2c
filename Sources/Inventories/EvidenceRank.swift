/// Strength of what supports a fact.
package enum EvidenceRank: String, Sendable, CaseIterable, Comparable {
  case declared, documented, observed, tested

  /// 1 to 4; 0 stands for no evidence.
  package var number: Int {
    switch self {
    case .declared: 1
    case .documented: 2
    case .observed: 3
    case .tested: 4
    }
  }

  package static func < (left: EvidenceRank, right: EvidenceRank) -> Bool {
    left.number < right.number
  }
}
