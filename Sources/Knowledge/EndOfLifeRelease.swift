internal import Inventories

/// One release as endoflife.date states it, whichever way the file was obtained.
struct EndOfLifeRelease {
  /// A day, or only whether it is over.
  enum Limit: Equatable {
    case day(Day)
    case over, open

    init?(_ json: JSON?) {
      switch json {
      case .string(let text)?: self.init(text)
      case .boolean(let isOver)?: self = isOver ? .over : .open
      default: return nil
      }
    }

    init?(_ text: String) {
      if let day = Day(text) {
        self = .day(day)
      } else if text == "true" || text == "false" {
        self = text == "true" ? .over : .open
      } else {
        return nil
      }
    }

    var day: Day? {
      guard case .day(let day) = self else { return nil }
      return day
    }
  }

  var cycle: String
  var released: Day?
  /// End of active support.
  var active: Limit?
  /// End of security fixes.
  var security: Limit?
  /// End of what is sold after that.
  var extended: Limit?
  var latest: String?
}

extension EndOfLifeRelease {
  /// A release of the first interface: an array of cycles.
  init?(oldJSON json: JSON) {
    let cycle = json["cycle"]?.string ?? json["cycle"].flatMap { JSON.whole($0) }
    guard let cycle else { return nil }
    self.init(
      cycle: cycle, released: json["releaseDate"]?.string.flatMap { Day($0) }, active: Limit(json["support"]),
      security: Limit(json["eol"]), extended: Limit(json["extendedSupport"]), latest: json["latest"]?.string)
  }

  /// A release of the present interface.
  init?(json: JSON) {
    guard let cycle = json["name"]?.string else { return nil }
    self.init(
      cycle: cycle, released: json["releaseDate"]?.string.flatMap { Day($0) },
      active: Limit(json["eoasFrom"]) ?? Limit(json["isEoas"]),
      security: Limit(json["eolFrom"]) ?? Limit(json["isEol"]), extended: Limit(json["eoesFrom"]),
      latest: json["latest"]?["name"]?.string)
  }

  /// A release of a page of the repository: its lines `key: value`.
  init?(lines: [String: String]) {
    guard let cycle = lines["releaseCycle"] else { return nil }
    self.init(
      cycle: cycle, released: lines["releaseDate"].flatMap { Day($0) }, active: lines["eoas"].flatMap { Limit($0) },
      security: lines["eol"].flatMap { Limit($0) }, extended: lines["eoes"].flatMap { Limit($0) },
      latest: lines["latest"])
  }

  /// Versions that it covers, as inventories write them: those of the cycle, or of its last build when it is told
  /// otherwise than the cycle.
  var patterns: String {
    let isBuild = latest.map { !$0.hasPrefix(cycle) && $0.split(separator: ".").count >= 3 } ?? false
    let own = cycle.split(separator: " ").joined(separator: "_")
    return ([own, own + ".*"] + (isBuild ? [(latest ?? "") + "*"] : [])).joined(separator: " ")
  }
}

extension JSON {
  fileprivate static func whole(_ json: JSON) -> String? {
    switch json {
    case .integer, .number: json.text
    default: nil
    }
  }
}
