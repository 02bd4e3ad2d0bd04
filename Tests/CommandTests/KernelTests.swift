import Hashing
import TestSupport
import Testing

/// `TOUCHSTONE_SHA256`: which way of hashing runs, and that the root does not depend on it.
@Suite struct KernelTests {
  private let folder = TemporaryFolder()
  private static let variable = "TOUCHSTONE_SHA256"
  private static let version = "touchstone 0.1.0 (statement 1, proof 1, tree counted-sum/1)\n"

  /// The kernels that this processor runs.
  static let kernels = BatchHasher.Kernel.allCases.filter(\.isSupported)

  private func touchstone(_ arguments: [String], kernel: String) throws -> Outcome {
    try run(
      "/usr/bin/env", ["\(Self.variable)=\(kernel)", touchstonePath] + arguments, in: folder.path)
  }

  @Test func oneRootWhateverTheKernel() throws {
    var random = SeededGenerator(seed: 21)
    var rows = "holder_id,balance\n"
    for number in 0..<9_000 {
      let tail = String(repeating: "x", count: .random(in: 0...180, using: &random))
      rows += "holder-\(number)-\(tail),\(UInt64.random(in: 0...1_000_000, using: &random)).5\n"
    }
    try folder.write(rows, to: "h.csv")
    try folder.write(String(repeating: "5a", count: 32) + "\n", to: "tree.key")
    let arguments = ["tree", "--decimals", "6", "--key-file", "tree.key", "h.csv"]
    let chosen = try run(touchstonePath, arguments, in: folder.path)
    #expect(chosen.status == 0 && chosen.output.hasPrefix("{\"holders\":\"9000\""))
    for kernel in Self.kernels {
      let outcome = try touchstone(arguments, kernel: kernel.rawValue)
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output == chosen.output)
    }
  }

  @Test func theVersionSaysWhichOneRuns() throws {
    for kernel in Self.kernels {
      let outcome = try touchstone(["--version", "--verbose"], kernel: kernel.rawValue)
      #expect(outcome.status == 0)
      let words = outcome.output.dropFirst(Self.version.count)
      #expect(outcome.output.hasPrefix(Self.version))
      #expect(words.hasPrefix("sha256 \(kernel.rawValue)"))
    }
    let free = try run(touchstonePath, ["--version", "--verbose"], in: folder.path)
    #expect(free.output.hasPrefix(Self.version + "sha256 \(Self.kernels[0].rawValue)"))
  }

  @Test(arguments: ["", "sse2", "AVX512", "openssl "])
  func anUnknownNameIsRefused(name: String) throws {
    for arguments in [
      ["--version", "--verbose"], ["tree", "--decimals", "2", "--key-file", "k", "h"],
    ] {
      let outcome = try touchstone(arguments, kernel: name)
      #expect(outcome.status == 2)
      #expect(outcome.output == "")
      #expect(
        outcome.errors == "touchstone: TOUCHSTONE_SHA256: unknown kernel '\(name)'\n"
          + "hint: it is one of avx512, shani, openssl\n")
    }
  }

  @Test(arguments: BatchHasher.Kernel.allCases.filter { !$0.isSupported })
  func aKernelThatDoesNotRunHereIsRefused(kernel: BatchHasher.Kernel) throws {
    let outcome = try touchstone(["--version", "--verbose"], kernel: kernel.rawValue)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("this processor does not run the kernel '\(kernel.rawValue)'"))
  }

  @Test func verboseAloneIsWrongUsage() throws {
    #expect(try folder.touchstone("--verbose").status == 64)
    #expect(try folder.touchstone("tree", "--version").output == Self.version)
  }
}
