internal import Inventories
internal import Knowledge

/// Reads dates as people write them, the day first: `03/09/2021`, `3 sept. 2021`, `septembre 2021`, `2021`.
struct CellDate {
  private let months: [String: Int]

  init(_ vocabulary: ListVocabulary) {
    months = vocabulary.months.reduce(into: [:]) { months, rule in
      for key in ListVocabulary.keys(rule.value) { months[key] = rule.key }
    }
  }

  /// `YYYY-MM-DD`, or less where the text tells less; nil when there is no such day.
  func read(_ text: String) -> String? {
    guard let parts = parts(of: text), (1970...2099).contains(parts.year) else { return nil }
    guard let day = Day(year: parts.year, month: parts.month ?? 1, day: parts.day ?? 1) else { return nil }
    let length = parts.day != nil ? 10 : parts.month != nil ? 7 : 4
    return String(day.description.prefix(length))
  }

  private typealias Parts = (year: Int, month: Int?, day: Int?)

  private func parts(of text: String) -> Parts? {
    var words = text.lowercased().split(whereSeparator: { " /-.,".contains($0) }).map(String.init)
    if words.count > 1, words.last?.contains(":") == true { words.removeLast() }
    if words.first == "1er" { words[0] = "1" }
    let month = words.indices.compactMap { at in months[PlainWords.key(words[at])].map { (at: at, number: $0) } }.first
    guard let month else { return numeric(words) }
    words.remove(at: month.at)
    let numbers = words.compactMap { Int($0) }
    guard numbers.count == words.count, let year = numbers.last, year > 999, numbers.count <= 2 else { return nil }
    return (year, month.number, numbers.count == 2 ? numbers[0] : nil)
  }

  private func numeric(_ words: [String]) -> Parts? {
    let numbers = words.compactMap { Int($0) }
    guard numbers.count == words.count else { return nil }
    switch numbers.count {
    case 1 where words[0].count == 4: return (numbers[0], nil, nil)
    case 2 where numbers[1] > 999: return (numbers[1], numbers[0], nil)
    case 2 where numbers[0] > 999: return (numbers[0], numbers[1], nil)
    case 3 where numbers[0] > 999: return (numbers[0], numbers[1], numbers[2])
    case 3 where numbers[2] > 999: return (numbers[2], numbers[1], numbers[0])
    // Two digits are a year of this century: nobody keeps lists of older machines.
    case 3 where words[2].count == 2: return (2000 + numbers[2], numbers[1], numbers[0])
    default: return nil
    }
  }
}
