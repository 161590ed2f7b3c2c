import FoundationEssentials
import Glibc

/// What is at the other end of the streams.
enum Terminal {
  /// Whether somebody reads stderr and can answer on stdin.
  static var canAsk: Bool { isatty(0) == 1 && isatty(2) == 1 }
  /// Whether a line of stderr can be written over.
  static var canRewrite: Bool {
    isatty(2) == 1 && ProcessInfo.processInfo.environment["TERM"].map { !$0.isEmpty && $0 != "dumb" } ?? false
  }
}

/// How many processors there are.
enum Processors {
  static var count: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}

/// One line on stderr that is written over; nothing where it cannot be.
struct ProgressLine {
  private let isShown: Bool
  private static let width = 79

  init(isQuiet: Bool) {
    isShown = !isQuiet && Terminal.canRewrite
  }

  func show(_ text: String) {
    guard isShown else { return }
    Console.prompt("\r\u{1B}[K", isRaw: true)
    Console.prompt(String(text.prefix(Self.width)))
  }

  func clear() {
    guard isShown else { return }
    Console.prompt("\r\u{1B}[K", isRaw: true)
  }
}
