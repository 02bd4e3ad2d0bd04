/// All rules of this version.
public enum RuleCatalogue {
  /// The rules over the evidence, in the order of the catalogue.
  public static let evidenceRules: [any EvidenceRule] = [
    ListHash(), GoldMetal(), CompleteBar(), GoodDeliveryFineness(), GoodDeliveryWeight(),
    FineWeightAgrees(), LondonWeightStep(), BarListedTwice(), BarWithTwoWeights(),
    SerialOfTwoRefiners(), KnownRefiner(), DeclaredCount(), DeclaredWeight(), ReserveAccount(),
    Unencumbered(), SupplyTies(),
  ]

  /// The rules over the figures.
  public static let resultRules: [any ResultRule] = [Covered(), Buffered()]

  /// All rules.
  public static var all: [any Rule] { evidenceRules + resultRules }

  /// All ids.
  public static var ids: Set<String> { Set(all.map(\.text.id)) }

  /// The text of a rule.
  public static func text(of id: String) -> RuleText? {
    all.first { $0.text.id == id }?.text
  }
}
