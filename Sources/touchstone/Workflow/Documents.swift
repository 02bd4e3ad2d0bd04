import Audit
import Diagnostics
import Disclosure
import Hashing
import Intake
import MerkleSum
import Notation

/// Every file of an engagement but the holders', read and hashed.
struct Documents {
  let lists: [BarList]
  let refiners: RefinerRegister?
  /// What inputs.txt lists.
  let inputs: [PublishedInput]
  let priceEvidence: Digest
  let previous: Digest?
  let replaces: Digest?

  init(_ engagement: Engagement) throws {
    lists = try engagement.barLists.map { try BarListReader.read($0) }
    var inputs = lists.map {
      PublishedInput(role: "bar-list", digest: $0.digest, date: $0.file.asOf)
    }
    refiners = try engagement.refiners.map { try RefinerRegisterReader.read($0) }
    if let refiners { inputs.append(PublishedInput(role: "refiners", digest: refiners.digest)) }
    if let path = engagement.dispositions {
      let (digest, rows) = try DispositionsReader.read(path)
      inputs.append(PublishedInput(role: "dispositions", digest: digest))
      if rows > 0 {
        Console.complain(
          "\(path): \(FigureText.count(rows, "disposition")) read and not applied: this version disposes nothing"
        )
      }
    }
    priceEvidence = try InputFile.sha256(engagement.price.path)
    inputs.append(
      PublishedInput(role: "price", digest: priceEvidence, date: engagement.price.date))
    for file in engagement.evidence {
      inputs.append(
        PublishedInput(
          role: "evidence:\(file.kind)", digest: try InputFile.sha256(file.path), date: file.date))
    }
    self.inputs = inputs
    previous = try engagement.previous.map { path in
      let text = try InputFile.contents(path, limit: Statement.maximumBytes)
      try Succession.checkPrevious(text, file: path, for: engagement)
      return SHA256.hash(text)
    }
    replaces = try engagement.revision.map { revision in
      let text = try InputFile.contents(revision.path, limit: Statement.maximumBytes)
      try Succession.checkReplaced(
        text, file: revision.path, number: revision.number, for: engagement)
      return SHA256.hash(text)
    }
  }
}
