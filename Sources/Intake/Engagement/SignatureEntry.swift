import Audit
import Diagnostics

/// The key `signature` of a bar list or a document.
enum SignatureEntry {
  static func read(
    _ value: YAMLValue?, _ paths: PathResolver
  ) throws(InputError) -> Engagement.SignatureFile? {
    guard let value else { return nil }
    let signature = try value.mapping(required: ["file", "key"])
    return Engagement.SignatureFile(
      path: try paths.resolve(signature["file"]), keyPath: try paths.resolve(signature["key"]))
  }
}
