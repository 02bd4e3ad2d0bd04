import Disclosure
import Foundation
import Hashing
import MerkleSum

/// A proof file that was tampered with, or a statement, or both.
struct Tampering {
  let name: String
  let proof: [UInt8]
  /// The statement that the verifier trusts.
  let statement: [UInt8]
}

/// All the ways in which an honest proof is made dishonest here.
struct Tamperings {
  let honest: ProofFile
  let statement: [UInt8]
  let count: UInt64

  func all() -> [Tampering] {
    values() + paths() + siblings() + spellings() + structures() + statements()
  }

  /// The honest proof with a change to its values.
  private func changed(_ name: String, _ change: (inout LooseProof) -> Void) -> Tampering {
    var proof = LooseProof(honest)
    change(&proof)
    return Tampering(name: name, proof: proof.encoded(), statement: statement)
  }

  private func values() -> [Tampering] {
    var list = [
      changed("other id") { $0.id = Array("mallory".utf8) },
      changed("id in capitals") {
        $0.id = Array(String(decoding: $0.id, as: UTF8.self).uppercased().utf8)
      },
      changed("longer id") { $0.id += [0x20] },
      changed("id of 255 bytes") { $0.id = Array(repeating: 0x61, count: 255) },
      changed("id of 256 bytes") { $0.id = Array(repeating: 0x61, count: 256) },
      changed("empty id") { $0.id = [] },
      changed("amount + 1") { $0.amount += 1 },
      changed("amount - 1") { $0.amount = $0.amount > 0 ? $0.amount - 1 : 5 },
      changed("amount 0") { $0.amount = $0.amount == 0 ? 1 : 0 },
      changed("amount 2^128 - 1") { $0.amount = .max },
      changed("the other tree") { $0.tree = $0.tree == .liabilities ? .inventory : .liabilities },
    ]
    for byte in [0, 7, 15] {
      list.append(
        changed("nonce byte \(byte)") {
          var bytes = $0.nonce.bytes
          bytes[byte] ^= 0x10
          $0.nonce = Nonce(bytes)!
        })
    }
    let index = honest.inclusion.index
    for (name, other) in [
      ("index + 1", index &+ 1), ("index - 1", index &- 1), ("index xor 2", index ^ 2),
      ("index n", count), ("index at the other end", index == count - 1 ? 0 : count - 1),
      ("index huge", .max),
    ] where other != index {
      list.append(changed(name) { $0.index = other })
    }
    return list
  }

  private func paths() -> [Tampering] {
    let zero = LooseProof.Step(sum: 0, hash: Digest([UInt8](repeating: 0, count: 32))!)
    var list = [
      changed("a step more at the end") { $0.path.append(zero) },
      changed("a step more at the start") { $0.path.insert(zero, at: 0) },
      changed("the last step twice") { $0.path += $0.path.suffix(1) + [zero] },
      changed("a thousand steps") { $0.path = Array(repeating: zero, count: 1000) },
    ]
    guard !honest.inclusion.path.isEmpty else { return list }
    list += [
      changed("no path") { $0.path = [] },
      changed("without the first step") { $0.path.removeFirst() },
      changed("without the last step") { $0.path.removeLast() },
      changed("an interior node as leaf") {
        let step = $0.path.removeFirst()
        $0.amount += step.sum
        $0.index /= 2
      },
      changed("the sibling's hash as nonce") {
        $0.nonce = Nonce(Array($0.path[0].hash.bytes[..<16]))!
      },
    ]
    if honest.inclusion.path.count > 1 {
      list += [
        changed("steps swapped") { $0.path.swapAt(0, 1) },
        changed("steps backwards") { $0.path.reverse() },
        changed("a sum moved up a level") {
          let moved = $0.path[0].sum > 0 ? $0.path[0].sum : 0 &- 1
          $0.path[0].sum &-= moved
          $0.path[1].sum &+= moved
        },
      ]
    }
    return list
  }

  private func siblings() -> [Tampering] {
    honest.inclusion.path.indices.flatMap { level in
      var list = [
        changed("sum \(level) + 1") { $0.path[level].sum += 1 },
        changed("sum \(level) - 1") { $0.path[level].sum &-= 1 },
        changed("sum \(level) wraps") { $0.path[level].sum = .max },
        changed("sum \(level) for amount") {
          // The total stays: what is taken from the sibling is given to the holder.
          guard $0.path[level].sum > 0 else { return $0.amount += 1 }
          $0.path[level].sum -= 1
          $0.amount += 1
        },
        changed("sibling \(level) all zero") {
          $0.path[level] = LooseProof.Step(
            sum: 0, hash: Digest([UInt8](repeating: 0, count: 32))!)
        },
      ]
      for byte in [0, 31] {
        list.append(
          changed("hash \(level), byte \(byte)") {
            var bytes = $0.path[level].hash.bytes
            bytes[byte] ^= 1
            $0.path[level].hash = Digest(bytes)!
          })
      }
      return list
    }
  }

  /// The honest proof's text with one thing put in another's place, at its first occurrence.
  private func respelled(_ name: String, _ old: String, _ new: String) -> Tampering? {
    var text = String(decoding: honest.encoded(), as: UTF8.self)
    guard let range = text.range(of: old) else { return nil }
    text.replaceSubrange(range, with: new)
    return Tampering(name: name, proof: Array(text.utf8), statement: statement)
  }

  private func spellings() -> [Tampering] {
    let amount = "\"amount\":\"\(honest.amount)\""
    let index = "\"index\":\"\(honest.inclusion.index)\""
    let nonce = String(
      honest.nonce.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
    let numbers: [(String, String)] = [
      ("plus", "\"+5\""), ("minus", "\"-5\""), ("minus zero", "\"-0\""), ("zeros", "\"007\""),
      ("exponent", "\"1e3\""), ("fraction", "\"5.0\""), ("space", "\" 5\""), ("empty", "\"\""),
      ("hexadecimal", "\"0x5\""), ("number", "5"), ("null", "null"), ("list", "[\"5\"]"),
      ("2^128", "\"340282366920938463463374607431768211456\""),
      ("2^64", "\"18446744073709551616\""), ("full width", "\"\u{FF15}\""),
    ]
    let list: [Tampering?] =
      numbers.map { respelled("amount as \($0)", amount, "\"amount\":\($1)") }
      + numbers.map { respelled("index as \($0)", index, "\"index\":\($1)") } + [
        respelled(
          "nonce in capitals", nonce, nonce.uppercased() == nonce ? "AA" : nonce.uppercased()),
        respelled("nonce short", nonce, String(nonce.dropLast(2))),
        respelled("nonce long", nonce, nonce + "00"),
        respelled("nonce with 0x", nonce, "0x" + nonce.dropLast(2)),
        respelled("hash of 31 bytes", "\"hash\":\"00", "\"hash\":\""),
        respelled("hash short", "\"hash\":\"", "\"hash\":\"0"),
        respelled("hash as null", "\"hash\":\"", "\"hash\":null,\"was\":\""),
        respelled("unknown tree", "\"tree\":\"liabilities\"", "\"tree\":\"Liabilities\""),
        respelled("other format", "touchstone/proof/1", "touchstone/proof/2"),
        respelled("no statement", "touchstone/gold-statement/1\\n", ""),
      ]
    return list.compactMap { $0 }
  }

  private func raw(_ name: String, _ bytes: [UInt8]) -> Tampering {
    Tampering(name: name, proof: bytes, statement: statement)
  }

  private func structures() -> [Tampering] {
    let bytes = honest.encoded()
    let text = String(decoding: bytes, as: UTF8.self)
    let list: [Tampering?] = [
      raw("nothing", []),
      raw("byte order mark", [0xEF, 0xBB, 0xBF] + bytes),
      raw("CRLF", bytes.dropLast() + [0x0D, 0x0A]),
      raw("no line feed", Array(bytes.dropLast())),
      raw("two line feeds", bytes + [0x0A]),
      raw("two proofs", bytes + bytes),
      raw("half", Array(bytes[..<(bytes.count / 2)])),
      raw("junk behind", bytes + Array("x".utf8)),
      raw("too long", bytes + [UInt8](repeating: 0x20, count: 262_144)),
      raw("brackets", [UInt8](repeating: 0x5B, count: 100_000)),
      raw("NUL in the id", Array(text.replacing("\"id\":\"", with: "\"id\":\"\0").utf8)),
      raw("invalid UTF-8", inserted([0xFF])),
      raw("overlong", inserted([0xC0, 0x80])),
      raw("surrogate", inserted([0xED, 0xA0, 0x80])),
      respelled("a space", "\"tree\":", "\"tree\": "),
      respelled("duplicate key", "\"tree\":", "\"tree\":\"liabilities\",\"tree\":"),
      respelled("duplicate amount", "\"amount\":", "\"amount\":\"0\",\"amount\":"),
      respelled("unknown key", "\"tree\":", "\"side\":\"left\",\"tree\":"),
      respelled("key in capitals", "\"tree\":", "\"Tree\":"),
      respelled("path an object", "\"path\":[", "\"path\":{"),
      respelled("path null", "\"path\":[", "\"path\":null,\"was\":["),
      respelled("comma first", "\"path\":[", "\"path\":[,"),
      respelled("an escaped letter", "\"id\":\"", "\"id\":\"\\u0061"),
      respelled("an escaped slash", "touchstone/proof", "touchstone\\/proof"),
      respelled("a tab", "\"id\":\"", "\"id\":\"\\t"),
      respelled("a lone escape", "\"id\":\"", "\"id\":\"\\"),
    ]
    return list.compactMap { $0 }
  }

  /// Bytes put in as the start of the id.
  private func inserted(_ bytes: [UInt8]) -> [UInt8] {
    let head = Array("{\"format\":\"touchstone/proof/1\",\"tree\":\"liabilities\",\"id\":\"".utf8)
    return head + bytes + Array(honest.encoded().dropFirst(head.count))
  }

  /// A change to the statement: in the proof alone, in the trusted one alone, in both.
  private func statements() -> [Tampering] {
    let text = String(decoding: statement, as: UTF8.self)
    let liabilities = text.split(separator: "\n")[6].split(separator: " ")
    let (leaves, total, root) = (liabilities[2], liabilities[3], liabilities[4])
    func line(_ n: UInt64, _ sum: UInt64, _ hash: some StringProtocol) -> String {
      "liabilities counted-sum/1 \(n) \(sum) \(hash)"
    }
    let (n, sum) = (UInt64(leaves)!, UInt64(total)!)
    let flipped = (root.first == "0" ? "1" : "0") + root.dropFirst()
    let original = line(n, sum, root)
    let changes: [(String, String, String)] = [
      ("a leaf more", original, line(n + 1, sum, root)),
      ("a leaf less", original, line(n - 1, sum, root)),
      ("no leaf", original, line(0, sum, root)),
      ("other root", original, line(n, sum, flipped)),
      ("total + 1", original, line(n, sum + 1, root)),
      ("root in capitals", original, line(n, sum, root.uppercased())),
      ("other claims", "\nclaims ", "\nclaims 1"),
      ("other issuer", "issuer kit", "issuer kat"),
      ("other snapshot", "2025-Q4", "2025-Q3"),
      ("other asset", "asset KIT", "asset KAT"),
      ("other reserve", "\nreserve ", "\nreserve 1"),
      ("other result", "result covered", "result shortfall"),
      ("unknown result", "result covered", "result certified"),
      ("CRLF", "\nsnapshot", "\r\nsnapshot"),
      ("tab", "issuer ", "issuer\t"),
      ("two spaces", "issuer ", "issuer  "),
      ("missing line", "haircut-bp 0\n", ""),
      ("line twice", "haircut-bp 0\n", "haircut-bp 0\nhaircut-bp 0\n"),
      ("leading zero", "haircut-bp 0", "haircut-bp 00"),
      ("plus", "haircut-bp 0", "haircut-bp +0"),
      ("no last line feed", "revision 0 none\n", "revision 0 none"),
      ("junk behind", "revision 0 none\n", "revision 0 none\nx\n"),
      ("other version", "gold-statement/1", "gold-statement/2"),
    ]
    return changes.flatMap { name, old, new -> [Tampering] in
      let other = Array(text.replacing(old, with: new, maxReplacements: 1).utf8)
      var embedded = LooseProof(honest)
      embedded.statement = other
      let one = [
        Tampering(name: "embedded: \(name)", proof: embedded.encoded(), statement: statement),
        Tampering(name: "trusted: \(name)", proof: honest.encoded(), statement: other),
      ]
      // Whoever trusts a statement of another name, and is given it, is answered by it.
      if ["other issuer", "other snapshot", "other asset"].contains(name) { return one }
      return one + [
        Tampering(name: "both: \(name)", proof: embedded.encoded(), statement: other)
      ]
    }
  }
}
