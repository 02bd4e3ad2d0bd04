import Testing

/// What `init` writes: it runs as it is, and its examples are keys that an engagement has.
@Suite struct ScaffoldTests {
  /// Each optional key that stands there as a comment, and the file that it would have read.
  @Test(arguments: [
    ("issuer-wallets:", "transaction.txt"), ("signature:", "custodian.pem"),
    ("marks:", "marks.csv"), ("packing-list:", "boxes.csv"), ("seal-openings:", "openings.csv"),
    ("movements:", "movements.csv"), ("comparison:", "other-issuer.csv"),
    ("second:", "dealer.txt"), ("- { kind: insurance", "policy.pdf"),
    ("dispositions:", "dispositions.csv"),
    ("previous:", "2025-Q3/publication/statement.txt"),
    ("earlier:", "2025-Q2/publication/statement.txt"), ("sample:", "out/publication/statement.txt"),
    ("revision:", "old.txt"),
  ])
  func anExampleIsAKey(key: String, file: String) throws {
    let outcome = try audit(with: key)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("\(file): cannot open the file"), "\(outcome.errors)")
  }

  @Test func theRulesThatADispositionMayLift() throws {
    let outcome = try audit(with: "restorable:")
    #expect(outcome.status == 0, "\(outcome.errors)")
  }

  /// Audits the scaffold with one of its examples made to count.
  private func audit(with key: String) throws -> Outcome {
    let folder = TemporaryFolder()
    #expect(try folder.touchstone("init", "demo").status == 0)
    var isExample = false
    var examples = 0
    let lines = try folder.text("demo/audit.yaml").split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { line -> String in
      let indent = line.prefix { $0 == " " }
      let text = line.dropFirst(indent.count)
      isExample = text.hasPrefix("# \(key)") || isExample && text.hasPrefix("#   ")
      if text.hasPrefix("# \(key)") { examples += 1 }
      return isExample ? "\(indent)\(text.dropFirst(2))" : String(line)
    }
    #expect(examples == 1, "\(key)")
    try folder.write(lines.joined(separator: "\n"), to: "demo/audit.yaml")
    return try folder.touchstone("audit", "demo/audit.yaml", "--out", "out")
  }
}
