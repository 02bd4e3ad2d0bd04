import Foundation
import Testing

/// `touchstone sample` and `spec/verifier/draw.py` draw the same bars.
@Suite struct SamplingAgreementTests {
  struct Drawn: Decodable, Equatable {
    let seed: String
    let planned: String
    let size: String
    let sample: [String]
  }

  static let designs = [
    [], ["--tolerable", "1"], ["--tolerable", "2", "--confidence", "99"], ["--size", "1"],
    ["--tolerable-mozt", "90000"], ["--tolerable-mozt", "1000000", "--confidence", "80"],
  ]

  @Test(arguments: [2, 3, 5, 8, 13, 30, 57, 100, 211, 300, 700, 1_250])
  func bothDrawTheSameBars(count: Int) throws {
    let kit = try SamplingKit(count, isPublic: count % 2 == 0)
    for (number, options) in Self.designs.enumerated() {
      let nonce = String(
        repeating: String(format: "%02x", count % 200 + number), count: 16 + number)
      let ours = try run(
        touchstonePath, ["sample", "--audit", "out", "--nonce", nonce, "--json"] + options,
        in: kit.folder.path)
      #expect(ours.status == 0, "\(ours.errors)")
      let drawn = try JSONDecoder().decode(Drawn.self, from: Data(ours.outputBytes))
      let theirs = try kit.drawPy(options, nonce: nonce)
      #expect(theirs.status == 0, "\(theirs.errors)")
      let lines = theirs.output.split(separator: "\n").map(String.init)
      #expect(
        Array(lines.prefix(3))
          == ["seed \(drawn.seed)", "planned \(drawn.planned)", "size \(drawn.size)"])
      // `hits bar_id`
      let bars = lines.dropFirst(3).map { String($0.drop { $0 != " " }.dropFirst()) }
      #expect(bars == drawn.sample, "\(count) \(options)")
    }
  }

  @Test func bothRefuseAnotherBarsFile() throws {
    let kit = try SamplingKit(5)
    let text = try kit.folder.text("out/publication/bars.csv")
    try kit.folder.write(
      text.replacingOccurrences(of: "S1|", with: "S9|"), to: "out/publication/bars.csv")
    let ours = try kit.sample()
    #expect(ours.status == 2)
    #expect(
      ours.errors
        == "touchstone: out/publication/bars.csv: the file is not the bars.csv that the statement "
        + "names\nhint: files of two audits were mixed, or the file was saved by another program\n")
    let theirs = try kit.drawPy([])
    #expect(theirs.status == 2 && theirs.errors.contains("wrong-hash"))
  }
}
