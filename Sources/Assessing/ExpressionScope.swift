/// Tells whether an expression gives the same value for every subject, so that it is evaluated once a criterion.
enum ExpressionScope {
  /// Whether nothing in the expression depends on the subject, nor on a value that does; no when in doubt.
  static func isConstant(_ expression: String, given constants: Set<String>) -> Bool {
    var scan = Scan(constants: constants)
    let tokens = ExpressionMutants.tokens(of: expression).filter { !$0.allSatisfy(\.isWhitespace) }
    return (tokens + [""]).allSatisfy { scan.accepts($0) }
  }

  /// Reads tokens one after the other; a name is judged when the token after it is known.
  private struct Scan {
    let constants: Set<String>
    private var depth = 0
    private var previous = ""
    /// A name outside predicates: a function, or else a path from the subject.
    private var name: String?
    /// The function whose first argument comes next.
    private var call: String?

    init(constants: Set<String>) { self.constants = constants }

    /// Whether the expression can still be constant after this token; the last token is empty.
    mutating func accepts(_ token: String) -> Bool {
      defer { previous = token }
      if let call, token == ")", !Self.withoutSubject.contains(call) { return false }
      call = nil
      if let name {
        guard token == "(" else { return false }
        call = name
        self.name = nil
      }
      if token == "current" || token == "lang" { return false }
      if token.hasPrefix("$") { return constants.contains(String(token.dropFirst())) }
      depth += token == "[" ? 1 : token == "]" ? -1 : 0
      return depth > 0 || isStepOfPath || acceptsOutside(token)
    }

    /// A step that follows a slash belongs to a path that began before.
    private var isStepOfPath: Bool { previous == "/" || previous == ":" }

    /// Outside predicates only absolute paths, literals, numbers, operators and calls are free of the subject.
    private mutating func acceptsOutside(_ token: String) -> Bool {
      if token == "." || token == ".." || token == "*" || token.hasPrefix("@") { return false }
      if token.first?.isLetter == true, !Self.operators.contains(token) { name = token }
      return true
    }

    private static let operators: Set<String> = ["and", "or", "div", "mod"]
    /// What needs no argument and still does not look at the subject.
    private static let withoutSubject: Set<String> = ["date", "true", "false"]
  }
}
