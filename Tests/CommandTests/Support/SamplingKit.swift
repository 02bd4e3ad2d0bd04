import Foundation
import TestSupport

/// An engagement with many bars, audited, for samples to be drawn from.
final class SamplingKit {
  let kit = EngagementKit()
  static let nonce = "00112233445566778899aabbccddeeff"

  var folder: TemporaryFolder { kit.folder }

  /// Audits `count` good bars of which every seventh is a kilobar; `serial` names them.
  init(_ count: Int, isPublic: Bool = true, serial: (Int) -> String = { "S\($0)" }) throws {
    var lines = [String(kit["bars.csv"].prefix { $0 != "\n" })]
    for number in 0..<count {
      let bar =
        number % 7 == 3
        ? "KILO,1000.\(100 + number % 700),g,999.9,,refiner"
        : "GD400,\(360 + number % 60).\(100 + number % 36 * 25),ozt,995.8,,london"
      lines.append(
        "AU,RAND,Rand,\"\(serial(number))\",2024,\(bar),V1,BOX\(number / 20),=S\(number / 20),ACC,"
          + "allocated,,,,,,,")
    }
    kit["bars.csv"] = lines.joined(separator: "\n") + "\n"
    kit.replace(", declared-bars: \"2\", declared-gross-ozt: \"798.575\",", with: "")
    kit.replace("declared-fine-ozt: \"796.862\" }", with: "}")
    kit.replace("waived: []", with: "waived: [T01, T02]")
    if !isPublic { kit.replace("public: true", with: "public: false") }
    // Whether so many bars cover the claims is no matter here.
    let outcome = try kit.audit()
    precondition(outcome.status != 2, outcome.errors)
  }

  /// Runs `touchstone sample`.
  func sample(_ options: String..., nonce: String = SamplingKit.nonce) throws -> Outcome {
    try run(
      touchstonePath, ["sample", "--audit", "out", "--nonce", nonce] + options, in: folder.path)
  }

  /// Runs spec/verifier/draw.py.
  func drawPy(_ options: [String], nonce: String = SamplingKit.nonce) throws -> Outcome {
    let publication = "out/publication/"
    let bars =
      folder.exists(publication + "bars.csv") ? publication + "bars.csv" : "out/private/bars.csv"
    return try run(
      try tool("python3", package: "python3"),
      [packageRoot + "/spec/verifier/draw.py"] + options
        + [publication + "statement.txt", bars, nonce], in: folder.path)
  }
}
