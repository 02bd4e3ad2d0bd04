public import Audit
public import Diagnostics

/// Reads bar lists in their several formats.
public enum BarListReader {
  /// A bar list's format: one file a profile.
  protocol Profile: SendableMetatype {
    /// The name that the engagement file uses.
    static var name: String { get }
    /// Reads the rows of an open file.
    static func read(_ file: InputFile) throws(InputError) -> [ListedBar]
  }

  /// All formats that are known.
  static let profiles: [any Profile.Type] = [CanonicalBarList.self]

  /// Reads a bar list and hashes its file.
  ///
  /// - Throws: `InputError` for what is not readable in the declared format. What is readable
  ///   and wrong is a finding, not an error.
  public static func read(_ entry: Engagement.BarListFile) throws(InputError) -> BarList {
    guard let profile = profiles.first(where: { $0.name == entry.profile }) else {
      throw InputError(
        "unknown profile '\(entry.profile)'", at: entry.location,
        hint: "known profiles: \(profiles.map { $0.name }.joined(separator: ", "))")
    }
    let file = try InputFile(entry.path)
    let bars = try profile.read(file)
    return BarList(file: entry, digest: file.digest, bars: bars)
  }
}
