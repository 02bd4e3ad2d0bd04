import Hashing
import Notation
import Testing

/// Signatures over the eleven bytes `a bar list` LF, made with OpenSSL 3.0: `pkeyutl -sign -rawin`
/// for Ed25519, `dgst -sha256 -sign` for the others.
@Suite struct DetachedSignatureTests {
  private static let message = Array("a bar list\n".utf8)

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let key: String
    let signature: String
  }

  private static let cases = [
    Case(
      testDescription: "Ed25519",
      key: "MCowBQYDK2VwAyEAEBn+65GDlq4iZnNWHuuwBR2DIbuOSdyD/eR0PwyDR6s=",
      signature: "46db2e18f0207ad74d9f6294df56cdd5882349da11d1eafb9f2c057063ee7c26"
        + "81b307f8181a650cb13d26503ce3dd76d3cebcc57856a421ce712fcfbea79e00"),
    Case(
      testDescription: "ECDSA",
      key: """
        MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEp7lLPL7zgCcfX3TcTd6oTqeNmRfw
        1IWUPTAEJsC13IYBuJznM669TNL7Ds5hq/GHnVYdli05sIZBWC0tqWlQmw==
        """,
      signature: "304502203bb766a7eb88969fbbf60518971df5896eca5a33784b65ea8dbe8de03a3ed2b4"
        + "022100a7208f83ebf6d61d3def800421282b7d048549d2f5492c1f6e7d75b1288f0cef"),
    Case(
      testDescription: "RSA",
      key: """
        MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAzNICNq8WfnKmLcnfsSOW
        yoCsVf69PDOCdYbdNs0pBEoWSnpz60v4mqFqLSJ1qdZG0nfVSwId8MMT8HFdZsjX
        G/vW6SCL76wdcVGdHxw60dVYbWysJQeI1PB4aXnLFaSgfbuJMOxGPqDb/PGkILWd
        jRbmXDoP1PUDTX69JyRw+NWmf2JcpEcv/+6l4y+6RWVS8mGEhoxIge4UBv8Z7/dR
        SA5lHp+od3hn0j5IBnRwnh17G/GykYpIj3JWCpQ+QbpEU+0Grfg6vWZzZDJwrMNX
        BwnZYZb5KdZyLfX2XEszMfzBAB7Ir0iMkHTNEdksPUNALUXOT7e4dGeWPsc7xk3g
        EwIDAQAB
        """,
      signature: "2ac4b76beb0ad7f1cf673a849915a7c06090e9500ba29f1f575b970bdd00e157"
        + "41b0dda7aeef73a050fcbb2a2b2002be433c48c8407416b474a574dce9429282"
        + "3e5688d0b88c0240446207190a2e55a485ea9aded962e93374a6c846d8d52993"
        + "17b0974f25eb94a9a7cb08964747110d9b8af24ac68c1ffd6abf07c97c23bf8d"
        + "52d5ff4dfefce2a3a9078896d82bee48fc66c0c103eac15d90674d4639d0f765"
        + "3608065e823455da6eac55760892b96b25372d28aff29f69f1abf7414af79a80"
        + "a544fa71168791b1a11646eeec15cbb22ede953b51752b02817a893e61c2c67e"
        + "3acf2b188b82e35b5730faef3d86887965e1795e2403e6bb9dfc37dec1f54df3"),
  ]

  private static func pem(_ key: String) -> [UInt8] {
    Array("-----BEGIN PUBLIC KEY-----\n\(key)\n-----END PUBLIC KEY-----\n".utf8)
  }

  private static func verifies(_ signature: [UInt8], _ message: [UInt8], _ key: String) throws
    -> Bool
  {
    try DetachedSignature(signature).verifies(message, publicKey: pem(key))
  }

  @Test(arguments: cases) func theKeysOwnSignatureVerifies(one: Case) throws {
    let signature = try #require(Hex.decode(one.signature, count: one.signature.utf8.count / 2))
    #expect(try Self.verifies(signature, Self.message, one.key))
  }

  /// Every byte of message and signature in turn, a shorter and a longer one, another key.
  @Test(arguments: cases) func nothingElseVerifies(one: Case) throws {
    let signature = try #require(Hex.decode(one.signature, count: one.signature.utf8.count / 2))
    for index in Self.message.indices {
      var message = Self.message
      message[index] ^= 1
      #expect(try !Self.verifies(signature, message, one.key))
    }
    for index in signature.indices {
      var spoiled = signature
      spoiled[index] ^= 0x10
      #expect(try !Self.verifies(spoiled, Self.message, one.key), "byte \(index)")
    }
    #expect(try !Self.verifies(signature.dropLast(), Self.message, one.key))
    #expect(try !Self.verifies(signature + [0], Self.message, one.key))
    #expect(try !Self.verifies([], Self.message, one.key))
    for other in Self.cases where other.key != one.key {
      #expect(try !Self.verifies(signature, Self.message, other.key))
    }
  }

  @Test func whatIsNoKeyIsNamed() {
    let text = Array("not a key\n".utf8)
    #expect(throws: DetachedSignature.Defect.notAPublicKey) {
      try DetachedSignature([1]).verifies(Self.message, publicKey: text)
    }
    #expect(throws: DetachedSignature.Defect.notAPublicKey) {
      try DetachedSignature([1]).verifies(Self.message, publicKey: [])
    }
    // A key for agreement, not for signatures: X25519.
    let agreement = Self.pem("MCowBQYDK2VuAyEAKUn89yjrdQJjvskDhSOI1ywV6BTCn75zJCrceNT1Dnc=")
    #expect(throws: DetachedSignature.Defect.unknownAlgorithm) {
      try DetachedSignature([1]).verifies(Self.message, publicKey: agreement)
    }
  }
}
