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
    previousText = try engagement.previous.map { path in
      let text = try InputFile.contents(path, limit: Statement.maximumBytes)
      try Succession.checkPrevious(text, file: path, for: engagement)
      return text
    }
    previous = try engagement.previous.map { path in
      try Self.audit(path, role: "previous", &inputs)
    }
    earlier = try engagement.earlier.map { path in
      let audit = try Self.audit(path, role: "earlier", &inputs)
      try Succession.checkEarlier(audit.statement, file: path, for: engagement)
      inputs.note("earlier-statement", try InputFile.sha256(path))
      return audit
    }
  }

  /// The audit of a statement, with its bars and their places as far as they are there.
  ///
  /// They are looked for where an audit writes them. A statement that was put elsewhere stands
  /// alone: a file that happens to lie beside it may be anybody's.
  private static func audit(
    _ path: String, role: String, _ inputs: inout InputLedger
  ) throws -> EarlierAudit {
    let statement = try StatementFile.read(path).statement
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
