import Foundation
import TestSupport
import Testing

/// `touchstone sample` from the draw to the results.
@Suite struct SamplingCommandTests {
  /// Writes a paper, fills it in as listed but for what `change` does to a line, and checks it.
  func results(
    of kit: SamplingKit, _ options: String..., json: Bool = false,
    change: (Int, inout [String]) -> Void = { _, _ in }
  ) throws -> Outcome {
    let base = ["sample", "--audit", "out", "--nonce", SamplingKit.nonce] + options
    let drawn = try run(touchstonePath, base + ["-o", "paper.csv"], in: kit.folder.path)
    #expect(drawn.status == 0, "\(drawn.errors)")
    var lines = try kit.folder.text("paper.csv").split(separator: "\n").map(String.init)
    for number in lines.indices.dropFirst() {
      var cells = lines[number].split(separator: ",", omittingEmptySubsequences: false)
        .map(String.init)
      cells.replaceSubrange(14..., with: ["yes", cells[9], "", cells[7], "", ""])
      change(number, &cells)
      lines[number] = cells.joined(separator: ",")
    }
    try kit.folder.write(lines.joined(separator: "\n") + "\n", to: "filled.csv")
    return try run(
      touchstonePath, base + ["--results", "filled.csv"] + (json ? ["--json"] : []),
      in: kit.folder.path)
  }

  @Test func theDrawShowsEveryFigure() throws {
    let kit = try SamplingKit(300)
    let outcome = try kit.sample("--tolerable", "3")
    #expect(outcome.status == 0)
    #expect(
      outcome.output.contains(
        "formula     the smallest n with 1 - C(N-t, n) / C(N, n) >= 95 %\n"
          + "figures     N = 300, t = 3, n = 189\npopulation  300 accepted bars, "))
    #expect(outcome.output.contains("\nnonce       \(SamplingKit.nonce)\nseed        "))
    #expect(
      outcome.output.hasSuffix(
        "sample      189 bars of 300\n"
          + "advice      of so few bars count every one (100 %); sample only what is weighed or "
          + "assayed\nwork paper  not written: give -o FILE\n"))
    let units = try kit.sample("--tolerable-mozt", "1000000")
    #expect(units.output.contains("formula     n = ceil(3.000 * BV / TM) for 95 % and no expected"))
    let small = try kit.sample("--tolerable", "3", "--size", "20")
    #expect(small.output.contains("warning     fewer are drawn than the formula asks for (S01)\n"))
    let every = try kit.sample()
    #expect(every.output.contains("formula     none: every bar is drawn\n"))
    #expect(!every.output.contains("advice"))
  }

  @Test func thePaperSaysWhereTheBarsLie() throws {
    let kit = try SamplingKit(30)
    #expect(try kit.sample("--engagement", "audit.yaml", "-o", "vault.csv").status == 0)
    let lines = try kit.folder.text("vault.csv").split(separator: "\n")
    #expect(lines.count == 31)
    // The seals of this list begin with an equals sign.
    #expect(lines.dropFirst().allSatisfy { $0.contains(",VAULTS,V1,BOX") && $0.contains(",'=S") })
    #expect(try kit.sample("-o", "bare.csv").status == 0)
    #expect(try kit.folder.text("bare.csv").contains(",VAULTS,,,,RAND,S"))
  }

  @Test func aFilledPaperIsNotWrittenOver() throws {
    let kit = try SamplingKit(3)
    try kit.folder.write("weeks of work", to: "vault.csv")
    let outcome = try kit.sample("-o", "vault.csv")
    #expect(outcome.status == 2)
    #expect(
      outcome.errors
        == "touchstone: vault.csv: the file exists\n"
        + "hint: it may be a paper that somebody has filled in; give another name\n")
    #expect(try kit.folder.text("vault.csv") == "weeks of work")
  }

  @Test func anotherEngagementsListsAreNoticed() throws {
    let kit = try SamplingKit(10)
    let text = try kit.folder.text("bars.csv").replacingOccurrences(of: "\"S3\"", with: "S33")
    try kit.folder.write(text, to: "bars.csv")
    let outcome = try kit.sample("--engagement", "audit.yaml", "-o", "vault.csv")
    #expect(outcome.status == 2)
    #expect(
      outcome.errors.hasPrefix(
        "touchstone: audit.yaml: a drawn bar does not stand in the engagement's bar lists\n"))
    #expect(!kit.folder.exists("vault.csv"))
  }

  @Test func allFoundIsASuccess() throws {
    let outcome = try results(of: try SamplingKit(300), "--tolerable", "30")
    #expect(outcome.status == 0)
    #expect(
      outcome.output.hasPrefix(
        "S01 information: the sample is as planned and complete (bars 28, drawn 28, nonce "
          + "\(SamplingKit.nonce), planned 28, results 28, root "))
    #expect(
      outcome.output.contains(
        ")\n\nresults        28 of 28 drawn bars, 28 weighed\n"
          + "not as listed  0 bars\nprojected      0 bars and 0.000 ozt fine of all "))
    #expect(
      outcome.output.hasSuffix(
        "conclusion     with 95 % confidence fewer than 30 bars of 300 are not as listed\n"))
    let all = try results(of: try SamplingKit(8))
    #expect(all.output.hasSuffix("conclusion     every bar was found as listed\n"))
    let counted = try results(of: try SamplingKit(8)) { number, cells in
      if number > 3 { cells[15] = "" }
    }
    #expect(counted.status == 0)
    #expect(
      counted.output.hasSuffix(
        "conclusion     every bar was found as listed; 5 by presence and serial alone, not weighed\n"
      ))
    let units = try results(of: try SamplingKit(300), "--tolerable-mozt", "9000000")
    #expect(units.status == 0)
    #expect(units.output.contains("conclusion     with 95 % confidence at most "))
  }

  @Test func whatIsNotSoIsNoSuccess() throws {
    let outcome = try results(of: try SamplingKit(12)) { number, cells in
      switch number {
      case 1: cells.replaceSubrange(14..., with: ["no", "", "", "", "", "empty box"])
      case 2: cells[17] = "OTHER"
      case 3: cells[15] = "1.000"
      default: break
      }
    }
    #expect(outcome.status == 1)
    let lines = outcome.output.split(separator: "\n")
    #expect(lines[0].hasPrefix("S01 information: "))
    let found = "S02 excluding: not so: a drawn bar is found under its serial"
    let weighed = "W06 warning: not so: a drawn bar weighs and assays what is listed"
    for (line, expected) in zip(
      lines[1...3],
      [
        "\(found) (error not-found, ", "\(found) (error other-serial, ",
        "\(weighed) (error other-weight, ",
      ])
    {
      #expect(line.hasPrefix("filled.csv:") && line.contains(": \(expected)"))
    }
    #expect(outcome.output.contains("\nnot as listed  3 bars\nprojected      3 bars and "))
    #expect(outcome.output.hasSuffix("bars are not as listed: look at more, or at all\n"))
  }

  @Test func aMissingResultIsNoSuccess() throws {
    let outcome = try results(of: try SamplingKit(12), json: true) { number, cells in
      if number == 5 { cells.replaceSubrange(14..., with: ["", "", "", "", "", "box sealed"]) }
    }
    #expect(outcome.status == 1)
    #expect(
      outcome.output.hasPrefix(
        #"{"planned":"12","size":"12","bars":"12","results":"11","weighed":"11","#
          + #""not-as-listed":"0","findings":[{"rule":"S01","severity":"warning","bars":"12","#
          + #""drawn":"12","nonce":"\#(SamplingKit.nonce)","planned":"12","results":"11","root":""#)
    )
  }

  @Test func resultsOfAnotherDrawAreUnreadable() throws {
    let kit = try SamplingKit(100)
    #expect(try kit.sample("--size", "5", "-o", "vault.csv").status == 0)
    let other = try kit.sample(
      "--size", "5", "--results", "vault.csv", nonce: String(repeating: "ab", count: 32))
    #expect(other.status == 2)
    #expect(other.errors.contains(": the bar was not drawn\nhint: the draw follows from audit, "))
  }

  @Test(arguments: [
    (["--nonce", "00"], "--nonce is not 16 to 64 bytes in lower-case hexadecimal"),
    (
      ["--nonce", "00112233445566778899AABBCCDDEEFF"],
      "--nonce is not 16 to 64 bytes in lower-case hexadecimal"
    ),
    (["--size", "0"], "--size must be at least 1"),
    (["--confidence", "0"], "--confidence must be 1 to 100"),
    (["--confidence", "94", "--tolerable-mozt", "5"], "80, 90, 95 or 99 for monetary-unit"),
    (["--method", "monetary-unit"], "--method monetary-unit needs --tolerable-mozt or --size"),
    (["--tolerable", "1", "--tolerable-mozt", "5"], "--tolerable is for --method detection"),
    (["--method", "detection", "--tolerable-mozt", "5"], "is for --method monetary-unit"),
    (["--method", "lottery"], "one of detection, monetary-unit"),
    (["--results", "a", "-o", "b"], "-o and --engagement do not go with it"),
    (["--engagement", "a"], "--engagement fills in the work paper: give -o too"),
  ])
  func wrongUsage(options: [String], message: String) throws {
    let nonce = options.contains("--nonce") ? [] : ["--nonce", SamplingKit.nonce]
    let outcome = try run(
      touchstonePath, ["sample", "--audit", "nowhere"] + nonce + options, in: packageRoot)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }

  @Test func moreThanThereIsCannotBeDrawn() throws {
    let kit = try SamplingKit(4)
    let bars = try kit.sample("--tolerable", "5")
    #expect(bars.status == 2)
    #expect(bars.errors == "touchstone: the tolerable bad bars are not 1 to 4\n")
    let size = try kit.sample("--size", "5")
    #expect(size.errors == "touchstone: the size is not 1 to 4\n")
  }
}
