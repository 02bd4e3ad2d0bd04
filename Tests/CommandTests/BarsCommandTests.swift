import Foundation
import Testing

/// `touchstone bars`: the gold rules over bar lists alone.
@Suite struct BarsCommandTests {
  private static func folder(_ change: (EngagementKit) -> Void = { _ in }) throws -> TemporaryFolder
  {
    let kit = EngagementKit()
    change(kit)
    try kit.write()
    return kit.folder
  }

  /// A list by itself leaves out what the other papers of an engagement are for.
  private static let notTested =
    "B04 B10 D05 E02 F01 F03 K01 K02 K03 K04 K05 K06 K07 L01 L02 L03 L04 M01 M02 M03 P01 P02 P03 "
    + "R01 R02 R03 S01 S02 T01 T02 T03 T04 W06"
  private static let notTestedWithRegister = notTested.replacing("R01 ", with: "")

  @Test func aCleanList() throws {
    let folder = try Self.folder()
    let before = folder.listing()
    let table = try folder.touchstone("bars", "bars.csv")
    #expect(table.status == 0)
    #expect(
      table.output == """
        bars        2 accepted of 2 listed
        fine gold   796.862 ozt accepted of 796.862 listed
        not tested  \(Self.notTested)

        """)
    let registered = try folder.touchstone("bars", "bars.csv", "--refiners", "refiners.csv")
    #expect(registered.status == 0)
    #expect(registered.output.hasSuffix("not tested  \(Self.notTestedWithRegister)\n"))
    let json = try folder.touchstone(
      "bars", "bars.csv", "--profile", "canonical", "--refiners", "refiners.csv", "--json")
    #expect(json.status == 0)
    #expect(
      json.output == """
        {"bars-listed":"2","bars-accepted":"2","listed-mozt":"796862","accepted-mozt":"796862",\
        "not-tested":"\(Self.notTestedWithRegister.replacing(" ", with: ","))","findings":[]}

        """)
    #expect(folder.listing() == before)
  }

  /// A custodian's own format: what it has no place for is said, or the list cannot be read.
  @Test func anotherFormat() throws {
    let folder = try Self.folder {
      $0["weights.csv"] = """
        Serial number,Brand code,Gross weight (troy ounces),Assay,Fine weight (troy ounces),\
        Year of Manufacture (if stamped on the bar)
        123456,XYZ,401.125,995.8,399.440,2023

        """
    }
    let list = ["bars", "weights.csv", "--profile", "lbma", "--default"]
    func bars(_ defaults: [String]) throws -> Outcome {
      try run(touchstonePath, list + defaults, in: folder.path)
    }
    let outcome = try bars(["weight_basis=london", "--default", "status=allocated"])
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("bars        1 accepted of 1 listed\n"))
    let withoutStatus = try bars(["weight_basis=london"])
    #expect(withoutStatus.status == 1)
    #expect(withoutStatus.output.contains("E01"))
    for (defaults, message) in [
      (["status=allocated"], "weights.csv: the list does not say weight_basis, and the entry"),
      (["weight_basis=London"], "--default: weight_basis is none of its words\n"),
      (["form=KILO"], "--default: the profile lbma takes no default for form\n"),
      (["status=a", "--default", "status=b"], "--default: status has two defaults\n"),
    ] {
      let refused = try bars(defaults)
      #expect(refused.status == 2)
      #expect(refused.errors.hasPrefix("touchstone: \(message)"), "\(refused.errors)")
    }
    #expect(try bars(["status"]).status == 64)
  }

  /// The one list twice: every bar of it is counted once.
  @Test func aListGivenTwice() throws {
    let folder = try Self.folder { $0["more.csv"] = $0["bars.csv"] }
    let outcome = try folder.touchstone("bars", "bars.csv", "more.csv", "--json")
    #expect(outcome.status == 1)
    let json = try JSONSerialization.jsonObject(with: Data(outcome.outputBytes))
    let members = try #require(json as? [String: Any])
    #expect(members["bars-listed"] as? String == "4")
    #expect(members["bars-accepted"] as? String == "2")
    #expect(members["accepted-mozt"] as? String == "796862")
    let findings = try #require(members["findings"] as? [[String: String]])
    #expect(findings.map { $0["rule"] } == ["D01", "D01"])
    #expect(findings.allSatisfy { $0["severity"] == "excluding" })
  }

  @Test(arguments: [
    ("AU,RAND", "AG,RAND", "B01 excluding"), ("AA1001", "", "B02 excluding"),
    ("995.8,396.777", "994.9,", "B05 excluding"),
    (
      "allocated,2025-01-15,,2025-12-31,full,2025-01-15,C2",
      "pledged,2025-01-15,,2025-12-31,full,2025-01-15,C2", "E01 excluding"
    ),
  ])
  func anExcludedBar(old: String, new: String, finding: String) throws {
    let folder = try Self.folder { $0.replace(old, with: new, in: "bars.csv") }
    let outcome = try folder.touchstone("bars", "bars.csv", "--refiners", "refiners.csv")
    #expect(outcome.status == 1, "\(outcome.errors)")
    #expect(outcome.output.contains(": \(finding)"), "\(outcome.output)")
    #expect(outcome.output.contains("bars        1 accepted of 2 listed\n"))
    let line = outcome.output.split(separator: "\n").first { $0.contains(finding) }
    #expect(line?.hasPrefix("bars.csv:") ?? false)
  }

  /// A warning alone is no failure.
  @Test func anUnknownRefinerIsSaid() throws {
    let folder = try Self.folder {
      $0.replace("VALC,Valcambi,listed,,,\n", with: "", in: "refiners.csv")
    }
    let without = try folder.touchstone("bars", "bars.csv")
    #expect(without.status == 0)
    #expect(!without.output.contains("R01 warning") && without.output.contains(" R01 "))
    let with = try folder.touchstone("bars", "bars.csv", "--refiners", "refiners.csv")
    #expect(with.output.contains(": R01 "), "\(with.output)")
  }

  @Test(arguments: [
    (["none.csv"], "none.csv: cannot open the file: no such file or directory"),
    (["holders.csv"], "holders.csv:1:1: expected the column 'metal'"),
    (
      ["bars.csv", "--profile", "excel"],
      "bars.csv: unknown profile 'excel'\nhint: known profiles: canonical, columns, lbma, boe, jpm, hsbc, bundesbank"
    ),
    (
      ["bars.csv", "--refiners", "none.csv"],
      "none.csv: cannot open the file: no such file or directory"
    ),
    (["bars.csv", "--refiners", "bars.csv"], "bars.csv:1:1: expected the column 'refiner_code'"),
    (["."], ".: is a directory, not a file"),
  ])
  func cannotBeChecked(arguments: [String], message: String) throws {
    let folder = try Self.folder()
    let outcome = try run(touchstonePath, ["bars"] + arguments, in: folder.path)
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("touchstone: \(message)\n"), "\(outcome.errors)")
  }
}
