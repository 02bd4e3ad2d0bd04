import Foundation

/// The machine that the figures are of.
struct Machine: Encodable {
  let processor: String
  let cores: Int
  let memoryMiB: Int
  let system: String
  let openssl: String
  let duckdb: String
  let optimized: Bool
  /// The load average at the start: figures of a busy machine have wide spreads.
  let load: String
  let date: String

  /// This machine, now.
  static func current() -> Machine {
    let cpu = lines("/proc/cpuinfo").first { $0.hasPrefix("model name") } ?? "unknown"
    let flags = lines("/proc/cpuinfo").first { $0.hasPrefix("flags") }?.split(separator: " ") ?? []
    let features = ["sha_ni", "avx2", "avx512bw"].filter { flags.contains(Substring($0)) }
    let family = ["cpu family", "model\t"].compactMap { key in
      lines("/proc/cpuinfo").first { $0.hasPrefix(key) }?.split(separator: ":").last
        .map { $0.trimmingCharacters(in: .whitespaces) }
    }
    let name = (cpu.split(separator: ":").last ?? "").trimmingCharacters(in: .whitespaces)
    let info = ProcessInfo.processInfo
    return Machine(
      processor:
        "\(name), family \(family.joined(separator: " model ")) (\(features.joined(separator: " ")))",
      cores: info.activeProcessorCount, memoryMiB: Int(info.physicalMemory >> 20),
      system: info.operatingSystemVersionString, openssl: version("openssl", "version"),
      duckdb: version("duckdb", "--version"), optimized: isOptimized,
      load: lines("/proc/loadavg").first ?? "unknown",
      date: ISO8601DateFormatter().string(from: Date()))
  }

  /// For the head of the printed tables.
  var text: String {
    "\(date), \(processor), \(cores) cores, \(memoryMiB) MiB, \(system)\n"
      + "\(openssl); duckdb \(duckdb); load \(load)"
      + (optimized ? "" : "\nnot optimized: build with -c release")
  }

  private static var isOptimized: Bool {
    var result = true
    // The body of an assertion runs in a debug build alone.
    assert(
      {
        result = false
        return true
      }())
    return result
  }

  private static func lines(_ file: String) -> [String] {
    (try? String(contentsOfFile: file, encoding: .utf8))?.components(separatedBy: "\n") ?? []
  }

  private static func version(_ program: String, _ argument: String) -> String {
    let file = NSTemporaryDirectory() + "/touchstone-bench-version-\(getpid())"
    defer { unlink(file) }
    guard (try? Usage.of("/usr/bin/env", [program, argument], output: file)) != nil else {
      return "not found"
    }
    return lines(file).first ?? ""
  }
}
