import Audit
import Diagnostics

/// The keys of a bar list's entry that say what its profile leaves open.
enum LayoutEntry {
  static func read(_ list: YAMLMapping) throws(InputError) -> Engagement.BarListLayout {
    var layout = Engagement.BarListLayout()
    layout.columns = try settings(
      list.optional("columns"), BarColumn.allCases)
    layout.defaults = try settings(
      list.optional("defaults"), BarColumn.forWholeLists)
    layout.assayScale = try list.optional("assay-scale").map { value throws(InputError) in
      try setting("assay-scale", value)
    }
    for value in try list.optional("ignore")?.list() ?? [] {
      layout.ignored.append(try setting("ignore", value))
    }
    return layout
  }

  /// A mapping of canonical column names, in the order of the canonical header.
  private static func settings(
    _ value: YAMLValue?, _ columns: [BarColumn]
  ) throws(InputError) -> [Engagement.BarListLayout.Setting] {
    guard let value else { return [] }
    let mapping = try value.mapping(required: [], optional: columns.map(\.rawValue))
    var settings: [Engagement.BarListLayout.Setting] = []
    for column in columns {
      guard let member = mapping.optional(column.rawValue) else { continue }
      settings.append(try setting(column.rawValue, member))
    }
    guard !settings.isEmpty else { throw value.error("nothing is said here") }
    return settings
  }

  private static func setting(
    _ name: String, _ value: YAMLValue
  ) throws(InputError) -> Engagement.BarListLayout.Setting {
    let text = try value.line(name)
    if let defect = Array(text.utf8).withUnsafeBytes({ TextRules.defect($0) }) {
      throw value.error("\(name) has \(defect)")
    }
    return Engagement.BarListLayout.Setting(name: name, text: text, location: value.location)
  }
}
