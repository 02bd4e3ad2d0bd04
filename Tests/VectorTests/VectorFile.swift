import Foundation
import TestSupport

/// A vector of `spec/vectors/`: its members as the file gives them.
struct Vector: @unchecked Sendable, CustomTestStringConvertible {
  let members: [String: Any]

  var name: String { self["name"] }
  var testDescription: String { name }

  subscript(_ key: String) -> String { members[key] as? String ?? "" }
  func optional(_ key: String) -> String? { members[key] as? String }
  func list(_ key: String) -> [Vector] {
    (members[key] as? [[String: Any]] ?? []).map { Vector(members: $0) }
  }

  /// The bytes under `key`: text, `key_b64`, or `key_repeat` for what is too long to write out.
  func bytes(_ key: String) -> [UInt8] {
    if let text = optional(key) { return Array(text.utf8) }
    if let encoded = optional(key + "_b64") { return Array(Data(base64Encoded: encoded)!) }
    let parts = members[key + "_repeat"] as! [String: Any]
    let unit = Array((parts["unit"] as! String).utf8)
    return Array((parts["prefix"] as! String).utf8)
      + Array(repeatElement(unit, count: Int("\(parts["count"]!)")!).joined())
      + Array((parts["suffix"] as! String).utf8)
  }

  /// All vectors of a file.
  static func load(_ name: String) -> [Vector] {
    let data = try! Data(contentsOf: URL(fileURLWithPath: packageRoot + "/spec/vectors/" + name))
    let file = try! JSONSerialization.jsonObject(with: data) as! [String: Any]
    precondition(file["format"] as? String == "touchstone/vectors/1")
    return (file["vectors"] as! [[String: Any]]).map { Vector(members: $0) }
  }
}

import protocol Testing.CustomTestStringConvertible
