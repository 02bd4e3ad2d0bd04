/// Lines in the order of their bytes, each with its line feed. Swift's string order is that of
/// normalised text, which is not the same.
public func sortedLines(_ lines: [String]) -> String {
  lines.map { Array($0.utf8) }.sorted { $0.lexicographicallyPrecedes($1) }
    .map { String(decoding: $0, as: UTF8.self) + "\n" }.joined()
}
