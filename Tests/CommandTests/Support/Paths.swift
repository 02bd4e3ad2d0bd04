import Foundation

/// The tool, which is built into the folder of the test bundle that is running.
let touchstonePath = builtProgram("touchstone")

/// The benchmark, beside it.
let benchPath = builtProgram("touchstone-bench")

private func builtProgram(_ name: String) -> String {
  let bundle = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
  return bundle.deletingLastPathComponent().path + "/" + name
}
