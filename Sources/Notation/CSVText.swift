/// CSV as Touchstone writes it: RFC 4180, with quotes only where they are needed.
public enum CSVText {
  /// A field's bytes, quoted if they hold a comma, a quote or a line end.
  public static func appendField(_ field: UnsafeRawBufferPointer, to output: inout [UInt8]) {
    guard field.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else {
      output.append(contentsOf: field)
      return
    }
    output.append(0x22)
    for byte in field {
      if byte == 0x22 { output.append(0x22) }
      output.append(byte)
    }
    output.append(0x22)
  }

  /// A field as text, quoted if it must be.
  public static func field(_ field: String) -> String {
    var bytes: [UInt8] = []
    Array(field.utf8).withUnsafeBytes { appendField($0, to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
