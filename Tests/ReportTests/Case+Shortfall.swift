import Audit

extension Case {
  /// Two vaults whose lists would cover the claims, and whose accepted bars do not: a bar in both
  /// lists, a pledged one, one below 995.0, one of an unknown refiner.
  static var shortfall: Case {
    var example = Case()
    example.symbol = "SMPL"
    example.decimals = 2
    example.holders = 12
    example.liabilities = 2_600_000_000
    example.otherClaims = 15_000_000
    example.supply = [
      .on("eip155:1", total: 2_650_000_000, nonRedeemable: 50_000_000)
    ]
    example.refiners = ["SAMPLE-ALPS", "SAMPLE-CAPE", "SAMPLE-THAMES"]
    example.haircut = 50
    example.buffer = 100
    example.lists = [
      CaseList(
        label: "VAULT-LONDON",
        rows: """
          NIGHTFORGE N-0091 2022 403.500 ozt 999.9 403.460 PALLET-1 L001 allocated
          SAMPLE-ALPS A20417 2021 401.125 ozt 999.9 401.085 PALLET-1 L001 allocated
          SAMPLE-ALPS A20418 2021 399.850 ozt 999.7 399.780 PALLET-1 L001 allocated
          SAMPLE-ALPS A20533 2022 404.700 ozt 999.8 404.619 PALLET-1 L001 allocated
          SAMPLE-CAPE 77105 2019 398.275 ozt 994.5 396.084 PALLET-2 L002 allocated
          SAMPLE-THAMES 500123 2023 402.950 ozt 999.9 402.910 PALLET-2 L002 allocated
          SAMPLE-THAMES 500126 2023 400.600 ozt 999.9 400.560 PALLET-2 L002 allocated
          SAMPLE-THAMES 500131 2023 405.325 ozt 999.9 405.284 PALLET-2 L002 pledged
          """),
      CaseList(
        label: "VAULT-ZURICH",
        rows: """
          SAMPLE-ALPS A20533 2022 404.700 ozt 999.8 404.619 PALLET-1 Z001 allocated
          SAMPLE-ALPS A31002 2024 12441.6 g 999.9 399.967 PALLET-1 Z001 allocated
          SAMPLE-ALPS A31007 2024 12508.2 g 999.9 402.108 PALLET-1 Z001 allocated
          SAMPLE-CAPE 500123 2023 12563.9 g 999.5 403.737 PALLET-1 Z001 allocated
          SAMPLE-CAPE 77240 2020 12390.4 g 999.5 398.161 PALLET-2 Z002 allocated
          SAMPLE-CAPE 77264 2020 12617.0 g 996.3 404.145 PALLET-2 Z002 allocated
          SAMPLE-THAMES 500207 2024 12472.5 g 999.9 400.960 PALLET-2 Z002 allocated
          SAMPLE-THAMES 500219 2024 12533.8 g 999.9 402.931 PALLET-2 Z002 allocated
          """),
    ]
    return example
  }

  /// No supply, an undeclared and a miscounted list, and a private inventory.
  static var blocked: Case {
    var example = Case()
    example.supply = []
    example.isPublic = false
    example.mode = .secret
    example.lists = [
      CaseList(
        label: "KG-BISHKEK-1", bars: Array(CaseList.usdkg.prefix(20)), declaredBars: 21),
      CaseList(label: "KG-OSH-1", bars: Array(CaseList.usdkg.suffix(10)), isDeclared: false),
    ]
    return example
  }
}
