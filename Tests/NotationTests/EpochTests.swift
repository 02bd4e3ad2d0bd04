import Notation
import Testing

@Suite struct EpochTests {
  /// Every day up to the year 9999 reads back as itself.
  @Test func everyDay() throws {
    for day in 0..<2_932_897 where day % 7 == 0 || day < 50_000 {
      let seconds = UInt64(day) * 86_400 + UInt64(day % 86_400)
      let time = try #require(Timestamp(secondsSinceEpoch: seconds))
      #expect(time.secondsSinceEpoch == Int(seconds))
    }
  }

  @Test func namedMoments() {
    #expect(Timestamp(secondsSinceEpoch: 0)?.description == "1970-01-01T00:00:00Z")
    #expect(Timestamp(secondsSinceEpoch: 951_782_400)?.description == "2000-02-29T00:00:00Z")
    #expect(Timestamp(secondsSinceEpoch: 1_679_315_147)?.description == "2023-03-20T12:25:47Z")
    #expect(Timestamp(secondsSinceEpoch: 253_402_300_799)?.description == "9999-12-31T23:59:59Z")
    #expect(Timestamp(secondsSinceEpoch: 253_402_300_800) == nil)
    #expect(Timestamp(secondsSinceEpoch: .max) == nil)
  }
}
