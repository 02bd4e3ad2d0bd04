import ArgumentParser
import Audit
import Diagnostics
import Foundation
import Intake
import Notation
import Report
import TreeStore

/// `touchstone sample`.
struct Sample: CheckingCommand {
  static let configuration = CommandConfiguration(
    abstract: "Draw bars to look at in the vault, and check what was found.",
    discussion: """
      Choose the nonce after the statement is published, from a source that nobody controls, \
      such as the hash of a later block: then neither side could arrange the draw. Anyone who \
      has statement, bars.csv and nonce draws the same bars; spec/sampling.md says how.

      Example:
        touchstone sample --audit demo-out --nonce 00112233445566778899aabbccddeeff \\
          --tolerable 1 --engagement demo/audit.yaml -o vault.csv
        touchstone sample --audit demo-out --nonce 00112233445566778899aabbccddeeff \\
          --tolerable 1 --results vault.csv

      Without --tolerable and --size every bar is drawn: recommended where it can be done. Give \
      the same options with --results as for the draw. In the paper, cells that a spreadsheet \
      would run as a formula (beginning with = + - @ tab or CR) have an apostrophe before them.

      The findings are S01, S02 and W06 of 'touchstone rules'. They enter a statement when an \
      engagement names the filled paper, and S02 then excludes the bars that were not found.

      Exit status: 0 drawn, or all bars are as listed; 1 a result is missing, the sample is \
      smaller than planned, or a bar is not as listed; 2 something could not be read.
      """)

  @OptionGroup var options: SampleOptions

  @Option(help: "The engagement file: vault, box and seal are read from its bar lists.")
  var engagement: String?

  @Option(help: "The work paper, filled in; its results are checked.")
  var results: String?

  @Option(name: .shortAndLong, help: "Write the work paper to fill in to this new file.")
  var output: String?

  @Flag(help: "Print one line of JSON.")
  var json = false

  func validate() throws {
    guard results == nil || (output == nil && engagement == nil) else {
      throw ValidationError("--results reads a paper; -o and --engagement do not go with it")
    }
    guard engagement == nil || output != nil else {
      throw ValidationError("--engagement fills in the work paper: give -o too")
    }
  }

  func check() throws -> Verdict {
    let drawn = try DrawnSample(options.sample(results: results))
    if let results {
      let evaluation = SampleEvaluation(
        of: try SampleResultsReader.read(results, for: drawn.draw), for: drawn.draw)
      let text = SampleResultText(evaluation)
      try Console.write(json ? text.json : text.table)
      return evaluation.isClean ? .affirmed : .denied
    }
    if let output { try writePaper(of: drawn.draw, to: output) }
    let text = SampleText(drawn, paper: output)
    try Console.write(json ? text.json : text.table)
    return .affirmed
  }

  private func writePaper(of draw: SampleDraw, to path: String) throws {
    var isFolder: ObjCBool = false
    // A device such as /dev/stdout may be written to.
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
      (try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType)
        == .typeRegular
    {
      throw InputError(
        "the file exists", file: path,
        hint: "it may be a paper that somebody has filled in; give another name")
    }
    let places = try engagement.map { try BarPlaces(engagement: $0, of: draw) }
    let paper = SamplingWorkPaper(draw) { places?[$0] }
    try OutputFile.replace(path, with: Array(paper.text.utf8))
  }
}
