import Testing

/// Help that shows how it is done, completions, and rules that explain themselves.
@Suite struct HelpTests {
  private let folder = TemporaryFolder()

  @Test(arguments: [
    [], ["init"], ["audit"], ["recompute"], ["prove"], ["verify"], ["tree"], ["bars"], ["diff"],
    ["fsck"],
    ["rules"],
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
        "B01", "B02", "B05", "B06", "C02", "C03", "D01", "D02", "D03", "E01", "F01", "K02", "L01",
        "R01", "T01", "T02", "W01", "W03",
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
