import Audit
import Diagnostics
import Foundation
import Hashing
import Notation
import TestSupport
import Testing

@testable import Intake

@Suite struct SmallFileTests {
  private let scratch = Scratch()

  private func refiners(_ text: String) throws -> RefinerRegister {
    try RefinerRegisterReader.read(scratch.file("refiners.csv", text))
  }

  private static let refinerHeader =
    "refiner_code,refiner_name,status,valid_from,valid_to,decided_on\n"

  @Test func refinerRegister() throws {
    let text = Self.refinerHeader + "KGA,\"Kara, Gold\",listed,2001-01-01,,\nKGA,,former,,,\n"
    let register = try refiners(text)
    #expect(register.entries.map(\.code) == ["KGA", "KGA"])
    #expect(register.entries[0].name == "Kara, Gold")
    #expect(register.entries.map(\.status) == [.listed, .former])
    #expect(register.entries[0].validFrom?.description == "2001-01-01")
    #expect(register.digest == SHA256.hash(text))
    // Nobody listed is a register too; the rule then finds no bar's refiner in it.
    #expect(try refiners(Self.refinerHeader).entries.isEmpty)
  }

  @Test(arguments: [
    (",x,listed,,,\n", "2:1: refiner_code is empty"),
    ("K,x,Listed,,,\n", "2:5: status is none of its words"),
    ("K,x,listed,2025,,\n", "2:12: valid_from is no date YYYY-MM-DD"),
    ("K,x,listed,2025-01-02,2025-01-01,\n", "2:23: valid_to is before valid_from"),
    ("K,x,listed,,,2025-13-01\n", "2:14: decided_on is no date YYYY-MM-DD"),
    ("K,x,listed,,\n", "2:1: the row has 5 fields, the header has 6"),
    ("K, x,listed,,,\n", "2:3: refiner_name has white space at one end"),
  ])
  func refinerDefects(row: String, message: String) {
    #expect(defect { _ = try refiners(Self.refinerHeader + row) } == message)
  }

  @Test func keys() throws {
    let digits = String(repeating: "0f", count: 32)
    func key(_ text: some Sequence<UInt8>) throws -> [UInt8] {
      try KeyFile.read(scratch.file("key", text)).bytes
    }
    #expect(try key("\(digits)\n".utf8) == [UInt8](repeating: 0x0F, count: 32))
    let form = "64 lower-case hexadecimal digits and a line feed"
    for text in [
      digits.uppercased() + "\n", digits + "x", String(repeating: "g", count: 64) + "\n",
    ] {
      #expect(defect { _ = try key(text.utf8) } == "the key is not \(form)")
    }
    for text in ["", "\n", digits, digits + "\r\n", digits + "\n\n", " \(digits)\n"] {
      #expect(
        defect { _ = try key(text.utf8) }
          == "the key file has \(text.utf8.count) bytes, a key has 65: \(form)")
    }
    #expect(defect { _ = try key(repeatElement(0x30, count: 5000)) }.hasSuffix("than 4096 bytes"))
    #expect(defect { _ = try key(repeatElement(0xFF, count: 65)) } == "the key is not \(form)")
  }

  /// A message about a key never shows any part of it.
  @Test func keysAreNotShown() {
    let secret = String(repeating: "Secret01", count: 8) + "\n"
    #expect(!defect { _ = try KeyFile.read(scratch.file("key", secret)) }.contains("Secret"))
  }

  @Test func keysThatOthersCanRead() throws {
    let path = scratch.file("key", String(repeating: "00", count: 32) + "\n")
    #expect(chmod(path, 0o600) == 0)
    #expect(try !KeyFile.read(path).readableByOthers)
    for mode: mode_t in [0o644, 0o640, 0o604] {
      #expect(chmod(path, mode) == 0)
      #expect(try KeyFile.read(path).readableByOthers)
    }
  }

  @Test func filesAreHashedAsRead() throws {
    let bytes = (0..<600_000).map { UInt8(truncatingIfNeeded: $0 * $0 >> 3) }
    let path = scratch.file("large", bytes)
    #expect(try InputFile.sha256(path) == SHA256.hash(bytes))
    #expect(try InputFile.contents(path, limit: bytes.count) == bytes)
    #expect(defect { _ = try InputFile.contents(path, limit: bytes.count - 1) } != "none")
    #expect(InputFile.size(path) == bytes.count)
    #expect(InputFile.size(path + "x") == 0)
    #expect(defect { _ = try InputFile.sha256(scratch.path) } == "is a directory, not a file")
  }

  /// A list that changes while it is read has no total.
  @Test func filesThatGrow() throws {
    let path = scratch.file("growing", "holder_id,balance\na,1\n")
    let file = try InputFile(path)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 64, alignment: 1)
    defer { buffer.deallocate() }
    #expect(try file.read(into: buffer) == 22)
    _ = scratch.file("growing", "holder_id,balance\na,1\nb,2\n")
    #expect(try file.read(into: buffer) > 0)
    #expect(defect { _ = try file.read(into: buffer) } == "the file changed while it was read")
  }
}
