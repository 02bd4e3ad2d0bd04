public import Notation

extension Engagement {
  /// A detached signature over a file's bytes and the public key that it is checked with.
  public struct SignatureFile: Hashable, Sendable {
    /// The signature's path.
    public var path: String
    /// The path of the public key, in PEM.
    public var keyPath: String

    /// A signature with these values.
    public init(path: String, keyPath: String) {
      self.path = path
      self.keyPath = keyPath
    }
  }

  /// What a second source says of the gold price.
  public struct SecondPrice: Hashable, Sendable {
    /// Micro-USD per troy ounce, as the source gives it.
    public var microUSD: UInt128
    /// The day.
    public var date: CalendarDate
    /// The evidence file's path.
    public var path: String

    /// A second price with these values.
    public init(microUSD: UInt128, date: CalendarDate, path: String) {
      self.microUSD = microUSD
      self.date = date
      self.path = path
    }
  }

  /// A sample that was drawn from a finished audit, and what was found in the vault.
  public struct SampleFile: Hashable, Sendable {
    /// The folder of the audit that the bars were drawn from.
    public var audit: String
    /// The auditor's nonce, 16 to 64 bytes.
    public var nonce: [UInt8]
    /// How bars were drawn.
    public var method: SamplePlan.Method
    /// The confidence, in percent.
    public var confidence: UInt64
    /// What must not stay unseen: bad bars, or 0.001 ozt; nil when nobody said.
    public var tolerable: UInt64?
    /// The number that was drawn; nil where the formula decides.
    public var size: UInt64?
    /// The path of the work paper, filled in.
    public var results: String

    /// A sample with these values.
    public init(
      audit: String, nonce: [UInt8], method: SamplePlan.Method = .detection,
      confidence: UInt64 = 95, tolerable: UInt64? = nil, size: UInt64? = nil, results: String
    ) {
      self.audit = audit
      self.nonce = nonce
      self.method = method
      self.confidence = confidence
      self.tolerable = tolerable
      self.size = size
      self.results = results
    }
  }
}
