import Audit
import Disclosure

/// How anybody can check the report, and what a check shows.
struct CheckingSection: Section {
  let conclusion: Conclusion

  let title = "How to verify, and the limits"
  let anchor = "verify"

  var content: Markup {
    Markup([
      tag("h3") { "For a holder" },
      .paragraph(
        """
        With the proof file that the issuer hands out, and statement.txt from a place that you trust. \
        Name your own account and balance: a proof of somebody else's says nothing to you.
        """),
      command("touchstone verify PROOF --statement statement.txt --holder ID --balance AMOUNT"),
      .paragraph(
        """
        With Python alone, by a verifier written from the specification and not from this program:
        """),
      command("python3 spec/verifier/verify.py proof PROOF --statement statement.txt"),
      tag("h3") { "For an auditor or regulator with the raw files" },
      command("touchstone recompute AUDIT.yaml --audit DIR"),
      .paragraph(
        "It rebuilds the publication from the inputs and names the first byte that differs."),
      tag("h3") { "What a proof shows, and what it does not" },
      list([
        """
        It shows that one account with one balance is counted in the holders' total of the statement, \
        and that the total is the sum of as many balances as the statement says, none below zero.
        """,
        "It does not show that other holders are counted: the more of them check, the harder it is "
          + "to leave one out.",
        "It does not show that the statement is the one others see: compare its SHA-256.",
        mode,
      ]),
      tag("h3") { "Limits of this report" },
      list([
        """
        Bars were checked on paper: lists, totals, marks. No check of a list says anything about the \
        metal; that takes people in a vault, scales and an assay.
        """,
        "The holders' balances, the supply, the price and the custodian's declarations are inputs. "
          + "Their hashes are above; whether they are true is outside the arithmetic.",
        """
        The result is arithmetic and rules: blocked when a blocking finding stands or a required rule \
        is untested and not waived, else shortfall when the reserve is below the claims. It is \
        nobody's opinion.
        """,
      ]),
    ])
  }

  private var mode: String {
    switch conclusion.engagement.mode {
    case .secret:
      "Holders' ids and balances are not published; a proof shows sums of neighbours and no names."
    case .transparent:
      "Ids and balances are published in leaves.csv, so anybody can rebuild the holders' root."
    }
  }

  private func command(_ text: String) -> Markup {
    tag("pre", ["class": "command", "tabindex": "0"]) { text }
  }

  private func list(_ items: [String]) -> Markup {
    tag("ul") { for item in items { tag("li") { item } } }
  }
}
