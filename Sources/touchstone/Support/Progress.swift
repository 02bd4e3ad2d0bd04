import Foundation
import Notation

/// A line on a terminal that says how far a long work is, how fast, and how long it will take;
/// silent when standard error is none. One thread at a time may use it.
final class Progress: @unchecked Sendable {
  private let what: String
  private let items: String
  private let total: UInt64
  private let isVisible = isatty(STDERR_FILENO) == 1
  private let begin = Date()
  private var lastTime = Date.distantPast
  private var isShown = false

  /// Progress of `what` up to `total` steps; its speed is told in `items`.
  init(_ what: String, total: UInt64, items: String) {
    self.what = what
    self.items = items
    self.total = total
  }

  /// Shows that so much is done, a few times a second at most.
  ///
  /// - Parameter items: how many items that is, when steps are something else.
  func update(_ done: UInt64, items count: UInt64? = nil) {
    guard isVisible else { return }
    let now = Date()
    guard now.timeIntervalSince(lastTime) > 0.2 else { return }
    lastTime = now
    isShown = true
    let text = Progress.text(
      what, done: done, of: total, count: count ?? done, items,
      seconds: now.timeIntervalSince(begin))
    FileHandle.standardError.write(Data("\r\u{1B}[2K\(text)".utf8))
  }

  /// Takes the line away.
  func finish() {
    if isShown { FileHandle.standardError.write(Data("\r\u{1B}[2K".utf8)) }
  }

  /// The line; the time left is told once there is something to tell it from.
  static func text(
    _ what: String, done: UInt64, of total: UInt64, count: UInt64, _ items: String, seconds: Double
  ) -> String {
    var parts = ["\(FigureText.count(count)) \(items)"]
    if seconds >= 1 {
      parts.append("\(FigureText.count(UInt64(Double(count) / seconds))) a second")
      if done > 0, total > done {
        let left = seconds / Double(done) * Double(total - done)
        parts.append("\(duration(UInt64(left.rounded(.up)))) left")
      }
    }
    let percent = total > 0 ? " \(min(100, done * 100 / total)) %," : ""
    return "\(what):\(percent) \(parts.joined(separator: ", "))"
  }

  private static func duration(_ seconds: UInt64) -> String {
    if seconds < 60 { return "\(seconds) s" }
    if seconds < 3600 { return "\(seconds / 60) min \(seconds % 60) s" }
    return "\(seconds / 3600) h \(seconds % 3600 / 60) min"
  }
}
