import Audit
import Diagnostics
import Disclosure
import Intake

/// Where the bars of a finished audit lie, which only its owner knows.
struct AuditedPlaces {
  /// The path of places.csv.
  let path: String
  /// Its lines; nil when there is no such file.
  let places: [EarlierAudit.Place]?

  private struct Row: Hashable {
    let bar: [UInt8]
    let list: [UInt8]
  }

  /// Reads an audit's places.csv if it is there. No statement names its hash, so it must at least
  /// have the bars of this audit in their lists.
  init(_ folder: AuditFolder, of reserve: AuditedReserve) throws {
    path = folder.file(AuditFolder.places)
    places = try folder.existing(path).map { try PlacesReader.read($0).places }
    guard let places else { return }
    let placed = Set(places.map { Row(bar: Array($0.bar.utf8), list: Array($0.list.utf8)) })
    let listed = Set(reserve.bars.map { Row(bar: Array($0.id.utf8), list: Array($0.list.utf8)) })
    guard placed == listed else {
      throw InputError(
        "these are not the places of the audit's bars", file: path,
        hint: "files of two audits were mixed; run the audit again, or remove the file")
    }
  }
}
