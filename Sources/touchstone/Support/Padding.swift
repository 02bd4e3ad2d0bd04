extension String {
  /// The text with spaces after it, `width` wide.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - utf8.count))
  }
}
