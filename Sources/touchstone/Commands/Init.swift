import ArgumentParser
import Diagnostics
import TreeStore

/// `touchstone init`.
struct Init: CheckingCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a small engagement that runs as it is, to start from.",
    discussion: """
      Example:
        touchstone init demo
        touchstone audit demo/audit.yaml --out demo-out
      """)

  @Argument(help: "The folder to make; it must not exist or be empty.")
  var folder: String

  func check() throws -> Verdict {
    let directory = try OutputDirectory(at: folder)
    for file in Scaffold.files { try directory.write(file.text, to: file.name) }
    try directory.commit()
    try Console.write(
      """
      \(folder)/audit.yaml is ready; each key is explained in it. Try:
        touchstone audit \(folder)/audit.yaml --out \(folder)-out

      """)
    return .affirmed
  }
}
