package import Assessing
package import Inventories
package import Knowledge
import LibXML

extension Wording {
  /// What a state is called where volunteers read it.
  package func state(_ state: State) -> String {
    self(LocalizedText.state(state))
  }

  package func severity(_ severity: Criterion.Severity) -> String {
    self(LocalizedText.severity(severity))
  }

  package func level(_ level: Level) -> String { self(level.word) }

  /// One level, or two when what nobody knows may change it.
  package func levels(_ levels: (low: Level, high: Level)?) -> String {
    guard let levels else { return notKnownYet }
    guard levels.low != levels.high else { return level(levels.low) }
    return level(levels.low) + (isFrench ? ", peut-être " : ", perhaps ") + level(levels.high)
  }

  package var notKnownYet: String {
    self(LocalizedText(fr: "on ne sait pas encore", en: "not known yet"))
  }

  /// Points out of 100: `31 à 58`, or `31` when both bounds are the same.
  package func points(_ interval: Interval) -> String {
    let (low, high) = interval.percents
    guard low != high else { return "\(low)" }
    return ["\(low)", isFrench ? "à" : "to", "\(high)"].joined(separator: Space.wide)
  }

  /// How a fact is known.
  package func rank(_ rank: EvidenceRank?) -> String {
    rank.map { self(LocalizedText.rank($0)) } ?? self(LocalizedText(fr: "sans source", en: "no source"))
  }

  package func kind(_ kind: TaskKind) -> String {
    switch kind {
    case .findOut: self(LocalizedText(fr: "à demander", en: "to ask"))
    case .decision: self(LocalizedText(fr: "décision", en: "decision"))
    case .work: self(LocalizedText(fr: "travail", en: "work"))
    case .machine: self(LocalizedText(fr: "machine seule", en: "machine alone"))
    case .wait: self(LocalizedText(fr: "attente", en: "waiting"))
    case .training: self(LocalizedText(fr: "formation", en: "training"))
    case .verification: self(LocalizedText(fr: "vérification", en: "check"))
    }
  }
}

extension Tone {
  package init(_ state: State) {
    switch state {
    case .pass: self = .good
    case .fail: self = .bad
    case .unknown: self = .unknown
    case .notapplicable: self = .plain
    case .accepted: self = .caution
    }
  }

  package init(_ severity: Criterion.Severity) {
    switch severity {
    case .blocking: self = .bad
    case .major: self = .caution
    case .minor: self = .plain
    }
  }

  /// The tone of the worse of two levels; nil: nobody knows.
  package init(_ levels: (low: Level, high: Level)?) {
    switch levels?.low {
    case .a, .b: self = .good
    case .c: self = .caution
    case .d: self = .bad
    case nil: self = .unknown
    }
  }

  /// The colour of a shape of that tone.
  package var paint: Paint {
    switch self {
    case .plain: .accent
    case .good: .good
    case .caution: .caution
    case .bad: .bad
    case .unknown: .unknown
    }
  }
}
