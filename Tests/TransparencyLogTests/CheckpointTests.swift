import Hashing
import Testing
import TransparencyLog

@Suite struct CheckpointTests {
  private let root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I="

  /// The example of C2SP tlog-checkpoint.
  @Test func theExample() throws {
    let text = bytes("example.com/behind-the-sofa\n20852163\n\(root)\n")
    let checkpoint = try Checkpoint(parsing: text)
    #expect(checkpoint.origin == "example.com/behind-the-sofa")
    #expect(checkpoint.size == 20_852_163)
    #expect(checkpoint.text == text)
    let extended = text + bytes("more\nlines\n")
    #expect(try Checkpoint(parsing: extended).extensions == ["more", "lines"])
    #expect(try Checkpoint(parsing: extended).text == extended)
  }

  @Test func aLogWithoutEntries() throws {
    let empty = Checkpoint(origin: "a", size: 0, root: SHA256.hash([]))
    #expect(try Checkpoint(parsing: empty.text) == empty)
    #expect(
      failure { _ = try Checkpoint(parsing: bytes("a\n0\n\(root)\n")) } == .malformedCheckpoint)
  }

  @Test(arguments: [
    "", "\n", "a\n", "a\n1\n", "\n1\nROOT\n", "a\n1\nROOT", "a\n\n1\nROOT\n", "a\n1\nROOT\n\n",
    "a\n1\nROOT\n\nx\n", "a\n1\nROOT\nx", "a\n-1\nROOT\n", "a\n+1\nROOT\n", "a\n01\nROOT\n",
    "a\n1e3\nROOT\n", "a\n0x1\nROOT\n", "a\n 1\nROOT\n", "a\n1 \nROOT\n", "a\n١\nROOT\n",
    "a\n18446744073709551616\nROOT\n", "a\nbananas\nROOT\n", "a\n123\nYmFuYW5hcw==\n",
    "a\n1\nThisIsn'tBase64\n", "a\n1\nROOT=\n", "a\n1\n",
    "a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2J=\n",
    "a\n1\nCsUYapGGPo4dkMgIAUqom_Xajj7h2fB2MPA3j2jxq2I=\n",
  ])
  func malformed(text: String) {
    let text = text.split(separator: "ROOT", omittingEmptySubsequences: false)
      .joined(separator: root)
    #expect(failure { _ = try Checkpoint(parsing: bytes(text)) } == .malformedCheckpoint)
  }

  private struct Vectors: Decodable {
    struct Case: Decodable {
      var desc: String
      var m: String
      var ok: Bool?
    }
    var unmarshal: [Case]
    var tlog_proof_bad: [Case]
  }

  @Test(.enabled(if: Foreign.exists("checkpoint/transparency_dev_formats.json")))
  func transparencyDev() throws {
    let vectors = try Foreign.decode(
      "checkpoint/transparency_dev_formats.json", as: Vectors.self)
    // Theirs takes a root of any length; a log of RFC 6962 has 32 bytes.
    for test in vectors.unmarshal where test.ok == false {
      #expect(
        failure { _ = try Checkpoint(parsing: bytes(test.m)) } == .malformedCheckpoint,
        "\(test.desc)")
    }
    #expect(vectors.tlog_proof_bad.count >= 7)
    for test in vectors.tlog_proof_bad {
      #expect(
        failure { _ = try LogProof(parsing: bytes(test.m)) } == .malformedLogProof,
        "\(test.desc)")
    }
  }
}
