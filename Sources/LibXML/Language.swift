/// A language that draille speaks.
package enum Language: String, Sendable, CaseIterable {
  case fr, en

  /// Picks the language of a process: an explicit choice, else `LC_ALL`, `LC_MESSAGES`, `LANG`, else French.
  package static func preferred(explicit: String? = nil, environment: [String: String]) -> Language {
    let candidates = [explicit, environment["LC_ALL"], environment["LC_MESSAGES"], environment["LANG"]]
    let named = candidates.compactMap { $0 }.first { !$0.isEmpty }
    return named.flatMap { Language(rawValue: String($0.prefix(2)).lowercased()) } ?? .fr
  }
}

/// One text in every language, French being the reference.
package struct LocalizedText: Sendable, Hashable {
  package var fr: String
  package var en: String

  package init(fr: String, en: String) {
    self.fr = fr
    self.en = en
  }

  /// Makes a text that is the same in every language, such as a proper name.
  package init(_ same: String) {
    self.init(fr: same, en: same)
  }

  package subscript(language: Language) -> String {
    switch language {
    case .fr: fr
    case .en: en.isEmpty ? fr : en
    }
  }
}

extension Node {
  /// Reads the children of that name, one a language; nil when there is none.
  package func localizedText(_ name: String) -> LocalizedText? {
    let texts = children(name)
    guard let first = texts.first else { return nil }
    func text(in language: Language) -> String? {
      texts.first { $0["xml:lang"] == language.rawValue }?.text.trimmed
    }
    let fr = text(in: .fr) ?? first.text.trimmed
    return LocalizedText(fr: fr, en: text(in: .en) ?? fr)
  }

  /// Reads a list of texts written one after the other in each language, paired by their order.
  package func localizedTexts(_ name: String) -> [LocalizedText] {
    let texts = children(name)
    let french = texts.filter { $0["xml:lang"] != "en" }.map(\.text.trimmed)
    let english = texts.filter { $0["xml:lang"] == "en" }.map(\.text.trimmed)
    return french.enumerated().map { index, fr in
      LocalizedText(fr: fr, en: english.indices.contains(index) ? english[index] : fr)
    }
  }
}

extension StringProtocol {
  /// The text without blanks at both ends, runs of blanks and line ends inside being one space.
  ///
  /// No-break spaces are typography, not layout, and stay.
  package var trimmed: String {
    split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\r" || $0 == "\r\n" })
      .joined(separator: " ")
  }
}

extension String {
  /// The text without a full stop at its end, to stand inside another sentence.
  package var withoutFullStop: String { hasSuffix(".") && !hasSuffix("..") ? String(dropLast()) : self }

  /// `Windows 10 22H2` for `Windows 10 10 22H2`: a word is not said twice in a row.
  package var withoutRepeatedWords: String {
    split(separator: " ").reduce(into: [Substring]()) { if $0.last != $1 { $0.append($1) } }.joined(separator: " ")
  }
}
