/// The words a statement is made of, each with its own ASCII grammar.
public enum Token {
  /// An issuer's name: `[a-z0-9.-]+(/[A-Za-z0-9._-]+)*`.
  public static func isIssuer(_ text: some StringProtocol) -> Bool {
    let parts = text.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
    guard let host = parts.first, !host.isEmpty, host.allSatisfy(isHostByte) else { return false }
    return parts.dropFirst().allSatisfy { !$0.isEmpty && $0.allSatisfy(isLabelByte) }
  }

  /// A snapshot, symbol, session or label: `[A-Za-z0-9][A-Za-z0-9._-]{0,63}`.
  public static func isLabel(_ text: some StringProtocol) -> Bool {
    guard let first = text.utf8.first, isAlphanumeric(first) else { return false }
    return text.utf8.count <= 64 && text.utf8.allSatisfy(isLabelByte)
  }

  /// A chain in CAIP-2 form: `[-a-z0-9]{3,8}:[-_a-zA-Z0-9]{1,32}`.
  public static func isChain(_ text: some StringProtocol) -> Bool {
    let parts = text.utf8.split(separator: 0x3A, omittingEmptySubsequences: false)
    guard parts.count == 2, (3...8).contains(parts[0].count), (1...32).contains(parts[1].count)
    else { return false }
    return parts[0].allSatisfy { isLowerOrDigit($0) || $0 == 0x2D }
      && parts[1].allSatisfy { isAlphanumeric($0) || $0 == 0x2D || $0 == 0x5F }
  }

  /// A token contract: `[-.%A-Za-z0-9]{1,128}`; an address that begins with 0x is lower-case.
  public static func isContract(_ text: some StringProtocol) -> Bool {
    guard (1...128).contains(text.utf8.count),
      text.utf8.allSatisfy({ isAlphanumeric($0) || $0 == 0x2D || $0 == 0x2E || $0 == 0x25 })
    else { return false }
    guard text.hasPrefix("0x") || text.hasPrefix("0X") else { return true }
    return text.utf8.allSatisfy { !(0x41...0x5A).contains($0) }
  }

  /// A block's hash: `[A-Za-z0-9]{1,128}`.
  public static func isBlockHash(_ text: some StringProtocol) -> Bool {
    (1...128).contains(text.utf8.count) && text.utf8.allSatisfy(isAlphanumeric)
  }

  /// A kind of evidence: `[a-z0-9-]{1,32}`.
  public static func isEvidenceKind(_ text: some StringProtocol) -> Bool {
    (1...32).contains(text.utf8.count) && text.utf8.allSatisfy { isLowerOrDigit($0) || $0 == 0x2D }
  }

  private static func isLowerOrDigit(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isLowerOrDigit(byte) || (0x41...0x5A).contains(byte)
  }

  private static func isHostByte(_ byte: UInt8) -> Bool {
    isLowerOrDigit(byte) || byte == 0x2E || byte == 0x2D
  }

  private static func isLabelByte(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || byte == 0x2E || byte == 0x2D || byte == 0x5F
  }
}
