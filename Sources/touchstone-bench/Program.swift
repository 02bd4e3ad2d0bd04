import Foundation

/// The programs that are measured.
struct Programs {
  let touchstone: String
  let openssl: String?
  let duckdb: String?
  /// True when the tool's `tree` takes `--threads`.
  let hasThreads: Bool

  init(touchstone: String?) throws {
    let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let beside = (own as NSString).deletingLastPathComponent + "/touchstone"
    self.touchstone = touchstone ?? beside
    guard FileManager.default.isExecutableFile(atPath: self.touchstone) else {
      throw ProgramError(description: "no program \(self.touchstone)")
    }
    openssl = Self.find("openssl")
    duckdb = Self.find("duckdb")
    let help = NSTemporaryDirectory() + "/touchstone-bench-help-\(getpid())"
    defer { unlink(help) }
    _ = try Usage.of(self.touchstone, ["help", "tree"], output: help)
    hasThreads = try String(contentsOfFile: help, encoding: .utf8).contains("--threads")
  }

  private static func find(_ name: String) -> String? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}

/// Why a program could not be measured.
struct ProgramError: Error, CustomStringConvertible {
  let description: String
}

/// What one run of a program took.
struct Usage {
  /// Seconds from start to exit.
  let wall: Double
  /// Seconds of processor time, on all cores together.
  let processor: Double
  /// The most memory it had at once, in MiB.
  let memory: Double

  /// Runs a program to its end; anything but exit status 0 is an error.
  static func of(
    _ path: String, _ arguments: [String], environment: [String: String] = [:],
    output: String = "/dev/null"
  ) throws -> Usage {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    let variables = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    var argv = ([path] + arguments).map { strdup($0) } + [nil]
    var envp = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (argv + envp).forEach { free($0) } }
    var child: pid_t = 0
    let start = ContinuousClock.now
    guard posix_spawn(&child, path, &actions, nil, &argv, &envp) == 0 else {
      throw ProgramError(description: "cannot start \(path)")
    }
    var status: Int32 = 0
    var usage = rusage()
    while wait4(child, &status, 0, &usage) < 0 && errno == EINTR {}
    let wall = start.duration(to: .now) / .seconds(1)
    guard status == 0 else {
      throw ProgramError(description: "\(path) \(arguments.joined(separator: " ")) failed")
    }
    let processor = [usage.ru_utime, usage.ru_stime].reduce(0.0) {
      $0 + Double($1.tv_sec) + Double($1.tv_usec) / 1e6
    }
    return Usage(wall: wall, processor: processor, memory: Double(usage.ru_maxrss) / 1024)
  }

  /// As quantities of a cell.
  var quantities: [Cell.Quantity] {
    [
      Cell.Quantity(name: "wall", unit: "s", value: wall),
      Cell.Quantity(name: "processor", unit: "s", value: processor),
      Cell.Quantity(name: "memory", unit: "MiB", value: memory),
    ]
  }
}
