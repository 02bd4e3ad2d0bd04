import Audit
import Bullion
import Diagnostics
import Disclosure
import Foundation
import Hashing
import Intake
import MerkleSum
import Report

/// A sample drawn from an audit's folder.
struct DrawnSample {
  let draw: SampleDraw
  let seed: SampleSeed
  let nonce: [UInt8]

  init(_ options: SampleOptions) throws {
    let folder = AuditFolder(options.audit)
    let statement = try folder.readStatement().statement
    guard let root = statement.inventory else {
      throw InputError(
        "the audit accepted no bar: there is nothing to draw",
        file: folder.file(AuditFolder.statement))
    }
    let path = DrawnSample.barsFile(in: folder)
    let population = try SamplePopulation(
      of: try PublishedBarsReader.read(path, sha256: statement.barsHash), committedBy: root,
      file: path)
    nonce = options.nonceBytes ?? []
    guard let seed = SampleSeed(root: root.hash, nonce: nonce) else {
      throw InputError("the nonce has not 16 to 64 bytes")
    }
    self.seed = seed
    let plan = try SamplePlan(
      method: options.chosenMethod, confidence: options.confidence,
      tolerable: options.tolerable ?? options.tolerableMozt, size: options.size, for: population)
    draw = SampleDraw(plan, from: population, seed: seed)
  }

  /// bars.csv where it is published, else the private one.
  private static func barsFile(in folder: AuditFolder) -> String {
    let open = folder.file(AuditFolder.publicBars)
    return FileManager.default.fileExists(atPath: open)
      ? open : folder.file(AuditFolder.privateBars)
  }
}

/// Where the bars of an engagement's lists lie.
struct BarPlaces {
  private let places: [Key: SamplingWorkPaper.Place]

  private struct Key: Hashable {
    let list: String
    let id: [UInt8]
  }

  /// Reads the lists; each drawn bar must stand in the one that the audit names.
  init(engagement path: String, of draw: SampleDraw) throws {
    let engagement = try EngagementReader.read(path, knownRules: RuleCatalogue.ids)
    var places: [Key: SamplingWorkPaper.Place] = [:]
    for list in try engagement.barLists.map({ try BarListReader.read($0) }) {
      for bar in list.bars.map(\.bar) {
        let key = Key(list: list.label, id: Array(bar.id.utf8))
        // Of a bar that is listed twice the first row counts here; rule D01 names both.
        guard places[key] == nil else { continue }
        places[key] = SamplingWorkPaper.Place(
          vault: bar.vault, container: bar.container, seal: bar.seal)
      }
    }
    self.places = places
    guard draw.bars.allSatisfy({ self[$0.item] != nil }) else {
      throw InputError(
        "a drawn bar does not stand in the engagement's bar lists", file: path,
        hint: "give the engagement that the audit was made from")
    }
  }

  subscript(_ item: SamplePopulation.Item) -> SamplingWorkPaper.Place? {
    places[Key(list: item.list, id: Array(item.id.utf8))]
  }
}
