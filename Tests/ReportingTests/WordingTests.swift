import Assessing
import Inventories
import LibXML
import Reporting
import Testing

private let fr = Wording(.fr)
private let en = Wording(.en)

private func day(_ text: String) throws -> Day {
  try #require(Day(text))
}

@Test func datesAreWrittenAsPeopleWriteThem() throws {
  #expect(fr.date(try day("2026-03-03")) == "3\u{A0}mars\u{A0}2026")
  #expect(fr.date(try day("2026-03-01")) == "1ᵉʳ\u{A0}mars\u{A0}2026")
  #expect(fr.date(try day("2024-02-29")) == "29\u{A0}février\u{A0}2024")
  #expect(en.date(try day("2026-03-01")) == "1\u{A0}March\u{A0}2026")
}

@Test func periodsSayOnceWhatBothDaysShare() throws {
  let (first, third) = (try day("2026-03-01"), try day("2026-03-03"))
  #expect(fr.period(first, third) == "du 1ᵉʳ au 3\u{A0}mars\u{A0}2026")
  #expect(fr.period(third, third) == "le 3\u{A0}mars\u{A0}2026")
  #expect(fr.period(third, try day("2026-04-12")) == "du 3\u{A0}mars au 12\u{A0}avril\u{A0}2026")
  #expect(fr.period(third, try day("2027-04-12")) == "du 3\u{A0}mars\u{A0}2026 au 12\u{A0}avril\u{A0}2027")
  #expect(en.period(first, third) == "from 1 to 3\u{A0}March\u{A0}2026")
}

@Test(arguments: [(0, "0"), (999, "999"), (1000, "1\u{202F}000"), (1_234_567, "1\u{202F}234\u{202F}567"), (-5, "−5")])
func thousandsAreSetApart(value: Int, text: String) {
  #expect(fr.number(value) == text)
}

@Test func decimalsAreKeptOnlyWhenTheySaySomething() {
  #expect(fr.number(1240.5) == "1\u{202F}240,5")
  #expect(fr.number(3.0) == "3")
  #expect(fr.number(0.05, decimals: 2) == "0,05")
  #expect(en.number(1240.5) == "1,240.5")
  #expect(fr.number(.nan) == "")
  #expect(fr.number(.infinity) == "")
}

@Test func moneyAndShares() {
  #expect(fr.euros(1240) == "1\u{202F}240\u{A0}€")
  #expect(fr.euros(12.5) == "12,50\u{A0}€")
  #expect(en.euros(1240) == "€1,240")
  #expect(fr.percent(perMille: 345) == "35\u{A0}%")
  #expect(en.percent(perMille: 340) == "34%")
}

@Test(arguments: [
  (0.0, "0\u{A0}h"), (0.5, "30\u{A0}min"), (0.01, "5\u{A0}min"), (1.5, "1\u{A0}h\u{A0}30"),
  (1.08, "1\u{A0}h\u{A0}05"), (12.4, "12\u{A0}h"), (1500, "1\u{202F}500\u{A0}h"), (.nan, "0\u{A0}h"),
])
func hoursAreWrittenAsOnAClock(value: Double, text: String) {
  #expect(fr.hours(value) == text)
}

@Test func pluralsFollowTheLanguage() {
  #expect(fr.count(0, .task) == "0\u{A0}tâche")
  #expect(fr.count(1, .task) == "1\u{A0}tâche")
  #expect(fr.count(2, .task) == "2\u{A0}tâches")
  #expect(en.count(0, .task) == "0\u{A0}tasks")
  #expect(en.count(1, .task) == "1\u{A0}task")
  #expect(fr.spelled(7, .finding) == "Sept constats")
  #expect(fr.spelled(13, .finding) == "13\u{A0}constats")
}

@Test func listsEndWithAnd() {
  #expect(fr.enumeration([]) == "")
  #expect(fr.enumeration(["a"]) == "a")
  #expect(fr.enumeration(["a", "b", "c"]) == "a, b et c")
  #expect(fr.enumeration(["a", "b", "c", "d", "e"], atMost: 2) == "a, b et 3 autres")
  #expect(fr.enumeration(["le soir, le week-end", "b", "c"]) == "le soir, le week-end\u{202F}; b\u{202F}; c")
  #expect(fr.quoted("oui") == "«\u{202F}oui\u{202F}»")
  #expect(fr.colon("Qui") == "Qui\u{A0}: ")
}

@Test func intervalsAndLevelsAreSaidInWords() {
  #expect(fr.points(Interval(low: 312, high: 577)) == "31\u{A0}à\u{A0}58")
  #expect(fr.points(Interval(low: 500, high: 500)) == "50")
  #expect(fr.levels(nil) == "on ne sait pas encore")
  #expect(fr.levels((.d, .b)) == "à reprendre, peut-être correct")
  #expect(en.levels((.a, .a)) == "solid")
}
