import Foundation
import Notation
import Testing

@Suite struct Base64Tests {
  /// RFC 4648, section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func theRFC(text: String, encoded: String) {
    #expect(Base64.encode(Array(text.utf8)) == encoded)
    #expect(Base64.decode(encoded) == Array(text.utf8))
  }

  /// Lengths up to 100, against Foundation.
  @Test func everyLength() {
    for count in 0...100 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 73 &+ count &* 31) }
      let text = Data(bytes).base64EncodedString()
      #expect(Base64.encode(bytes) == text)
      #expect(Base64.decode(text) == bytes)
    }
  }

  /// Of the 4^2 * 64^2 ends of a text, exactly one decodes to each value: stray bits are refused.
  @Test func oneFormForEachValue() {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var met: Set<[UInt8]> = []
    for first in digits {
      for second in digits {
        guard let bytes = Base64.decode("\(first)\(second)==") else { continue }
        #expect(met.insert(bytes).inserted)
      }
    }
    #expect(met.count == 256)
  }

  @Test(arguments: [
    "Z", "Zg", "Zg=", "Zg===", "Zh==", "Zm9=", "Zm8", "=", "==", "===", "====", "Zg==Zg==",
    "Zm9v\n", " Zm9v", "Zm 9v", "Zm9-", "Zm9_", "Zm=v", "Z===", "Zm9v====", "Zé==", "Zg==\n",
  ])
  func refused(text: String) { #expect(Base64.decode(text) == nil) }
}
