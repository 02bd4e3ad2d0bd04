import Foundation

/// The tool, which is built into the folder of the test bundle that is running.
let touchstonePath: String = {
  let bundle = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
  return bundle.deletingLastPathComponent().path + "/touchstone"
}()
