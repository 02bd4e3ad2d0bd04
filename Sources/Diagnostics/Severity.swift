/// What a finding does to the result of an audit.
public enum Severity: String, CaseIterable, Hashable, Sendable, Comparable {
  /// The audit's result is `blocked`; no disposition lifts it.
  case blocking
  /// The bar is left out of the accepted ounces.
  case excluding
  /// Asks for a written disposition; changes no figure.
  case warning
  /// Worth knowing; asks for nothing.
  case information

  /// The most severe is the smallest, so that sorted findings begin with it.
  public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .blocking: 0
    case .excluding: 1
    case .warning: 2
    case .information: 3
    }
  }
}
