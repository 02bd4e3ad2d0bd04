import Foundation
import Hashing
import Notation
import Testing

@Suite struct Ed25519Tests {
  private static func hex(_ text: String) -> [UInt8] {
    Hex.decode(text, count: text.utf8.count / 2)!
  }

  /// RFC 8032, section 7.1, tests 1 to 3.
  @Test(arguments: [
    (
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
        + "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    ),
    (
      "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
        + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    ),
    (
      "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
      "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
      "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        + "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    ),
  ])
  func theRFC(seed: String, key: String, message: String, signature: String) throws {
    let secret = try #require(Ed25519PrivateKey(seed: Self.hex(seed)))
    #expect(secret.publicKey.bytes == Self.hex(key))
    let message = Self.hex(message)
    #expect(try secret.signature(of: message) == Self.hex(signature))
    let publicKey = try Ed25519PublicKey(Self.hex(key))
    #expect(publicKey.isSignature(Self.hex(signature), of: message))
    for bit in 0..<512 {
      var bent = Self.hex(signature)
      bent[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(!publicKey.isSignature(bent, of: message), "bit \(bit)")
    }
    #expect(!publicKey.isSignature(Self.hex(signature), of: message + [0]))
    #expect(!publicKey.isSignature(Self.hex(signature).dropLast(), of: message))
    #expect(!publicKey.isSignature(Self.hex(signature) + [0], of: message))
  }

  /// The 14 encodings of points whose order divides 8, canonical or not.
  @Test(arguments: [
    "0100000000000000000000000000000000000000000000000000000000000000",
    "0100000000000000000000000000000000000000000000000000000000000080",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
  ])
  func lowOrder(key: String) {
    #expect(throws: Ed25519PublicKey.Defect.self) { try Ed25519PublicKey(Self.hex(key)) }
  }

  /// Euler's criterion, computed apart: of these y only 3, 4, 5, 6, 9 and 10 are on the curve.
  @Test func onlyPointsOfTheCurve() {
    for y: UInt8 in 2...11 {
      let key = [y] + [UInt8](repeating: 0, count: 31)
      let defect: Ed25519PublicKey.Defect? =
        [3, 4, 5, 6, 9, 10].contains(y) ? nil : .notOnCurve
      var met: Ed25519PublicKey.Defect?
      do { _ = try Ed25519PublicKey(key) } catch { met = error }
      #expect(met == defect, "y = \(y)")
    }
    // The same points once more, with a coordinate that is not reduced.
    for y: UInt8 in 0xED...0xFF {
      let key = [y] + [UInt8](repeating: 0xFF, count: 30) + [0x7F]
      #expect(throws: Ed25519PublicKey.Defect.notCanonical) { try Ed25519PublicKey(key) }
    }
    #expect(throws: Ed25519PublicKey.Defect.wrongLength) { try Ed25519PublicKey([1]) }
  }

  @Test func freshKeysDiffer() throws {
    let keys = try (0..<20).map { _ in try #require(Ed25519PrivateKey.random()) }
    #expect(Set(keys.map(\.publicKey)).count == 20)
    #expect(Ed25519PrivateKey(seed: [1]) == nil)
  }

  private struct Suite: Decodable {
    struct Group: Decodable {
      struct Key: Decodable { var pk: String }
      struct Test: Decodable {
        var tcId: Int
        var msg: String
        var sig: String
        var result: String
      }
      var publicKey: Key
      var tests: [Test]
    }
    var testGroups: [Group]
  }

  @Test(.enabled(if: Foreign.exists("wycheproof/ed25519_test.json")))
  func wycheproof() throws {
    var count = 0
    for group in try Foreign.decode("wycheproof/ed25519_test.json", as: Suite.self).testGroups {
      let key = try Ed25519PublicKey(Self.hex(group.publicKey.pk))
      for test in group.tests {
        let isValid = key.isSignature(Self.hex(test.sig), of: Self.hex(test.msg))
        #expect(isValid == (test.result == "valid"), "test \(test.tcId)")
        count += 1
      }
    }
    #expect(count > 100)
  }
}
