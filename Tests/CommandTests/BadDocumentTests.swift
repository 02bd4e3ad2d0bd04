import Testing

/// Bar lists, registers, dispositions and earlier statements that cannot be read.
@Suite struct BadDocumentTests {
  private static let header =
    "metal,refiner_code,refiner_mark,serial,year,form,gross_weight,gross_unit,fineness,fine_ozt,"
    + "weight_basis,vault_id,container_id,seal_no,account_id,status,date_in,date_out,"
    + "last_counted,count_method,last_weighed,cert_ref,remarks"
  private static let fineness = "\nhint: permille with one to three decimals, such as 995.8"

  private static func bars(_ old: String, _ new: String, _ message: String) -> BadInput {
    BadInput("\(old) -> \(new)", "bars.csv:" + message) {
      $0.replace(old, with: new, in: "bars.csv")
    }
  }

  private static let bars: [BadInput] = [
    BadInput("empty", "bars.csv: the file is empty") { $0["bars.csv"] = "" },
    BadInput("header only", "bars.csv:1:1: no rows after the header") {
      $0["bars.csv"] = header + "\n"
    },
    BadInput(
      "no header", "bars.csv:1:1: expected the column 'metal'\nhint: the header is \(header)"
    ) {
      $0["bars.csv"] = "AU,RAND\n"
    },
    bars(
      "metal,refiner_code", "refiner_code,metal",
      "1:1: expected the column 'metal'\nhint: the header is \(header)"),
    bars(
      "cert_ref,remarks", "cert_ref",
      "1:1: expected the column 'remarks'\nhint: the header is \(header)"),
    bars(
      "cert_ref,remarks", "cert_ref,remarks,more",
      "1:226: unknown column 'more'\nhint: the header is \(header)"),
    bars(",C1,one", ",C1", "2:1: the row has 22 fields, the header has 23"),
    bars("AU,RAND", "A|U,RAND", "2:1: metal has a '|', which separates the parts of a bar's id"),
    bars(
      "AU,RAND", "AU,RA|ND", "2:4: refiner_code has a '|', which separates the parts of a bar's id"),
    bars("AA1001", "AA|1001", "2:14: serial has a '|', which separates the parts of a bar's id"),
    bars("AA1001", " AA1001", "2:14: serial has white space at one end"),
    bars(
      "AA1001", String(repeating: "A", count: 250),
      "2:14: the bar's identity has more than 255 bytes"),
    bars("AA1001,2024", "AA1001,24", "2:21: year is not four digits"),
    bars(
      "2024,GD400", "2024,GD500",
      "2:26: form is none of its words\nhint: one of GD400, KILO, CX100, OTHER"),
    bars("400.125,ozt", "400.125,oz", "2:40: gross_unit is none of its words\nhint: one of ozt, g"),
    bars("400.125", "400.1250", "2:32: gross_weight has 4 decimals, at most 3 are allowed"),
    bars("400.125", "-400.125", "2:32: gross_weight is not a plain number"),
    bars("400.125", "\"400,125\"", "2:32: gross_weight is not a plain number"),
    bars("400.125", "1000000.001", "2:32: gross_weight is above 1000000"),
    bars("999.9,", "9999,", "2:44: fineness has no decimals" + fineness),
    bars("999.9,", "0.9999,", "2:44: fineness has 4 decimals, at most 3 are allowed"),
    bars("999.9,", "1000.1,", "2:44: fineness is above 1000.0" + fineness),
    bars("400.085", "400.0850", "2:50: fine_ozt has 4 decimals, at most 3 are allowed"),
    bars(
      "400.085,london", "400.085,London",
      "2:58: weight_basis is none of its words\nhint: one of london, metric, refiner"),
    bars(",C1,one", ",C1,\"a\nb\"", "2:132: remarks has a control character"),
    bars("full,2025-01-15,C1", "full,2025-02-29,C1", "2:118: last_weighed is no date YYYY-MM-DD"),
  ]

  private static let registers: [BadInput] = [
    BadInput("empty register", "refiners.csv: the file is empty") { $0["refiners.csv"] = "" },
    BadInput(
      "other header",
      "refiners.csv:1:1: expected the column 'refiner_code'\nhint: the header is refiner_code,refiner_name,status,valid_from,valid_to,decided_on"
    ) {
      $0["refiners.csv"] = "code,name\n"
    },
    BadInput("no code", "refiners.csv:2:1: refiner_code is empty") {
      $0.replace("RAND,Rand", with: ",Rand", in: "refiners.csv")
    },
    BadInput("backwards", "refiners.csv:2:38: valid_to is before valid_from") {
      $0.replace(
        "Rand Refinery,listed,,,", with: "Rand Refinery,listed,2020-01-02,2020-01-01,",
        in: "refiners.csv")
    },
    BadInput("no date", "refiners.csv:2:27: valid_from is no date YYYY-MM-DD") {
      $0.replace("Rand Refinery,listed,,,", with: "Rand Refinery,listed,2020,,", in: "refiners.csv")
    },
    BadInput(
      "dispositions without header",
      "dispositions.csv:1:1: expected the column 'finding_id'\nhint: the header is finding_id,decision,by,date,evidence_file,note"
    ) {
      $0["audit.yaml"] += "dispositions: dispositions.csv\n"
      $0["dispositions.csv"] = "C02-0,accepted,me,2026-01-01,x,y\n"
    },
    BadInput("dispositions without a date", "dispositions.csv:2:17: date is no date YYYY-MM-DD") {
      $0["audit.yaml"] += "dispositions: dispositions.csv\n"
      $0["dispositions.csv"] =
        "finding_id,decision,by,date,evidence_file,note\nC02-0,upheld,me,soon,why.txt,\n"
    },
  ]

  @Test(arguments: bars + registers)
  func isRefused(defect: BadInput) throws { try defect.check() }

  /// A statement that was really made, for the tests of what follows on it.
  private static func earlier(_ change: (EngagementKit) -> Void = { _ in }) throws -> String {
    let kit = EngagementKit()
    kit.replace("2025-12-31T15:00:00Z", with: "2025-09-30T15:00:00Z")
    kit.replace("2025-Q4", with: "2025-Q3")
    change(kit)
    #expect(try kit.audit().status < 2)
    return try kit.folder.text("out/publication/statement.txt")
  }

  @Test func aPreviousStatementIsNamedByItsHash() throws {
    let text = try Self.earlier()
    let kit = EngagementKit()
    kit["audit.yaml"] += "previous: old.txt\n"
    kit["old.txt"] = text
    #expect(try kit.audit().status == 0)
    #expect(try kit.recompute().status == 0)
    let statement = try kit.folder.text("out/publication/statement.txt")
    let digest = try run("/usr/bin/sha256sum", ["old.txt"], in: kit.folder.path).output.prefix(64)
    #expect(statement.contains("\nprevious \(digest)\n"))
  }

  @Test(arguments: [
    ("kit.example/reserves", "other.example", "the statement is of another issuer"),
    ("symbol: KIT", "symbol: KAT", "the statement is for another asset"),
    (
      "snapshot: 2025-Q3", "snapshot: 2025-Q4",
      "the previous statement is for the same snapshot\nhint: a correction of a snapshot goes under 'revision'"
    ),
    (
      "2025-09-30T15:00:00Z", "2025-12-31T15:00:00Z",
      "the previous statement is not earlier than this one"
    ),
    (
      "2025-09-30T15:00:00Z", "2026-01-01T15:00:00Z",
      "the previous statement is not earlier than this one"
    ),
  ])
  func noPreviousStatement(old: String, new: String, reason: String) throws {
    let text = try Self.earlier { $0.replace(old, with: new) }
    try BadInput("", "old.txt: \(reason)") {
      $0["audit.yaml"] += "previous: old.txt\n"
      $0["old.txt"] = text
    }.check()
  }

  @Test(arguments: [
    ("\nreserve ", "\nreserve 1", "19: not a statement: "),
    ("issuer ", "Issuer ", "2: not a statement: "),
    ("revision 0 none\n", "revision 0 none", " not a statement: "),
  ])
  func noStatementAtAll(old: String, new: String, place: String) throws {
    let text = try Self.earlier().replacing(old, with: new)
    let kit = EngagementKit()
    kit["audit.yaml"] += "previous: old.txt\n"
    kit["old.txt"] = text
    let outcome = try kit.audit()
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("touchstone: old.txt:\(place)"), "\(outcome.errors)")
    #expect(!kit.folder.exists("out"))
  }

  @Test func revisionsFollowOneAnother() throws {
    let kit = EngagementKit()
    #expect(try kit.audit().status == 0)
    let first = try kit.folder.text("out/publication/statement.txt")
    kit["first.txt"] = first
    kit["audit.yaml"] += "revision: { number: \"1\", replaces: first.txt }\n"
    #expect(try kit.audit(out: "out1").status == 0)
    let second = try kit.folder.text("out1/publication/statement.txt")
    #expect(second.split(separator: "\n").last?.hasPrefix("revision 1 ") ?? false)

    let number =
      "the replaced statement has revision 0, this one says it is revision 2"
    try BadInput("", "first.txt: \(number)") {
      $0["first.txt"] = first
      $0["audit.yaml"] += "revision: { number: \"2\", replaces: first.txt }\n"
    }.check()
    let other = try Self.earlier()
    try BadInput("", "first.txt: the replaced statement is for another snapshot") {
      $0["first.txt"] = other
      $0["audit.yaml"] += "revision: { number: \"1\", replaces: first.txt }\n"
    }.check()
  }
}
