import Notation
import Testing

struct FigureTextTests {
  @Test(arguments: [
    ("0", "0"), ("999", "999"), ("1000", "1,000"), ("1234567", "1,234,567"),
    ("1234.5678", "1,234.5678"), ("0.001", "0.001"),
  ])
  func `commas stand between thousands of the whole part`(number: String, grouped: String) {
    #expect(FigureText.grouped(number) == grouped)
  }

  @Test func `percent is parts per million cut off, never rounded up`() {
    #expect(FigureText.percent(999_999) == "99.9999 %")
    #expect(FigureText.percent(1_005_880) == "100.5880 %")
    #expect(FigureText.percent(0) == "0.0000 %")
    #expect(FigureText.percent(UInt128(12_345_678_901)) == "1,234,567.8901 %")
  }

  @Test func `units of weight and price`() {
    #expect(FigureText.ounces(12_086_714) == "12,086.714")
    #expect(FigureText.ounces(1) == "0.001")
    #expect(FigureText.grams(376_000_000) == "376,000")
    #expect(FigureText.price(4_161_100_000) == "4,161.10")
    #expect(FigureText.price(4_136_773_651) == "4,136.773651")
    #expect(FigureText.percent(basisPoints: 50) == "0.5 %")
  }

  @Test func `counts agree with their noun`() {
    #expect(FigureText.count(1, "bar") == "1 bar")
    #expect(FigureText.count(0, "bar") == "0 bars")
    #expect(FigureText.count(4987, "holder") == "4,987 holders")
  }

  @Test func `amounts in one column have the decimals of the most exact`() {
    let column = Denomination(decimals: 6, showing: [50_294_025_625_400, 50_000_000_000_000])
    #expect(column.text(50_294_025_625_400) == "50,294,025.6254")
    #expect(column.text(50_000_000_000_000) == "50,000,000.0000")
    #expect(column.text(1) == "0.000001")
    #expect(Denomination(decimals: 0, showing: [1000]).text(1000) == "1,000")
    #expect(Denomination(decimals: 1, showing: [1000]).text(1000) == "100.0")
    let wei = Denomination(decimals: 18, showing: [1_500_000_000_000_000_000])
    #expect(wei.text(1_500_000_000_000_000_000) == "1.50")
    #expect(wei.text(1) == "0.000000000000000001")
  }
}
