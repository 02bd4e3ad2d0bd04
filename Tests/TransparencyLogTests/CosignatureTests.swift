import Hashing
import Notation
import Testing
import TransparencyLog

@Suite struct CosignatureTests {
  private let checkpoint = "log.example\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n"
  private let witness = signer("witness.example", .cosignature)

  /// The message by the text of C2SP tlog-cosignature: two lines, then the checkpoint.
  @Test func theMessageIsTheSpecifications() throws {
    let signature = try witness.cosign(bytes(checkpoint), time: 1_679_315_147)
    #expect(signature.bytes.count == 72)
    #expect(signature.bytes[..<8] == [0, 0, 0, 0, 0x64, 0x18, 0x50, 0xCB])
    let message = bytes("cosignature/v1\ntime 1679315147\n" + checkpoint)
    #expect(witness.verifier.key.isSignature(Array(signature.bytes[8...]), of: message))
  }

  @Test func itTellsItsTime() throws {
    var note = try SignedNote(text: bytes(checkpoint))
    try note.add(try witness.cosign(bytes(checkpoint), time: 99))
    let opened = try SignedNote(parsing: note.encoded()).verified(by: [witness.verifier])
    #expect(opened.verified.map(\.time) == [99])
    // The same key as one for notes signs something else.
    let double = try VerifierKey(name: "witness.example", kind: .note, key: witness.verifier.key)
    #expect(failure { _ = try note.verified(by: [double]) } == .noTrustedSignature)
  }

  /// Every bit of time and signature counts, and time 0 is no time.
  @Test func everyBitIsSeen() throws {
    let good = try witness.cosign(bytes(checkpoint), time: 1)
    let prefix = good.line.count
    for bit in 0..<(72 * 8) {
      var value = witness.verifier.id.bytes + good.bytes
      value[4 + bit / 8] ^= 1 << UInt8(bit % 8)
      let line = bytes("— witness.example \(Base64.encode(value))\n")
      #expect(line.count == prefix)
      let note = try SignedNote(parsing: bytes(checkpoint + "\n") + line)
      #expect(
        failure { _ = try note.verified(by: [witness.verifier]) } == .invalidSignature,
        "bit \(bit)")
    }
  }

  @Test func timesOutsideTheirBounds() throws {
    for time in [0, UInt64(Int64.max) + 1, .max] {
      var note = try SignedNote(text: bytes(checkpoint))
      try note.add(try witness.cosign(bytes(checkpoint), time: time))
      #expect(failure { _ = try note.verified(by: [witness.verifier]) } == .invalidSignature)
    }
  }
}
