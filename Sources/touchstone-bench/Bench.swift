import ArgumentParser
import Foundation
import Hashing

/// Measures Touchstone against other programs on data of its own making.
@main
struct Bench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "touchstone-bench",
    abstract: "Measure hashing and whole builds, and print ratios.",
    discussion: """
      All that is compared is run in turns, round by round, in one run; a ratio is taken within \
      each round. Build it with -c release. 'duckdb' and 'openssl' are used when they are found.

      Example:
        touchstone-bench --holders 1000000 --rounds 5 --json runs.json
      """)

  @Option(help: "Rows of each holder file.")
  var holders = 1_000_000

  @Option(help: "Rounds: how often everything is measured.")
  var rounds = 5

  @Option(
    help: "A kind of holder file, such as uuid-6 or email-18; may be repeated. All otherwise.")
  var data: [HolderData] = []

  @Option(help: "The tool that is measured; the one beside this program otherwise.")
  var touchstone: String?

  @Option(help: "The file for the raw runs.")
  var json: String?

  func validate() throws {
    guard holders > 0, rounds > 0 else {
      throw ValidationError("--holders and --rounds must be 1 or more")
    }
  }

  func run() throws {
    let programs = try Programs(touchstone: touchstone)
    let machine = Machine.current()
    print(machine.text)
    let folder =
      FileManager.default.temporaryDirectory.path + "/touchstone-bench-\(UUID().uuidString)"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let hashing = try HashBench(rounds: rounds).run()
    print(hashing.text)
    var results = [hashing]
    let fastest = try BatchHasher.fastest().kernel.rawValue
    for kind in data.isEmpty ? HolderData.all : data {
      let result = try BuildBench(
        data: kind, holders: holders, rounds: rounds, programs: programs, folder: folder
      ).run(compression: hashing.median("\(fastest) compression"))
      print(result.text)
      results.append(result)
    }
    guard let json else { return }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let document = Document(machine: machine, holders: holders, rounds: rounds, results: results)
    try encoder.encode(document).write(to: URL(fileURLWithPath: json))
  }
}

/// What the file of raw runs holds.
private struct Document: Encodable {
  let format = "touchstone/bench/1"
  let machine: Machine
  let holders: Int
  let rounds: Int
  let results: [Result]

  enum CodingKeys: CodingKey { case format, machine, holders, rounds, results }
}
