import Foundation

/// The commands that a holder waits for, from start to exit, on the engagement that `init` makes.
struct ProofBench {
  let rounds: Int
  let programs: Programs
  let folder: String

  func run() throws -> Result {
    let (demo, out, proof) = ("\(folder)/demo", "\(folder)/out", "\(folder)/alice.json")
    try start("init", demo)
    try start("audit", "\(demo)/audit.yaml", "--out", out)
    let prove = ["prove", "--audit", out, "--holder", "alice", "-o", proof]
    try start(prove)
    let verify = [
      "verify", proof, "--statement", "\(out)/publication/statement.txt", "--holder", "alice",
      "--balance", "800000.50",
    ]
    return try Result(
      title: "one proof, start to exit (target: verify <= 20 ms)",
      cells: [("prove", prove), ("verify", verify)].map { name, arguments in
        Cell(name: name) {
          let usage = try Usage.of(programs.touchstone, arguments)
          return [
            Cell.Quantity(name: "wall", unit: "ms", value: usage.wall * 1e3),
            Cell.Quantity(name: "processor", unit: "ms", value: usage.processor * 1e3),
          ]
        }
      }, rounds: rounds)
  }

  private func start(_ arguments: String...) throws { try start(arguments) }

  private func start(_ arguments: [String]) throws {
    _ = try Usage.of(programs.touchstone, arguments)
  }
}
