import Testing

/// Help that shows how it is done, completions, and rules that explain themselves.
@Suite struct HelpTests {
  private let folder = TemporaryFolder()

  @Test(arguments: [
    [], ["init"], ["audit"], ["recompute"], ["prove"], ["verify"], ["tree"], ["bars"], ["diff"],
    ["fsck"],
    ["rules"], ["keygen"], ["sign"], ["open"], ["log"], ["log", "init"], ["log", "append"],
    ["log", "checkpoint"], ["log", "prove"], ["log", "verify"], ["log", "cosign"],
    ["witness"], ["verify-log"], ["bundle"], ["timestamp"],
    ["timestamp", "query"], ["timestamp", "verify"], ["cms"], ["cms", "sign"],
    ["cms", "verify"],
  ])
  func everyHelpHasAnExample(command: [String]) throws {
    for arguments in [command + ["--help"], ["help"] + command] {
      let outcome = try run(touchstonePath, arguments, in: folder.path)
      #expect(outcome.status == 0)
      #expect(outcome.errors == "")
      #expect(outcome.output.contains("Example:"), "\(arguments)")
      let name = (["touchstone"] + command).joined(separator: " ")
      #expect(outcome.output.contains("\(name) "), "\(arguments)")
    }
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func completions(shell: String) throws {
    let outcome = try folder.touchstone("--generate-completion-script", shell)
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    for word in ["audit", "recompute", "prove", "verify", "statement", "max-age"] {
      #expect(outcome.output.contains(word), "\(word)")
    }
  }

  @Test func theVersionNamesTheFormats() throws {
    let outcome = try folder.touchstone("--version")
    #expect(outcome.status == 0)
    #expect(outcome.output == "touchstone 0.1.0 (statement 1, proof 1, tree counted-sum/1)\n")
  }

  @Test func everyRuleExplainsItself() throws {
    let list = try folder.touchstone("rules")
    #expect(list.status == 0)
    let ids = list.output.split(separator: "\n").map { String($0.prefix(3)) }
    #expect(
      ids.sorted() == [
        "B01", "B02", "B03", "B04", "B05", "B06", "B07", "B08", "B09", "B10", "B11", "B12", "B13",
        "C01", "C02", "C03", "C04", "D01", "D02", "D03", "D04", "D05", "D06", "E01", "E02", "F01",
        "F02", "F03", "F04", "G01", "K01", "K02", "K03", "K04", "K05", "K06", "K07", "L01", "L02",
        "L03", "L04", "M01", "M02", "M03", "P01", "P02", "P03", "R01", "R02", "R03", "S01", "S02",
        "T01", "T02", "T03", "T04", "W01", "W02", "W03", "W04", "W05", "W06",
      ])
    for id in ids {
      let outcome = try folder.touchstone("rules", id)
      #expect(outcome.status == 0)
      for word in ["  test ", "  source ", "  fires ", "  silent ", "  clears "] {
        #expect(outcome.output.contains("\n" + word), "\(id)\(word)")
      }
    }
  }

  @Test func noSuchRule() throws {
    let outcome = try folder.touchstone("rules", "X99")
    #expect(outcome.status == 2)
    #expect(outcome.output == "")
    #expect(
      outcome.errors == "touchstone: no rule 'X99'\nhint: 'touchstone rules' lists them all\n")
  }
}
