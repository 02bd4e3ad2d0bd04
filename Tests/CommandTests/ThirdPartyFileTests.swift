import Foundation
import Testing

/// Files as other systems write them go through with only the engagement file edited.
@Suite struct ThirdPartyFileTests {
  /// 260,000 rows with other columns, 18 decimals, CRLF, quotes where nobody needs them.
  @Test func aQuarterOfAMillionRows() throws {
    let kit = EngagementKit()
    let count = 260_000
    var text = "\"Rank\",\"Account Address\",\"Quantity (18 dec)\",\"Percentage\"\r\n"
    for number in 1...count {
      let digits = String(number, radix: 16)
      let address = "0x" + String(repeating: "0", count: 40 - digits.count) + digits
      text += "\"\(number)\",\"\(address)\",\"\(number).000000000000000001\",\"0.1%\"\r\n"
    }
    kit["export-token-holders.csv"] = text
    kit.files["holders.csv"] = nil
    let whole = UInt64(count) * UInt64(count + 1) / 2
    kit.replace("decimals: 2", with: "decimals: 18")
    kit.replace(
      "{ file: holders.csv }",
      with: "{ file: export-token-holders.csv, id: Account Address, "
        + "balance: Quantity (18 dec), ignore: [Rank, Percentage], prefix: \"eip155:1:\" }")
    kit.replace("total: \"3200000\"", with: "total: \"\(whole).000000000000260000\"")
    kit.replace("mode: secret", with: "mode: transparent")
    let outcome = try kit.audit()
    // Two bars do not cover as much; every row is counted, and nothing blocks.
    #expect(outcome.status == 1, "\(outcome.errors)")
    #expect(outcome.output.contains("result       shortfall ("), "\(outcome.output)")
    #expect(outcome.output.contains("260,000 holders 33,800,130,000.00000000000026"))

    let address = "eip155:1:0x" + String(repeating: "0", count: 39) + "7"
    let made = try kit.folder.touchstone("prove", "--audit", "out", "--holder", address, "-o", "p")
    #expect(made.status == 0, "\(made.errors)")
    let verified = try kit.folder.touchstone(
      "verify", "p", "--statement", "out/publication/statement.txt", "--holder", address,
      "--balance", "7.000000000000000001")
    #expect(verified.status == 0, "\(verified.errors)")
    let second = try verifyPy(
      [
        "holders", "--statement", "out/publication/statement.txt", "--snapshot-key",
        "private/snapshot.key", "--id", "Account Address", "--balance", "Quantity (18 dec)",
        "--ignore", "Rank", "--ignore", "Percentage", "--prefix", "eip155:1:",
        "export-token-holders.csv",
      ], in: kit.folder.path)
    #expect(second.status == 0, "\(second.errors)")
  }
}
