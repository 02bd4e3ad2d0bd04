public import Audit
import Bullion
public import Diagnostics

/// Reads bar lists in their several formats.
public enum BarListReader {
  /// A bar list's format: one file a profile.
  protocol Profile: SendableMetatype {
    /// The name that the engagement file uses.
    static var name: String { get }
    /// What the format has no place for, so that the engagement may say it for all rows.
    static var open: [BarColumn] { get }
    /// True when the format's numbers are the custodian's own and not the refiners' serials.
    static var hasInternalSerials: Bool { get }
    /// Reads the rows of an open file.
    static func read(
      _ file: InputFile, for entry: Engagement.BarListFile
    ) throws(InputError) -> [ListedBar]
  }

  /// All formats that are known.
  static let profiles: [any Profile.Type] = [
    CanonicalBarList.self, ColumnsProfile.self, LBMAProfile.self, BankOfEnglandProfile.self,
    JPMorganProfile.self, HSBCProfile.self, BundesbankProfile.self,
  ]

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
    try check(entry.layout, profile)
    try ForeignFormat.refuse(entry.path)
    let file = try InputFile(entry.path)
    let bars = try profile.read(file, for: entry)
    guard !bars.isEmpty else {
      throw InputError("the list has no bars", file: entry.path)
    }
    var list = BarList(file: entry, digest: file.digest, bars: bars)
    list.hasInternalSerials = profile.hasInternalSerials
    list.signature = try SignatureReader.check(
      entry.signature, over: entry.path, sha256: file.digest)
    if let second = entry.secondGross, bars.allSatisfy({ $0.bar.unit == .grams }) {
      // Both units were declared; the one that the rows use is the list's own.
      (list.file.declaredGross, list.file.secondGross) = (second, entry.declaredGross)
    }
    return list
  }

  /// The engagement may say only what the profile leaves open.
  private static func check(
    _ layout: Engagement.BarListLayout, _ profile: any Profile.Type
  ) throws(InputError) {
    let mapping = [layout.columns.first, layout.assayScale, layout.ignored.first]
    if profile != ColumnsProfile.self, let setting = mapping.compactMap({ $0 }).first {
      throw InputError(
        "columns, assay-scale and ignore are for the profile columns alone", at: setting.location,
        hint: "the profile \(profile.name) knows its own columns and scale")
    }
    var seen: Set<String> = []
    for setting in layout.defaults {
      try check(setting, profile)
      guard seen.insert(setting.name).inserted else {
        throw InputError("\(setting.name) has two defaults", at: setting.location)
      }
    }
  }

  private static func check(
    _ setting: Engagement.BarListLayout.Setting, _ profile: any Profile.Type
  ) throws(InputError) {
    let open = profile.open.map(\.rawValue)
    let name = CSVTable.printable(Array(setting.name.utf8))
    guard open.contains(setting.name) else {
      throw InputError(
        "the profile \(profile.name) takes no default for \(name)", at: setting.location,
        hint: open.isEmpty ? nil : "it takes \(open.joined(separator: ", "))")
    }
    if let defect = Array(setting.text.utf8).withUnsafeBytes({ TextRules.defect($0) }) {
      throw InputError("\(name) has \(defect)", at: setting.location)
    }
  }
}

extension BarListReader.Profile {
  static var open: [BarColumn] { [] }
  static var hasInternalSerials: Bool { false }
}
