public import Audit

/// The work papers of an audit.
public enum WorkPapers {
  /// All papers; without the bars of an audit before there is no roll-forward.
  public static func all(of conclusion: Conclusion) -> [WorkPaper] {
    [
      .exceptions(of: conclusion), .bars(of: conclusion), .boxes(of: conclusion),
      .vaults(of: conclusion), .notTested(of: conclusion), .documents(of: conclusion),
    ] + (WorkPaper.rollForward(of: conclusion).map { [$0] } ?? [])
  }
}
