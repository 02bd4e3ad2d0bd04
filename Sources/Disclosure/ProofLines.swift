public import Hashing
public import MerkleSum
import Notation

/// Encodes the proofs of many leaves of one tree, each as ``ProofFile/encoded()`` would.
///
/// Neighbours' paths are equal from some level on, so a sibling's text is made once and copied
/// into all proofs that have it: two of twenty steps are new in a proof on average.
public struct ProofLines: Sendable {
  private let head: [UInt8]
  private let tail: [UInt8]
  private var steps: [[UInt8]] = []

  /// Proofs in `tree`, which carry the statement's text.
  public init(tree: SnapshotKey.Tree, statement: [UInt8]) {
    head = Array(
      "{\"format\":\"\(ProofFile.format)\",\"tree\":\"\(tree.rawValue)\",\"id\":".utf8)
    var tail = Array("],\"statement\":".utf8)
    JSONText.appendQuoted(statement, to: &tail)
    self.tail = tail + Array("}\n".utf8)
  }

  /// Sets the sibling on a level for the proofs that come; nil when there is none.
  public mutating func setSibling(_ node: SumNode?, level: Int) {
    while steps.count <= level { steps.append([]) }
    steps[level].removeAll(keepingCapacity: true)
    guard let node else { return }
    steps[level] += Array("{\"amount\":\"\(node.sum)\",\"hash\":\"".utf8)
    Hex.append(node.hash.bytes, to: &steps[level])
    steps[level] += Array("\"},".utf8)
  }

  /// Appends the proof of a leaf with the siblings set, and its line feed.
  public func append(
    id: [UInt8], amount: UInt128, nonce: Nonce, index: UInt64, to output: inout [UInt8]
  ) {
    output.append(contentsOf: head)
    JSONText.appendQuoted(id, to: &output)
    output.append(contentsOf: ",\"amount\":\"\(amount)\",\"nonce\":\"".utf8)
    Hex.append(nonce.bytes, to: &output)
    output.append(contentsOf: "\",\"index\":\"\(index)\",\"path\":[".utf8)
    var hasSteps = false
    for step in steps where !step.isEmpty {
      output.append(contentsOf: step)
      hasSteps = true
    }
    // The comma behind the last step.
    if hasSteps { output.removeLast() }
    output.append(contentsOf: tail)
  }
}
