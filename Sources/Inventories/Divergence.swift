/// A fact on which sources disagree; both stay.
package struct Divergence: Sendable, Hashable {
  /// `id/@attribute`.
  package var fact: String
  /// What each source says, in the order of the ledger.
  package var statements: [Statement]

  /// What one source says.
  package struct Statement: Sendable, Hashable {
    package var source: String
    package var value: String
    package var rank: EvidenceRank?
  }
}
