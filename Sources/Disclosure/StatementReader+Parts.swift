import Bullion
import MerkleSum
import Notation

extension StatementReader {
  mutating func token(
    _ key: String, _ grammar: (Substring) -> Bool
  ) throws(StatementError) -> String {
    let word = try words(key, 1)[0]
    guard grammar(word) else { throw malformed("'\(key)' does not follow its grammar") }
    return String(word)
  }

  mutating func asset() throws(StatementError) -> Statement.Asset {
    let words = try words("asset", 3)
    let decimals = try integer(words[1], as: UInt64.self)
    guard Token.isLabel(words[0]), decimals <= 18 else {
      throw malformed("symbol or decimals do not follow the grammar")
    }
    guard words[2] == "USD" else { throw malformed("version 1 knows the peg USD alone") }
    return Statement.Asset(symbol: String(words[0]), decimals: Int(decimals))
  }

  mutating func mode() throws(StatementError) -> Statement.Mode {
    let words = try words("mode", 1, 2)
    switch (words[0], words.count) {
    case ("secret", 1): return .secret
    case ("transparent", 2): return .transparent(treeKey: try digest(words[1]).bytes)
    default: throw malformed("unknown mode")
    }
  }

  mutating func supply() throws(StatementError) -> [Statement.Supply] {
    var lines: [Statement.Supply] = []
    while isNext("supply") {
      let words = try words("supply", 1, 7)
      if words.count == 1 {
        guard lines.isEmpty, words[0] == "none" else { throw malformed("'supply' is not in place") }
        return []
      }
      guard Token.isChain(words[0]), Token.isContract(words[1]), Token.isBlockHash(words[3]),
        let time = Timestamp(words[4])
      else { throw malformed("chain, contract, block hash or time do not follow the grammar") }
      let line = Statement.Supply(
        chain: String(words[0]), contract: String(words[1]), block: try integer(words[2]),
        blockHash: String(words[3]), time: time, total: try integer(words[5]),
        nonRedeemable: try integer(words[6]))
      if let last = lines.last, (last.chain, last.contract) >= (line.chain, line.contract) {
        throw malformed("supply lines are not sorted by chain and contract, each once")
      }
      lines.append(line)
    }
    guard !lines.isEmpty else { throw malformed("the line 'supply' is missing") }
    return lines
  }

  mutating func custody() throws(StatementError) -> [Statement.Custody] {
    var lists: [Statement.Custody] = []
    while isNext("custody") {
      let words = try words("custody", 4)
      let date = words[1] == "none" ? nil : CalendarDate(words[1])
      guard Token.isLabel(words[0]), date != nil || words[1] == "none" else {
        throw malformed("label or date do not follow the grammar")
      }
      let list = Statement.Custody(
        label: String(words[0]), asOf: date, bars: try integer(words[2]),
        fineListed: try integer(words[3]))
      if let last = lists.last, last.line > list.line {
        throw malformed("custody lines are not sorted")
      }
      lists.append(list)
    }
    guard !lists.isEmpty else { throw malformed("the line 'custody' is missing") }
    return lists
  }

  mutating func price() throws(StatementError) -> Statement.Price {
    let words = try words("price", 5)
    let price: UInt128 = try integer(words[1])
    guard words[0] == "USD", (1...Valuation.maximumPrice).contains(price),
      Token.isLabel(words[2]), let date = CalendarDate(words[3])
    else { throw malformed("the price does not follow its grammar") }
    return Statement.Price(
      microUSD: price, session: String(words[2]), date: date, evidence: try digest(words[4]))
  }

  mutating func findings() throws(StatementError) -> Statement.FindingCounts {
    let words = try words("findings", 6)
    return Statement.FindingCounts(
      blocking: try integer(words[0]), excluding: try integer(words[1]),
      warning: try integer(words[2]), information: try integer(words[3]),
      undisposed: try integer(words[4]), hash: try digest(words[5]))
  }

  mutating func revision() throws(StatementError) -> Statement.Revision? {
    let words = try words("revision", 2)
    let number: UInt64 = try integer(words[0])
    if words[1] == "none" {
      guard number == 0 else { throw malformed("a revision names the text it replaces") }
      return nil
    }
    guard number > 0 else { throw malformed("revision 0 replaces nothing") }
    return Statement.Revision(number: number, replaces: try digest(words[1]))
  }
}
