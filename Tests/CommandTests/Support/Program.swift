import Foundation
import Glibc
import TestSupport

/// What a program did: all it printed, and how it ended.
struct Outcome {
  /// The exit status; 128 and the signal's number when a signal ended it.
  let status: Int32
  let outputBytes: [UInt8]
  let errorBytes: [UInt8]

  var output: String { String(decoding: outputBytes, as: UTF8.self) }
  var errors: String { String(decoding: errorBytes, as: UTF8.self) }
}

/// A tool that the tests need and this machine does not have.
struct MissingTool: Error, CustomStringConvertible {
  let name: String
  let package: String
  var description: String { "\(name) is missing: apt-get install \(package)" }
}

/// Runs a program to its end.
///
/// Its output goes through files: whatever it prints, it never waits for a reader. It is started
/// without Foundation's `Process`, whose bookkeeping of ended children is shared by all threads.
func run(
  _ path: String, _ arguments: [String], in folder: String,
  environment: [String: String] = [:], output: String? = nil
) throws -> Outcome {
  let streams = TemporaryFolder()
  let (outputFile, errorFile) = (output ?? streams.path("out"), streams.path("err"))
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
  posix_spawn_file_actions_addopen(&actions, 1, outputFile, O_WRONLY | O_CREAT, 0o600)
  posix_spawn_file_actions_addopen(&actions, 2, errorFile, O_WRONLY | O_CREAT, 0o600)

  var variables = ProcessInfo.processInfo.environment
  variables.merge(environment) { $1 }
  // env changes the folder and becomes the program.
  let words = (["env", "-C", folder, path] + arguments).map { strdup($0) } + [nil]
  let values = variables.map { strdup("\($0)=\($1)") } + [nil]
  defer { (words + values).forEach { free($0) } }
  var child: pid_t = 0
  let failure = posix_spawn(&child, "/usr/bin/env", &actions, nil, words, values)
  guard failure == 0 else {
    throw MissingTool(name: "/usr/bin/env", package: "coreutils")
  }
  var status: Int32 = 0
  while waitpid(child, &status, 0) < 0 && errno == EINTR {}
  let signal = status & 0x7F
  return Outcome(
    status: signal == 0 ? (status >> 8) & 0xFF : 128 + signal,
    outputBytes: output == nil ? try contents(outputFile) : [],
    errorBytes: try contents(errorFile))
}

/// Where a tool of the system is; without it the test fails and names the package.
func tool(_ name: String, package: String) throws -> String {
  let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
  for folder in path.split(separator: ":") where access("\(folder)/\(name)", X_OK) == 0 {
    return "\(folder)/\(name)"
  }
  throw MissingTool(name: name, package: package)
}

/// Runs the independent verifier.
func verifyPy(_ arguments: [String], in folder: String = packageRoot) throws -> Outcome {
  let python = try tool("python3", package: "python3")
  return try run(python, [packageRoot + "/spec/verifier/verify.py"] + arguments, in: folder)
}

/// The bytes of a file.
func contents(_ path: String) throws -> [UInt8] {
  Array(try Data(contentsOf: URL(fileURLWithPath: path)))
}
