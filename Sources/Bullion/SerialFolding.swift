/// Serial numbers without what vaults write differently: signs, letter case, and the script.
///
/// A folded serial is for comparison alone. A bar's identity keeps its serial as it is listed.
public enum SerialFolding {
  /// Cyrillic capitals that look like a Latin one.
  public static let lookAlikes: [(cyrillic: Unicode.Scalar, latin: String)] = [
    ("А", "A"), ("В", "B"), ("Е", "E"), ("Ѕ", "S"), ("І", "I"), ("Ј", "J"), ("К", "K"),
    ("М", "M"), ("Н", "H"), ("О", "O"), ("Р", "P"), ("С", "C"), ("Т", "T"), ("У", "Y"),
    ("Ү", "Y"), ("Х", "X"),
  ]

  /// The other Cyrillic capitals of Russian, Kyrgyz and Uzbek, by their sound.
  public static let transliterations: [(cyrillic: Unicode.Scalar, latin: String)] = [
    ("Б", "B"), ("Г", "G"), ("Ғ", "G"), ("Д", "D"), ("Ё", "E"), ("Ж", "ZH"), ("З", "Z"),
    ("И", "I"), ("Й", "I"), ("Қ", "Q"), ("Л", "L"), ("Ң", "N"), ("Ө", "O"), ("П", "P"),
    ("Ў", "U"), ("Ф", "F"), ("Ҳ", "H"), ("Ц", "TS"), ("Ч", "CH"), ("Ш", "SH"), ("Щ", "SHCH"),
    ("Ъ", ""), ("Ы", "Y"), ("Ь", ""), ("Э", "E"), ("Ю", "YU"), ("Я", "YA"),
  ]

  private static let latin: [Unicode.Scalar: String] = Dictionary(
    uniqueKeysWithValues: (lookAlikes + transliterations).map { ($0.cyrillic, $0.latin) })

  /// Space, dot, hyphen and slash.
  private static let signs: Set<Unicode.Scalar> = [" ", ".", "-", "/"]

  /// The serial without signs, in capitals, and in Latin letters: `12-ка` is `12KA`.
  public static func folded(_ serial: String) -> String {
    var text = String.UnicodeScalarView()
    for scalar in capitals(serial).unicodeScalars {
      if let letters = latin[scalar] {
        text.append(contentsOf: letters.unicodeScalars)
      } else {
        text.append(scalar)
      }
    }
    return String(text)
  }

  /// The serial without signs and in capitals, in the script that it is written in.
  public static func capitals(_ serial: String) -> String {
    String(
      String.UnicodeScalarView(
        serial.unicodeScalars.filter { !signs.contains($0) }.map(capital(of:))))
  }

  /// The decimal digits of a text, in their order.
  public static func digits(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter(isDigit)))
  }

  /// Only `0` to `9`: a digit of another script is not what is stamped beside Latin or Cyrillic.
  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// The capital of a Latin or Cyrillic letter, and any other scalar as it is. The ranges are
  /// Unicode's own; the standard library's mapping would change with its version.
  private static func capital(of scalar: Unicode.Scalar) -> Unicode.Scalar {
    let offset: UInt32 =
      switch scalar.value {
      case 0x61...0x7A, 0x430...0x44F: 0x20
      case 0x450...0x45F: 0x50
      // Of the letters beyond Russian, capital and small one stand in turn.
      case 0x48A...0x4BF, 0x4D0...0x52F: scalar.value & 1
      default: 0
      }
    return Unicode.Scalar(scalar.value - offset) ?? scalar
  }
}
