public import Diagnostics

extension Engagement {
  /// What the engagement file says of a bar list's form where the profile leaves it open.
  public struct BarListLayout: Hashable, Sendable {
    /// One word of the engagement file and where it stands.
    public struct Setting: Hashable, Sendable {
      /// The column of the canonical list that it is about, or the key itself.
      public var name: String
      /// What is said.
      public var text: String
      /// Where it is said.
      public var location: Location

      /// A setting with these values.
      public init(name: String, text: String, location: Location) {
        self.name = name
        self.text = text
        self.location = location
      }
    }

    /// Which column of the file is which column of the canonical list.
    public var columns: [Setting]
    /// The columns of the file that are known and not read.
    public var ignored: [Setting]
    /// The scale of the file's assays.
    public var assayScale: Setting?
    /// What holds for every row, because the file has no place for it.
    public var defaults: [Setting]

    /// A layout with these values; without any, the profile alone decides.
    public init(
      columns: [Setting] = [], ignored: [Setting] = [], assayScale: Setting? = nil,
      defaults: [Setting] = []
    ) {
      self.columns = columns
      self.ignored = ignored
      self.assayScale = assayScale
      self.defaults = defaults
    }
  }
}
