import Audit

extension Engagement {
  /// A path as the engagement file names it: without the folder in which that file lies, so that
  /// a paper does not depend on where an audit was run.
  func named(_ path: String) -> String {
    guard let end = file.lastIndex(of: "/"), path.hasPrefix(file[...end]) else { return path }
    return String(path[file.index(after: end)...])
  }
}
