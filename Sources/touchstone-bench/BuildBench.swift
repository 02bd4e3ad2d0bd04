import Foundation
import Hashing

/// A whole build, from the holder file to the root, against other programs on the same file.
struct BuildBench {
  let data: HolderData
  let holders: Int
  let rounds: Int
  let programs: Programs
  let folder: String

  /// Compressions a holder with ids as long as UUIDs: nonce 2, leaf 2, node 2.
  private static let compressions = 6.0

  /// Keeps OpenSSL from the processor's SHA, AVX and SSSE3 instructions: plain integer code.
  private static let scalar = ["OPENSSL_ia32cap": "~0x1000020000000000:~0x20010020"]

  /// - Parameter compression: nanoseconds of one compression on the fastest kernel.
  func run(compression: Double?) throws -> Result {
    let file = "\(folder)/\(data).csv"
    let key = "\(folder)/tree.key"
    try data.write(holders, to: file)
    defer { unlink(file) }
    try (String(repeating: "5a", count: 32) + "\n").write(
      toFile: key, atomically: false, encoding: .utf8)
    let size = try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int ?? 0
    let fastest = try BatchHasher.fastest().kernel.rawValue

    var result = try Result(
      title: "whole build, \(holders) holders, \(data), \(size / 1_000_000) MB",
      cells: treeCells(file, key, fastest: fastest) + otherCells(file), rounds: rounds)
    for measure in ["wall", "processor"] {
      result.compare(
        "build / openssl dgst, \(measure)", "build \(measure)", over: "openssl dgst \(measure)",
        target: "<= 6, 10M uuid-6, one thread")
      result.compare(
        "build / duckdb, \(measure)", "build \(measure)", over: "duckdb \(measure)",
        target: "<= 0.9, 10M uuid-6")
      result.compare(
        "build by openssl / duckdb, \(measure)", "build by openssl \(measure)",
        over: "duckdb \(measure)", target: "<= 1.5, 10M uuid-6")
      for kernel in ["shani", "openssl", "scalar"] {
        result.compare(
          "build by \(kernel) / build, \(measure)", "build by \(kernel) \(measure)",
          over: "build \(measure)")
      }
    }
    result.compare(
      "one thread / two threads, wall", "build wall", over: "build on two threads wall",
      target: ">= 1.8")
    if let compression, data.id == .uuid {
      result.addShare(
        "hashing share of the build's processor time",
        nanoseconds: compression * Self.compressions * Double(holders), of: "build processor",
        target: ">= 0.35")
    }
    return result
  }

  /// The build by the fastest kernel and by each other one.
  private func treeCells(_ file: String, _ key: String, fastest: String) -> [Cell] {
    let arguments = ["tree", "--decimals", "\(data.decimals)", "--key-file", key, file]
    let one = programs.hasThreads ? ["--threads", "1"] : []
    func cell(_ name: String, _ environment: [String: String], _ extra: [String]) -> Cell {
      Cell(name: name) {
        try Usage.of(programs.touchstone, arguments + extra, environment: environment).quantities
      }
    }
    var cells = [cell("build", ["TOUCHSTONE_SHA256": fastest], one)]
    for kernel in BatchHasher.Kernel.allCases where kernel.isSupported {
      let name = kernel.rawValue
      guard name != fastest else { continue }
      cells.append(cell("build by \(name)", ["TOUCHSTONE_SHA256": name], one))
    }
    cells.append(
      cell(
        "build by scalar",
        Self.scalar.merging(["TOUCHSTONE_SHA256": "openssl"]) { $1 }, one))
    if programs.hasThreads {
      cells.append(
        cell("build on two threads", ["TOUCHSTONE_SHA256": fastest], ["--threads", "2"]))
    }
    return cells
  }

  private func otherCells(_ file: String) -> [Cell] {
    var cells: [Cell] = []
    if let openssl = programs.openssl {
      cells.append(
        Cell(name: "openssl dgst") {
          try Usage.of(openssl, ["dgst", "-sha256", file]).quantities
        })
    }
    if let duckdb = programs.duckdb {
      // What a build answers but for the root: the total, the rows, and that no id comes twice.
      // The narrowest decimal that holds every balance: duckdb reads wider ones much slower.
      let digits = data.decimals == 6 ? 18 : 38
      let query = """
        SET threads = 1; SELECT sum(balance), count(*), count(DISTINCT holder_id) FROM \
        read_csv('\(file)', header = true, auto_detect = false, delim = ',', \
        columns = {'holder_id': 'VARCHAR', 'balance': 'DECIMAL(\(digits),\(data.decimals))'});
        """
      cells.append(
        Cell(name: "duckdb") { try Usage.of(duckdb, [":memory:", query]).quantities })
    }
    return cells
  }
}
