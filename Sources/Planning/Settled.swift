import Knowledge
import LibXML

/// A departure and what receives it.
struct Settled {
  var departure: Departure
  var target: String
  var why: LocalizedText

  func move(_ catalogue: Catalogue) -> Move {
    let route = departure.route
    var move = Move(
      service: departure.id, serviceName: departure.name, from: departure.product, capability: departure.capability,
      target: target, route: route.id, why: why, losses: route.losses)
    move.subjects = departure.subjects
    move.rollback = route.rollback
    move.verify = route.verify
    return move
  }
}

extension DepartureSearch {
  /// Departures with their targets; what has no free target stays.
  mutating func settle(_ choice: TargetChoice) -> [Settled] {
    departures.compactMap { departure in
      guard let target = choice.target(of: departure) else {
        staying.append(
          Staying(
            service: departure.id, serviceName: departure.name, product: departure.product,
            capability: departure.capability, why: .noTarget))
        return nil
      }
      return Settled(departure: departure, target: target.product, why: target.why)
    }
  }
}

extension LocalizedText {
  fileprivate static let noTarget = LocalizedText(
    fr: "Aucun outil libre connu ne peut encore le remplacer.", en: "No free tool known can replace it yet.")
}
