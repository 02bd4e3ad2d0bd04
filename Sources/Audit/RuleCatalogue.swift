/// All rules of this version.
public enum RuleCatalogue {
  /// F: files and formats.
  private static let files: [any EvidenceRule] = [
    ListHash(), ReadableNumbers(), SignedList(), WeightListDecimals(),
  ]
  /// B: single bars.
  private static let bars: [any EvidenceRule] = [
    GoldMetal(), CompleteBar(), SerialLength(), YearOfMake(), GoodDeliveryFineness(),
    GoodDeliveryWeight(), AssayFigures(), KilobarStandard(), ComexStandard(), GoodDeliveryOnly(),
    RefinersSerials(), SingleBar(), LowestAssay(),
  ]
  /// W: weights.
  private static let weights: [any EvidenceRule] = [
    FineWeightAgrees(), RoundedFineWeight(), LondonWeightStep(), WeightInTwoUnits(),
    VaultWeight(), WeighedAgain(),
  ]
  /// D: duplicates.
  private static let duplicates: [any EvidenceRule] = [
    BarListedTwice(), BarWithTwoWeights(), SerialOfTwoRefiners(), OneSpellingOfASerial(),
    BarInTwoPlaces(), NeighbouringSerials(),
  ]
  /// R: refiners.
  private static let refiners: [any EvidenceRule] = [
    KnownRefiner(), RefinerListed(), MarkInUse(),
  ]
  /// T: totals.
  private static let totals: [any EvidenceRule] = [
    DeclaredCount(), DeclaredWeight(), SecondUnit(), BoxesAsPacked(),
  ]
  /// L: locations.
  private static let locations: [any EvidenceRule] = [
    ReserveAccount(), CountedLately(), SealsUnbroken(), CustodianConfirms(),
  ]
  /// E: encumbrance.
  private static let encumbrance: [any EvidenceRule] = [Unencumbered(), NoEncumbranceStated()]
  /// M: movements.
  private static let movements: [any EvidenceRule] = [
    MovementsTie(), BarUnchanged(), BarThatReturned(),
  ]
  /// S: samples.
  private static let samples: [any EvidenceRule] = [CompleteSample(), SampledBarFound()]
  /// P: the gold price.
  private static let prices: [any EvidenceRule] = [
    PriceShown(), PriceOfTheDay(), PriceOfTwoSources(),
  ]
  /// K: claims.
  private static let claims: [any EvidenceRule] = [
    SupplyIdentified(), SupplyTies(), NonRedeemableClassed(), SupplyRollForward(),
    BalancesFromState(), OneMoment(), WalletsProven(),
  ]

  /// The rules over the evidence, in the order of the catalogue.
  public static let evidenceRules: [any EvidenceRule] =
    files + bars + weights + duplicates + refiners + totals + locations + encumbrance + movements
    + samples + prices + claims

  /// The rules over the figures.
  public static let resultRules: [any ResultRule] = [
    CustodianConfirms(), GoldAccepted(), Covered(), Buffered(), CoverageAtOtherFigures(),
    DispositionsTold(),
  ]

  /// All rules; one that looks at the evidence and at the figures stands with the former.
  public static let all: [any Rule] = {
    let ids = Set(evidenceRules.map(\.text.id))
    return evidenceRules + resultRules.filter { !ids.contains($0.text.id) }
  }()

  // A long list may have a finding for every bar, and each is told with its rule's text.
  private static let texts: [String: RuleText] = Dictionary(
    uniqueKeysWithValues: all.map { ($0.text.id, $0.text) })

  /// All ids.
  public static var ids: Set<String> { Set(texts.keys) }

  /// The text of a rule.
  public static func text(of id: String) -> RuleText? { texts[id] }
}
