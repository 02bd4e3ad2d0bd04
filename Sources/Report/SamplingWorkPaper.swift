public import Audit
import Bullion
import Notation

/// The paper that an auditor takes to the vault: a CSV file with what is expected of each drawn
/// bar, and blanks for what is found.
public struct SamplingWorkPaper: Sendable {
  /// Where a bar lies, as its custodian's list says.
  public struct Place: Hashable, Sendable {
    /// The vault.
    public var vault: String
    /// The box or pallet.
    public var container: String
    /// The seal on it.
    public var seal: String

    /// A place with these values.
    public init(vault: String, container: String, seal: String) {
      self.vault = vault
      self.container = container
      self.seal = seal
    }
  }

  private let draw: SampleDraw
  private let place: @Sendable (SamplePopulation.Item) -> Place?

  /// The paper of a draw; `place` is nil where nothing is known of a bar's place.
  public init(_ draw: SampleDraw, place: @escaping @Sendable (SamplePopulation.Item) -> Place?) {
    self.draw = draw
    self.place = place
  }

  /// The file's text. Texts of the lists are guarded: a spreadsheet runs none of them.
  public var text: String {
    let header = WorkPaperColumn.allCases.map(\.rawValue).joined(separator: ",") + "\n"
    return header + draw.bars.enumerated().map { line($0.offset + 1, $0.element) }.joined()
  }

  private func line(_ number: Int, _ drawn: SampleDraw.Drawn) -> String {
    let place = place(drawn.item)
    let fields = WorkPaperColumn.allCases.map { column in
      value(of: column, drawn, place) ?? (column == .number ? "\(number)" : "")
    }
    return fields.map(SpreadsheetText.field).joined(separator: ",") + "\n"
  }

  private func value(
    of column: WorkPaperColumn, _ drawn: SampleDraw.Drawn, _ place: Place?
  ) -> String? {
    let item = drawn.item
    return switch column {
    case .barID: item.id
    case .list: item.list
    case .vault: place?.vault
    case .container: place?.container
    case .seal: place?.seal
    case .refiner: item.identity.refinerCode
    case .serial: item.identity.serial
    case .year: item.identity.year
    case .gross:
      item.identity.gross.map { DecimalText.formatFixed(UInt128($0.thousandths), decimals: 3) }
    case .unit: item.identity.unit.rawValue
    case .fineness:
      item.identity.fineness.map {
        DecimalText.formatFixed(UInt128($0.partsPerMillion), decimals: 3)
      }
    case .fine: DecimalText.formatFixed(UInt128(item.fine), decimals: 3)
    case .hits: "\(drawn.hits)"
    case .number, .found, .foundGross, .foundFineness, .foundSerial, .foundSeal, .remarks: nil
    }
  }
}
