import Diagnostics

/// Paths in the engagement file are relative to its folder.
struct PathResolver {
  private let folder: String

  init(relativeTo file: String) {
    folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
  }

  func resolve(_ value: YAMLValue) throws(InputError) -> String {
    resolve(try value.line("the path"))
  }

  func resolve(_ path: String) -> String { path.hasPrefix("/") ? path : folder + path }

  func resolve(_ value: YAMLValue?) throws(InputError) -> String? {
    guard let value else { return nil }
    return try resolve(value)
  }
}
