import Audit
import Bullion
import Testing

/// One finding for each rule and subject.
@Suite struct FindingTests {
  /// Swift takes the two serials for equal; they are two bars, and each is excluded.
  @Test func equalToSwiftIsNotTheSameBar() {
    let bars = ["e\u{301}1", "\u{E9}1"].map { serial in
      goodBar(serial) { $0.status = "pledged" }
    }
    for order in [bars, bars.reversed()] {
      let all = evidence([barList(order)])
      #expect(reasons(all) == ["E01", "E01"])
      #expect(found(all).count { $0 == "E01 excluding" } == 2)
    }
  }
}
