import Foundation
import Hashing
import MerkleSum
import TestSupport
import TransparencyLog

/// The UTF-8 of a text.
func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

/// A key that is the same in each run.
func signer(_ name: String, _ kind: KeyKind = .note) -> SignerKey {
  let seed = SHA256.hash("\(name) \(kind)").bytes
  return try! SignerKey(name: name, kind: kind, key: Ed25519PrivateKey(seed: seed)!)
}

/// A note over a text by some keys.
func note(_ text: String, _ signers: SignerKey...) throws -> SignedNote {
  var note = try SignedNote(text: bytes(text))
  for signer in signers { try note.add(signer.sign(bytes(text))) }
  return note
}

/// What a refusal's class is; nil when there is none.
func failure(_ body: () throws -> Void) -> LogFailure? {
  do {
    try body()
    return nil
  } catch let refusal as LogRefusal {
    return refusal.failure
  } catch {
    return nil
  }
}

/// Entries of a log, all different, of several lengths, the first of them empty.
func entries(_ count: Int) -> [[UInt8]] {
  (0..<count).map { [UInt8](repeating: UInt8($0 % 251), count: $0) }
}

/// The tree by its definition in RFC 6962, section 2.1.
func definedRoot(_ leaves: ArraySlice<Digest>) -> Digest {
  if leaves.isEmpty { return SHA256.hash([]) }
  if leaves.count == 1 { return leaves[leaves.startIndex] }
  let middle = leaves.startIndex + split(leaves.count)
  return SHA256.hash(
    [1] + definedRoot(leaves[..<middle]).bytes + definedRoot(leaves[middle...]).bytes)
}

/// PATH(m, D) by its definition in section 2.1.1.
func definedPath(_ index: Int, _ leaves: ArraySlice<Digest>) -> [Digest] {
  if leaves.count == 1 { return [] }
  let k = split(leaves.count)
  let middle = leaves.startIndex + k
  return index < k
    ? definedPath(index, leaves[..<middle]) + [definedRoot(leaves[middle...])]
    : definedPath(index - k, leaves[middle...]) + [definedRoot(leaves[..<middle])]
}

/// SUBPROOF(m, D, b) by its definition in section 2.1.2.
func definedProof(_ old: Int, _ leaves: ArraySlice<Digest>, isWhole: Bool = true) -> [Digest] {
  if old == leaves.count { return isWhole ? [] : [definedRoot(leaves)] }
  let k = split(leaves.count)
  let middle = leaves.startIndex + k
  return old <= k
    ? definedProof(old, leaves[..<middle], isWhole: isWhole) + [definedRoot(leaves[middle...])]
    : definedProof(old - k, leaves[middle...], isWhole: false) + [definedRoot(leaves[..<middle])]
}

private func split(_ count: Int) -> Int {
  var k = 1
  while k * 2 < count { k *= 2 }
  return k
}

/// Foreign test data, on machines that have them.
enum Foreign {
  private static let folder = packageRoot + "/../shared/data/vectors/"

  static func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: folder + name)
  }

  static func decode<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
    try JSONDecoder().decode(type, from: Data(contentsOf: URL(fileURLWithPath: folder + name)))
  }
}
