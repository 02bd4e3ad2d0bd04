import Diagnostics
import Notation
import Yams

/// A value of a YAML document and where it stands.
struct YAMLValue {
  private let node: Node
  private let file: String

  init(_ node: Node, file: String) {
    self.node = node
    self.file = file
  }

  /// Where the value stands.
  var location: Location {
    Location(file: file, line: node.mark?.line, column: node.mark?.column)
  }

  /// An error at this value.
  func error(_ reason: String, hint: String? = nil) -> InputError {
    InputError(reason, at: location, hint: hint)
  }

  /// The members of a mapping; no keys but these may be there, and the required ones must.
  func mapping(
    required: [String], optional: [String] = []
  ) throws(InputError) -> YAMLMapping {
    guard case .mapping(let mapping) = node else { throw error("expected keys with values") }
    var members: [String: YAMLValue] = [:]
    let known = required + optional
    for (key, value) in mapping {
      let keyValue = YAMLValue(key, file: file)
      guard case .scalar(let name) = key else { throw keyValue.error("a key must be plain text") }
      guard known.contains(where: { $0.utf8.elementsEqual(name.string.utf8) }) else {
        throw keyValue.error(
          "unknown key '\(CSVTable.printable(Array(name.string.utf8)))'",
          hint: "the keys here are \(known.joined(separator: ", "))")
      }
      // The parser takes a key with a tag for another key than the same one without.
      guard members[name.string] == nil else {
        throw keyValue.error("duplicate key '\(name.string)'")
      }
      members[name.string] = YAMLValue(value, file: file)
    }
    for key in required where members[key] == nil {
      throw error("missing key '\(key)'")
    }
    return YAMLMapping(members: members)
  }

  /// The values of a list.
  func list() throws(InputError) -> [YAMLValue] {
    guard case .sequence(let sequence) = node else { throw error("expected a list") }
    return sequence.map { YAMLValue($0, file: file) }
  }

  /// The text of a scalar.
  func text() throws(InputError) -> String {
    guard case .scalar(let scalar) = node else { throw error("expected a single value") }
    return scalar.string
  }

  /// A text that is not empty and holds no control character.
  func line(_ what: String) throws(InputError) -> String {
    let text = try text()
    guard !text.isEmpty else { throw error("\(what) is empty") }
    guard !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }) else {
      throw error("\(what) has a control character")
    }
    return text
  }

  /// A text that follows a grammar.
  func token(_ what: String, _ grammar: (String) -> Bool) throws(InputError) -> String {
    let text = try text()
    guard grammar(text) else { throw error("\(what) does not follow its grammar") }
    return text
  }

  /// A number in units of 10^-`decimals`.
  func number(_ what: String, decimals: Int) throws(InputError) -> UInt128 {
    do {
      return try DecimalText.parse(try text(), decimals: decimals)
    } catch let defect as DecimalText.Defect {
      throw error("\(what) \(DefectText.text(defect, allowed: decimals))")
    } catch {
      throw error as? InputError ?? self.error("\(what) is no number")
    }
  }

  /// An integer up to `maximum`.
  func integer(_ what: String, maximum: UInt64 = .max) throws(InputError) -> UInt64 {
    let number = try number(what, decimals: 0)
    guard number <= UInt128(maximum) else { throw error("\(what) is above \(maximum)") }
    return UInt64(number)
  }

  /// A date.
  func date(_ what: String) throws(InputError) -> CalendarDate {
    guard let date = CalendarDate(try text()) else {
      throw error("\(what) is no date YYYY-MM-DD")
    }
    return date
  }

  /// A moment.
  func time(_ what: String) throws(InputError) -> Timestamp {
    guard let time = Timestamp(try text()) else {
      throw error("\(what) is no time YYYY-MM-DDTHH:MM:SSZ")
    }
    return time
  }

  /// A word of a fixed vocabulary.
  func word<Word: RawRepresentable & CaseIterable>(
    _ what: String, as type: Word.Type = Word.self
  ) throws(InputError) -> Word where Word.RawValue == String {
    guard let word = Word(rawValue: try text()) else {
      let known = Word.allCases.map(\.rawValue).joined(separator: ", ")
      throw error("\(what) is none of its words", hint: "one of \(known)")
    }
    return word
  }

  /// `true` or `false`.
  func flag(_ what: String) throws(InputError) -> Bool {
    switch try text() {
    case "true": return true
    case "false": return false
    default: throw error("\(what) is neither true nor false")
    }
  }
}

/// The members of a mapping whose keys were checked.
struct YAMLMapping {
  fileprivate let members: [String: YAMLValue]

  /// A required member.
  subscript(_ key: String) -> YAMLValue {
    guard let value = members[key] else { preconditionFailure("'\(key)' was not required") }
    return value
  }

  /// A member that may be missing.
  func optional(_ key: String) -> YAMLValue? { members[key] }
}
