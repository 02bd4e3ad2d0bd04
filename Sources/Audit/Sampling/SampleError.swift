import Bullion

/// What is wrong with a drawn bar, and the fine weight that it costs.
struct SampleError: Hashable {
  enum Kind: String {
    case notFound = "not-found"
    case otherSerial = "other-serial"
    case otherWeight = "other-weight"
    case otherFineness = "other-fineness"
  }

  /// At least one; more than one only of what was measured.
  let kinds: [Kind]
  /// The accepted fine weight that is not there, in 0.001 ozt. A bar that is heavier than listed
  /// makes up for no other.
  let fine: UInt64
  /// The weight on the scale.
  let foundGross: Mass?
  /// The fineness by the assay.
  let foundFineness: Fineness?

  /// True when the bar is there, and weighs or assays something else.
  var isMeasured: Bool { kinds != [.notFound] && kinds != [.otherSerial] }

  /// The error of a drawn bar; nil when it is as listed.
  init?(_ item: SamplePopulation.Item, _ observation: SampleResult.Observation) {
    let listed = item.identity
    switch observation {
    case .missing:
      (kinds, fine, foundGross, foundFineness) = ([.notFound], item.fine, nil, nil)
    case .found(let serial, let gross, let fineness):
      foundGross = gross
      foundFineness = fineness
      // Swift's string equality merges texts that differ only in normalisation.
      guard serial.utf8.elementsEqual(listed.serial.utf8) else {
        (kinds, fine) = ([.otherSerial], item.fine)
        return
      }
      let weightDiffers = SampleResult.differ(gross, listed.gross)
      let finenessDiffers = SampleResult.differ(fineness, listed.fineness)
      kinds = (weightDiffers ? [.otherWeight] : []) + (finenessDiffers ? [.otherFineness] : [])
      guard !kinds.isEmpty else { return nil }
      // What agrees within its tolerance is as listed, and costs nothing.
      let trueGross = weightDiffers ? gross : listed.gross
      let trueFineness = finenessDiffers ? fineness : listed.fineness
      let there = trueGross.flatMap { gross in
        trueFineness.map { FineWeight.milliOunces(gross: gross, fineness: $0) }
      }
      fine = item.fine - min(item.fine, there ?? 0)
    }
  }
}
