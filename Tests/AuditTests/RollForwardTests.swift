import Audit
import Disclosure
import MerkleSum
import Testing

@Suite struct RollForwardTests {
  private func bar(_ serial: String, _ fine: UInt64, reasons: [String] = []) -> PublishedBar {
    PublishedBar(
      id: "AU|RAND|\(serial)|2024|\(fine)|ozt|1000000", list: "V", fineListed: fine,
      fineAccepted: reasons.isEmpty ? fine : 0, reasons: reasons, nonce: Nonce(value: 1))
  }

  @Test func everyMovementHasItsPlace() {
    let before = [
      bar("stays", 400), bar("leaves", 401), bar("is-pledged", 402),
      bar("is-freed", 403, reasons: ["E01"]), bar("stays-out", 404, reasons: ["B05"]),
      bar("is-weighed", 405),
    ]
    let after = [
      bar("stays", 400), bar("is-pledged", 402, reasons: ["E01"]), bar("is-freed", 403),
      bar("stays-out", 404, reasons: ["B05"]), bar("is-weighed", 406), bar("is-new", 407),
    ]
    let way = RollForward(from: before, to: after)
    #expect(way.opening.bars == 4 && way.opening.fine == 1608)
    #expect(way.arrived.map(\.fineAccepted).sorted() == [406, 407])
    #expect(way.cleared.map(\.fineAccepted) == [403])
    #expect(way.left.map(\.fineAccepted).sorted() == [401, 405])
    #expect(way.excluded.map(\.id) == [after[1].id])
    #expect(way.reweighed.map { [$0.before.fineAccepted, $0.after.fineAccepted] } == [[405, 406]])
    #expect(way.closing.bars == 4 && way.closing.fine == 1616)
    #expect(way.ties)
  }

  @Test func restatedWeights() {
    var after = bar("a", 400)
    after.fineAccepted = 399
    let way = RollForward(from: [bar("a", 400)], to: [after])
    #expect(way.restated.map { [$0.before.fineAccepted, $0.after.fineAccepted] } == [[400, 399]])
    #expect(way.arrived.isEmpty && way.left.isEmpty && way.ties)
  }

  @Test func oneBarInTwoRows() {
    let rows = [bar("a", 400, reasons: ["D01"]), bar("a", 400)]
    for order in [rows, rows.reversed()] {
      let way = RollForward(from: Array(order), to: [bar("a", 400)])
      #expect(way.opening.bars == 1 && way.arrived.isEmpty && way.left.isEmpty && way.ties)
      let back = RollForward(from: [bar("a", 400)], to: Array(order))
      #expect(back.excluded.isEmpty && back.closing.bars == 1 && back.ties)
    }
  }

  /// Every way in which three bars can be absent, excluded or accepted twice: it always ties.
  @Test func allSmallCasesTie() {
    let states: [(PublishedBar) -> [PublishedBar]] = [
      { _ in [] }, { [$0] },
      { [self.bar(String($0.id.split(separator: "|")[2]), $0.fineListed, reasons: ["E01"])] },
    ]
    let bars = [bar("a", 1), bar("b", 20), bar("c", 300)]
    for code in 0..<729 {
      var rest = code
      var sides: [[PublishedBar]] = [[], []]
      for bar in bars {
        for side in 0...1 {
          sides[side] += states[rest % 3](bar)
          rest /= 3
        }
      }
      let way = RollForward(from: sides[0], to: sides[1])
      #expect(way.ties, "\(code)")
      #expect(way.opening.bars == sides[0].count { $0.reasons.isEmpty })
    }
  }
}
