import Audit
import Diagnostics
import Disclosure
import Intake

/// The sample that an engagement names: drawn again from the audit that it was drawn from, and
/// compared with what was found.
enum SampleEvidence {
  static func read(
    _ sample: Engagement.SampleFile, for engagement: Engagement, _ inputs: inout InputLedger
  ) throws -> SampleEvaluation {
    let drawn = try DrawnSample(sample)
    let statement = drawn.statement
    guard statement.issuer == engagement.issuer, statement.asset == engagement.asset,
      statement.snapshot == engagement.snapshot
    else {
      throw InputError(
        "the sample was drawn from an audit of another issuer, asset or snapshot",
        file: AuditFolder(sample.audit).file(AuditFolder.statement))
    }
    inputs.note("sample-statement", drawn.digest)
    inputs.note("sample-bars", statement.barsHash)
    inputs.note("sample-results", try InputFile.sha256(sample.results))
    return SampleEvaluation(
      of: try SampleResultsReader.read(sample.results, for: drawn.draw), for: drawn.draw)
  }
}
