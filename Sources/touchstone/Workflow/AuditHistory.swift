import Audit
import Diagnostics
import Disclosure
import Hashing
import Intake

/// The audits before this one.
struct AuditHistory {
  /// The text of the previous statement.
  let previousText: [UInt8]?
  let previous: EarlierAudit?
  let earlier: [EarlierAudit]

  init(_ engagement: Engagement, _ inputs: inout InputLedger) throws {
    // Each statement is read once: what is hashed, checked and compared with are the same bytes.
    if let path = engagement.previous {
      let text = try InputFile.contents(path, limit: Statement.maximumBytes)
      try Succession.checkPrevious(text, file: path, for: engagement)
      previousText = text
      previous = try Self.audit(
        of: try Statement(parsing: text), at: path, role: "previous", &inputs)
    } else {
      (previousText, previous) = (nil, nil)
    }
    earlier = try engagement.earlier.map { path in
      let (statement, text) = try StatementFile.read(path)
      let audit = try Self.audit(of: statement, at: path, role: "earlier", &inputs)
      try Succession.checkEarlier(statement, file: path, for: engagement)
      inputs.note("earlier-statement", SHA256.hash(text))
      return audit
    }
  }

  /// The audit of a statement, with its bars and their places as far as they are there.
  ///
  /// They are looked for where an audit writes them. A statement that was put elsewhere stands
  /// alone: a file that happens to lie beside it may be anybody's.
  private static func audit(
    of statement: Statement, at path: String, role: String, _ inputs: inout InputLedger
  ) throws -> EarlierAudit {
    guard let folder = AuditFolder(ofStatement: path) else {
      return EarlierAudit(statement: statement, bars: nil, places: nil)
    }
    let bars = try folder.existing(folder.bars).map { file in
      let bars = try PublishedBarsReader.read(file, sha256: statement.barsHash)
      inputs.note("\(role)-bars", statement.barsHash)
      return bars
    }
    let places = try folder.existing(folder.file(AuditFolder.places)).map(PlacesReader.read)
    if let places { inputs.note("\(role)-places", places.digest) }
    return EarlierAudit(statement: statement, bars: bars, places: places?.places)
  }
}
