import Foundation

/// A line on a terminal that says how far a long work is; silent when standard error is none.
final class Progress {
  private let what: String
  private let total: UInt64
  private let isVisible = isatty(STDERR_FILENO) == 1
  private var lastShown: UInt64 = 0
  private var lastTime = Date.distantPast
  private var isShown = false

  /// Progress of `what` up to `total` steps.
  init(_ what: String, total: UInt64) {
    self.what = what
    self.total = total
  }

  /// Shows that so much is done, a few times a second at most.
  func update(_ done: UInt64, note: String = "") {
    guard isVisible, done >= lastShown + 4096 || done == total else { return }
    lastShown = done
    let now = Date()
    guard now.timeIntervalSince(lastTime) > 0.2 else { return }
    lastTime = now
    isShown = true
    let percent = total > 0 ? " \(done * 100 / total) %" : ""
    show("\(what):\(percent)\(note.isEmpty ? "" : ", \(note)")")
  }

  /// Takes the line away.
  func finish() { if isShown { show("") } }

  private func show(_ text: String) {
    FileHandle.standardError.write(Data("\r\u{1B}[2K\(text)".utf8))
  }
}
