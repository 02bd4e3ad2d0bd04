import Audit
import Diagnostics
import Hashing
import Intake

/// The bar lists of an engagement and the registers beside them.
struct ReserveDocuments {
  let lists: [BarList]
  let comparison: [BarList]
  let refiners: RefinerRegister?
  let marks: MarkRegister?
  let packingList: PackingList?
  let openings: [SealOpening]?
  let movements: [BarMovement]?

  init(_ engagement: Engagement, _ inputs: inout InputLedger) throws {
    lists = try engagement.barLists.map { try BarListReader.read($0) }
    for list in lists {
      inputs.note("bar-list", list.digest, list.file.asOf)
      try inputs.note(list.file.signature, of: "bar-list")
    }
    comparison = try engagement.comparisonLists.map { try BarListReader.read($0) }
    for list in comparison {
      inputs.note("comparison-list", list.digest, list.file.asOf)
      try inputs.note(list.file.signature, of: "comparison-list")
    }
    refiners = try engagement.refiners.map { try RefinerRegisterReader.read($0) }
    if let refiners { inputs.note("refiners", refiners.digest) }
    marks = try engagement.marks.map { try MarkRegisterReader.read($0) }
    if let marks { inputs.note("marks", marks.digest) }
    packingList = try engagement.packingList.map { try PackingListReader.read($0) }
    if let packingList { inputs.note("packing-list", packingList.digest) }
    openings = try engagement.sealOpenings.map { path in
      let (digest, openings) = try SealOpeningsReader.read(path)
      inputs.note("seal-openings", digest)
      return openings
    }
    movements = try engagement.movements.map { path in
      let (digest, movements) = try MovementsReader.read(path)
      inputs.note("movements", digest)
      return movements
    }
  }
}
