import Disclosure
import Hashing
import Publication
import Testing

@Suite struct StatementHistoryTests {
  private let q1 = statement("2025-Q1", month: 3)
  private var q2: [UInt8] { statement("2025-Q2", month: 6, previous: q1) }
  private var q3: [UInt8] { statement("2025-Q3", month: 9, previous: q2) }

  private func history(_ texts: [UInt8]...) throws -> StatementHistory {
    var history = StatementHistory()
    for text in texts { try history.append(text) }
    return history
  }

  private func refused(
    _ text: [UInt8], after texts: [UInt8]..., as expected: PublicationFailure,
    _ what: Comment
  ) throws {
    var history = StatementHistory()
    for text in texts { try history.append(text) }
    let before = history.entries
    #expect(failure { try history.append(text) } == expected, what)
    // What is refused leaves nothing behind.
    #expect(history.entries == before)
  }

  @Test func threeQuarters() throws {
    let all = try history(q1, q2, q3)
    #expect(all.entries.map(\.index) == [0, 1, 2])
    #expect(all.standing.map(\.statement.snapshot) == ["2025-Q1", "2025-Q2", "2025-Q3"])
    #expect(all.index(of: SHA256.hash(q2)) == 1)
    #expect(all.index(of: SHA256.hash([])) == nil)
  }

  @Test func equivocation() throws {
    try refused(
      statement("2025-Q1", month: 3, holders: 2), after: q1, as: .equivocation, "another Q1")
    try refused(q1, after: q1, as: .equivocation, "Q1 twice")
    try refused(
      statement("2025-Q1", month: 3, previous: q2), after: q1, q2, as: .equivocation,
      "another Q1 after Q2")
    let first = statement("2025-Q1", month: 3, revision: (1, q1), holders: 2)
    try refused(
      statement("2025-Q1", month: 3, revision: (1, q1), holders: 3), after: q1, first,
      as: .equivocation, "another revision 1")
  }

  @Test func corrections() throws {
    let first = statement("2025-Q1", month: 3, revision: (1, q1), holders: 2)
    let second = statement("2025-Q1", month: 3, revision: (2, first), holders: 3)
    // A correction may come late, and the next quarter may stand on either text.
    #expect(try history(q1, q2, first, second).standing.map(\.revision) == [2, 0])
    let onFirst = statement("2025-Q2", month: 6, previous: first)
    #expect(try history(q1, first, onFirst).standing.map(\.revision) == [1, 0])
    #expect(try history(q1, first, q2).entries.count == 3)

    try refused(second, after: q1, as: .brokenChain, "revision 2 without 1")
    try refused(first, as: .brokenChain, "a revision of nothing")
    try refused(
      statement("2025-Q1", month: 3, revision: (1, q2), holders: 2), after: q1,
      as: .brokenChain, "a revision of another text")
    try refused(
      statement("2025-Q2", month: 6, revision: (1, q2)), after: q1, q2, as: .brokenChain,
      "a revision that follows nothing")
    try refused(
      statement("2025-Q1", month: 7, revision: (1, q1)), after: q1, q2, as: .brokenChain,
      "a revision later than the next snapshot")
    try refused(
      statement("2025-Q2", month: 2, previous: q1, revision: (1, q2)), after: q1, q2,
      as: .brokenChain, "a revision earlier than the snapshot before")
  }

  @Test func brokenChains() throws {
    try refused(q2, as: .brokenChain, "the first follows something")
    try refused(
      statement("2025-Q2", month: 6), after: q1, as: .brokenChain, "follows nothing")
    try refused(q3, after: q1, as: .brokenChain, "a gap")
    try refused(
      statement("2025-Q2b", month: 7, previous: q1), after: q1, q2, as: .brokenChain, "a branch")
    try refused(
      statement("2025-Q2", month: 3, previous: q1), after: q1, as: .brokenChain, "not later")
    try refused(
      statement("2025-Q2", month: 6, previous: q1, decimals: 3), after: q1, as: .brokenChain,
      "other decimals")
  }

  /// Each issuer and asset has a chain of its own.
  @Test func severalChains() throws {
    let other = statement("2025-Q1", month: 4, symbol: "BBB", decimals: 6)
    let foreign = statement("2025-Q1", month: 4, issuer: "other.example")
    #expect(try history(q1, other, foreign, q2).standing.count == 4)
    try refused(
      statement("2025-Q2", month: 6, previous: q1, symbol: "BBB", decimals: 6),
      after: q1, other, as: .brokenChain, "follows another asset's")
  }

  @Test func noStatement() {
    var history = StatementHistory()
    #expect(throws: Refusal.self) { try history.append(bytes("no statement\n")) }
  }
}
