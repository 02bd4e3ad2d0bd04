import Audit
import Bullion
import Diagnostics
import Intake
import Report

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
