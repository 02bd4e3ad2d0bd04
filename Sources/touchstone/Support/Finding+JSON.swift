import Audit
import Diagnostics
import Notation

extension Finding {
  /// The finding as one JSON object for a command's own output: every value is a string.
  var json: String {
    var members = [(key: "rule", value: rule), (key: "severity", value: severity.rawValue)]
    if case .bar(let id) = subject { members.append((key: "bar", value: id)) }
    if let place = locations.first { members.append((key: "location", value: "\(place)")) }
    members += values.sorted { $0.key < $1.key }.map { (key: $0.key, value: $0.value) }
    return JSONText.object(members)
  }
}
