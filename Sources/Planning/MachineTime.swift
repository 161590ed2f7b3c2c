internal import Inventories
package import Knowledge
package import LibXML

/// How long machines work at a step: as long as the slowest of its limits asks.
package struct MachineTime: Sendable {
  /// One speed, and what it does to this volume.
  package struct Limit: Sendable {
    package var title: LocalizedText
    package var unit: Route.Rate.Unit
    package var volume: Double
    /// What the inventory tells of it.
    package var known: Double
    /// Whether that is all; else the rest is assumed.
    package var isKnown: Bool
    /// For each account that is taken at the same time.
    package var perHour: Double
    package var atOnce: Int
    /// Whether the speed was measured at the association.
    package var isMeasured: Bool

    package var hours: Double {
      // Binary fractions would make a day and a bit of a day.
      (volume / (perHour * Double(atOnce)) * 100).rounded() / 100
    }
  }

  /// The slowest first.
  package let limits: [Limit]

  package var hours: Double { limits.first?.hours ?? 0 }
  /// Whether the volume that makes the duration is assumed.
  package var isAssumed: Bool { limits.contains { !$0.isKnown } }
}

extension MachineTime {
  /// nil for a step without machines.
  init?(_ step: Route.Step, of departure: Departure, upload: Double?) {
    guard !step.rates.isEmpty else { return nil }
    let accounts = max(1, departure.loads.map(\.accounts).reduce(0, +))
    let limits = step.rates.map { rate in
      let volumes = departure.loads.map { $0[rate.unit].completed(rate.assumed, accounts: max(1, $0.accounts)) }
      let known = departure.loads.map { $0[rate.unit].known }
      let measured = rate.isUpload ? upload : nil
      return Limit(
        title: rate.title, unit: rate.unit, volume: volumes.reduce(0, +) * step.share,
        known: known.reduce(0, +) * step.share, isKnown: departure.loads.allSatisfy { $0[rate.unit].isWhole },
        perHour: measured ?? rate.perHour,
        atOnce: rate.isPerAccount ? min(accounts, max(1, step.parallel)) : 1, isMeasured: measured != nil)
    }
    // Among equals, the order of the route: sorting alone would not keep it.
    let slowest = limits.enumerated().sorted { ($1.element.hours, $0.offset) < ($0.element.hours, $1.offset) }
    self.init(limits: slowest.map(\.element))
  }

  /// Gigabytes an hour of the best connected place; nil when nobody measured.
  static func upload(of inventory: Inventory) -> Double? {
    // 1 Mbit/s carries 3,600 megabits an hour, of which 8,000 make a gigabyte.
    inventory.sites.compactMap(\.upload).filter { $0 > 0 }.max().map { $0 * 0.45 }
  }
}
