import Diagnostics

/// Files that are no text at all, told by their first bytes, so that the message says what to do
/// and not which byte is not UTF-8.
enum ForeignFormat {
  private static let kinds: [(magic: [UInt8], what: String, hint: String)] = [
    (
      [0x50, 0x4B, 0x03, 0x04], "a workbook (.xlsx) or another zip archive",
      "export the sheet with the bars as CSV in UTF-8, and name that file"
    ),
    (
      [0xD0, 0xCF, 0x11, 0xE0], "an old workbook (.xls)",
      "export the sheet with the bars as CSV in UTF-8, and name that file"
    ),
    (
      [0x25, 0x50, 0x44, 0x46], "a PDF",
      "name its text: pdftotext -layout list.pdf list.txt"
    ),
  ]

  /// Refuses such a file. A pipe is not looked at: its bytes can be read only once.
  static func refuse(_ path: String) throws(InputError) {
    guard InputFile.size(path) >= 4 else { return }
    let file = try InputFile(path, isHashed: false)
    let start = UnsafeMutableRawBufferPointer.allocate(byteCount: 4, alignment: 1)
    defer { start.deallocate() }
    guard try file.read(into: start) == 4,
      let kind = kinds.first(where: { $0.magic.elementsEqual(start) })
    else { return }
    throw InputError("is \(kind.what), not a text", file: path, hint: kind.hint)
  }
}
