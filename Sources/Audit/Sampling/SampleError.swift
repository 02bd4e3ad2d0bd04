import Bullion

/// What is wrong with a drawn bar, and the fine weight that it costs.
struct SampleError: Hashable {
  enum Kind: String {
    case notFound = "not-found"
    case otherSerial = "other-serial"
    case otherWeight = "other-weight"
  }

  let kind: Kind
  /// The accepted fine weight that is not there, in 0.001 ozt. A bar that is heavier than listed
  /// makes up for no other.
  let fine: UInt64
  /// The weight on the scale, in thousandths of the bar's unit.
  let foundGross: UInt64?

  /// The error of a drawn bar; nil when it is as listed.
  init?(_ item: SamplePopulation.Item, _ observation: SampleResult.Observation) {
    switch observation {
    case .missing:
      self.init(kind: .notFound, fine: item.fine, foundGross: nil)
    case .found(let serial, let gross):
      // Swift's string equality merges texts that differ only in normalisation.
      guard serial.utf8.elementsEqual(item.identity.serial.utf8) else {
        self.init(kind: .otherSerial, fine: item.fine, foundGross: gross?.thousandths)
        return
      }
      guard let gross, let expected = item.identity.gross, SampleResult.differ(gross, expected)
      else { return nil }
      let fine = item.identity.fineness.map {
        FineWeight.milliOunces(gross: gross, fineness: $0)
      }
      let short = item.fine - min(item.fine, fine ?? 0)
      self.init(kind: .otherWeight, fine: short, foundGross: gross.thousandths)
    }
  }

  private init(kind: Kind, fine: UInt64, foundGross: UInt64?) {
    self.kind = kind
    self.fine = fine
    self.foundGross = foundGross
  }
}
