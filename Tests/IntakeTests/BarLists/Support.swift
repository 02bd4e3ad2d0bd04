import Audit
import Bullion
import Diagnostics
import Notation
import TestSupport

@testable import Intake

/// An engagement's entry for a list of bars.
typealias Entry = Engagement.BarListFile

/// A word of the engagement file; it stands at line 9 of `audit.yaml`.
func setting(
  _ name: String, _ text: String, column: Int = 1
) -> Engagement.BarListLayout.Setting {
  .init(name: name, text: text, location: Location(file: "audit.yaml", line: 9, column: column))
}

/// Defaults, each `name: text`.
func defaults(_ pairs: KeyValuePairs<String, String>) -> [Engagement.BarListLayout.Setting] {
  pairs.map { setting($0.key, $0.value) }
}

extension Scratch {
  /// Reads a list from a text; change what a test is about.
  func bars(
    _ text: some Sequence<UInt8>, _ profile: String, name: String = "list",
    _ change: (inout Entry) -> Void = { _ in }
  ) throws -> [ListedBar] {
    var entry = Entry(
      path: file(name, text), profile: profile,
      location: Location(file: "audit.yaml", line: 7, column: 5))
    change(&entry)
    return try BarListReader.read(entry).bars
  }
}

/// The whole text of an error, with the file's name alone as its path.
func complaint(_ body: () throws -> Void) -> String {
  do {
    try body()
    return "none"
  } catch {
    let text = "\(error)"
    guard text.hasPrefix("/"), let colon = text.firstIndex(of: ":"),
      let slash = text[..<colon].lastIndex(of: "/")
    else { return text }
    return String(text[text.index(after: slash)...])
  }
}

/// Numbers that look random and are the same in every run (splitmix64).
struct FixedNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
