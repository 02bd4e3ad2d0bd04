import Dispatch
import Foundation
import TreeStore

/// Ends the run on Ctrl-C or a request to terminate, and leaves nothing half-made behind.
final class Interruption {
  private let sources: [any DispatchSourceSignal]

  /// From here on both signals are handled, on a queue of their own.
  init() {
    let queue = DispatchQueue(label: "interruption")
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        UnfinishedOutput.removeAll()
        Console.complain("interrupted")
        // The shell's convention for a run that a signal ended.
        _exit(128 + number)
      }
      source.resume()
      return source
    }
  }
}
