import Audit
import Bullion

/// A box of a vault, as a list names it.
struct Box {
  /// What tells boxes apart. Bytes, since Swift's string equality merges texts that differ only
  /// in normalisation.
  struct Place: Hashable {
    private let vaultBytes: [UInt8]
    private let containerBytes: [UInt8]

    init(vault: String, container: String) {
      vaultBytes = Array(vault.utf8)
      containerBytes = Array(container.utf8)
    }

    var vault: String { String(decoding: vaultBytes, as: UTF8.self) }
    var container: String { String(decoding: containerBytes, as: UTF8.self) }

    func precedes(_ other: Place) -> Bool {
      vaultBytes == other.vaultBytes
        ? containerBytes.lexicographicallyPrecedes(other.containerBytes)
        : vaultBytes.lexicographicallyPrecedes(other.vaultBytes)
    }
  }

  /// Vault and name.
  let place: Place
  /// The distinct seals on it, sorted.
  let seals: [String]
  /// What is in it.
  let holdings: Holdings

  var vault: String { place.vault }
  var container: String { place.container }

  /// All boxes, sorted by vault and container.
  static func all(of examination: Examination) -> [Box] {
    let lists = examination.evidence.lists
    let groups = Dictionary(grouping: examination.outcomes) { outcome in
      let bar = outcome.row.bar
      return Place(vault: lists[outcome.row.list].vault(of: bar), container: bar.container)
    }
    return groups.sorted { $0.key.precedes($1.key) }.map { place, outcomes in
      let seals = Set(outcomes.map { Array($0.row.bar.seal.utf8) }).subtracting([[]])
        .sorted { $0.lexicographicallyPrecedes($1) }
      return Box(
        place: place, seals: seals.map { String(decoding: $0, as: UTF8.self) },
        holdings: Holdings(outcomes))
    }
  }
}

/// A vault and all that lies in it.
struct Vault {
  /// The vault, as the lists name it.
  let name: String
  /// The number of boxes that the lists name in it.
  var boxes = 0
  /// What is in it.
  var holdings = Holdings()

  /// All vaults, sorted.
  static func all(of examination: Examination) -> [Vault] {
    all(of: Box.all(of: examination))
  }

  /// The vaults of these boxes, which are sorted.
  static func all(of boxes: [Box]) -> [Vault] {
    var vaults: [Vault] = []
    for box in boxes {
      if vaults.last.map({ !$0.name.utf8.elementsEqual(box.vault.utf8) }) ?? true {
        vaults.append(Vault(name: box.vault))
      }
      vaults[vaults.count - 1].boxes += box.container.isEmpty ? 0 : 1
      vaults[vaults.count - 1].holdings.add(box.holdings)
    }
    return vaults
  }
}
