import Inventories
import LibXML

/// The days of the organisation that a switch waits for, or keeps away from.
struct Occasions {
  /// Days after a boundary during which the switch still counts as made on it.
  static let grace = 30
  /// Days around an assembly, or the start of a season, without any switch.
  static let quiet = 7

  private let organisation: Node?

  init(_ inventory: Inventory) {
    organisation = inventory.organisation?.node
  }

  /// First day, from one on, on which a switch that waits for an attribute of the organisation may be made.
  func opening(of boundary: String, from day: Day) -> Day {
    guard let text = organisation?[boundary] else { return day }
    if let date = Day(text) { return max(day, date) }
    let recent = occurrences(of: text, around: day).last { $0 <= day }
    if let recent, day - recent <= Self.grace { return day }
    return occurrences(of: text, around: day).first { $0 > day } ?? day
  }

  /// First day, from one on, that is far enough from assemblies and starts of seasons.
  func quietDay(from day: Day) -> Day {
    let busy = ["general-assembly", "season-start"].compactMap { organisation?[$0] }.flatMap { text in
      Day(text).map { [$0] } ?? occurrences(of: text, around: day)
    }.sorted()
    return busy.reduce(day) { day, occasion in
      abs(day - occasion) <= Self.quiet ? occasion.adding(Self.quiet + 1) : day
    }
  }

  /// A day of the year, `--MM-DD`, in the years around a day.
  private func occurrences(of text: String, around day: Day) -> [Day] {
    (day.year - 1...day.year + 1).compactMap { Day("\($0)" + text.dropFirst(1)) }
  }
}
