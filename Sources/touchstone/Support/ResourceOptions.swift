import ArgumentParser
import Foundation
import Notation
import TreeStore

/// The option of how many threads work at once.
struct ThreadOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Threads that work at once; all processors otherwise.", valueName: "n"))
  var threads: CanonicalNumber?

  func validate() throws {
    if let threads, !(1...1024).contains(threads.value) {
      throw ValidationError("--threads must be 1 to 1024")
    }
  }

  /// The number of threads.
  var count: Int { threads.map { Int($0.value) } ?? ProcessInfo.processInfo.activeProcessorCount }
}

/// The options of what a build may use of the machine.
struct ResourceOptions: ParsableArguments {
  @OptionGroup var threads: ThreadOptions

  @Option(
    help: ArgumentHelp(
      """
      The memory to stay within, such as 128MiB or 2GiB; a quarter of the machine's otherwise. \
      Holders beyond it wait on disk.
      """, valueName: "size"))
  var memory: MemorySize?

  func validate() throws {
    if let memory, memory.bytes < BuildResources.leastMemory {
      throw ValidationError("--memory must be 128MiB or more")
    }
  }

  /// The resources; holders that do not fit the memory wait in `folder`.
  func resources(spillingInto folder: String) -> BuildResources {
    let quarter = Int(clamping: ProcessInfo.processInfo.physicalMemory / 4)
    return BuildResources(
      threads: threads.count,
      memory: memory?.bytes ?? max(quarter, BuildResources.leastMemory), folder: folder)
  }
}

/// A size such as `128MiB`: a whole number and KiB, MiB, GiB or TiB.
struct MemorySize: ExpressibleByArgument, Equatable {
  let bytes: Int

  init?(argument: String) {
    let units = ["KiB": 10, "MiB": 20, "GiB": 30, "TiB": 40]
    guard let shift = units[String(argument.suffix(3))],
      let number = try? DecimalText.parse(String(argument.dropLast(3)), decimals: 0),
      let count = Int(exactly: number), count <= Int.max >> shift
    else { return nil }
    bytes = count << shift
  }
}
