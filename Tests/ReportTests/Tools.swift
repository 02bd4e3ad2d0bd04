import Foundation
import Testing

/// A tool that the tests need and the machine lacks.
struct MissingTool: Error, CustomStringConvertible {
  let name: String
  let package: String

  var description: String {
    "\(name) is missing: apt-get install -y \(package) "
      + "(these tests need the Debian packages python3, chromium and chromium-driver)"
  }
}

/// Where the page's tests keep their scripts.
private let scripts = URL(filePath: #filePath).deletingLastPathComponent().appending(
  path: "Browser")

/// Runs a script of `Browser/` over pages and gives what it prints, one value a page.
func run<Answer: Decodable>(
  _ script: String, over pages: [String], needing tools: [(name: String, package: String)] = []
) throws -> [Answer] {
  for tool in [(name: "python3", package: "python3")] + tools { try require(tool) }
  let folder = FileManager.default.temporaryDirectory.appending(
    path: "touchstone-report-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let files = try pages.enumerated().map { number, page in
    let file = folder.appending(path: "\(number).html")
    try Data(page.utf8).write(to: file)
    return file.path()
  }
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  // -B: no byte code beside the sources.
  process.arguments = ["python3", "-B", scripts.appending(path: script).path()] + files
  // A file, not a pipe: a pipe that nobody empties would stop a long answer.
  let output = folder.appending(path: "answer.json")
  try Data().write(to: output)
  process.standardOutput = try FileHandle(forWritingTo: output)
  try process.run()
  process.waitUntilExit()
  try #require(process.terminationStatus == 0, "\(script) failed; see its message above")
  return try JSONDecoder().decode([Answer].self, from: Data(contentsOf: output))
}

private func require(_ tool: (name: String, package: String)) throws {
  let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
  guard
    folders.contains(where: {
      FileManager.default.isExecutableFile(atPath: "\($0)/\(tool.name)")
    })
  else { throw MissingTool(name: tool.name, package: tool.package) }
}
