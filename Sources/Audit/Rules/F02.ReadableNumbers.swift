import Diagnostics

/// F02: a number means one thing. The readers of bar lists enforce this rule, before there is
/// evidence that a rule could look at.
struct ReadableNumbers: EvidenceRule {
  let text = RuleText(
    id: "F02", severity: .blocking, title: "every number is read in one way only",
    test: "each number follows the grammar of the list's profile: decimal mark, grouping, number "
      + "of decimals, and scale of the assay; a list with any other number is refused with exit "
      + "status 2, so there is never a finding",
    source: "published lists write one assay as 995.8, 9958 and 0.9958",
    fires: "never: 402,950 under the profile canonical cannot be read, and there is no statement",
    silent: "402.950 under the profile canonical",
    clears: "the list in the form of its profile, or the profile that the list has")

  func findings(in evidence: Evidence) -> [Finding] { [] }
}
