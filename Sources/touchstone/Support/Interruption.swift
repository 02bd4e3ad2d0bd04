import Foundation
import TreeStore

/// Ends the run on Ctrl-C or a request to terminate, and leaves nothing half-made behind.
enum Interruption {
  /// From here on both signals are waited for by a thread of their own.
  ///
  /// They are blocked for all other threads, so one that comes early is kept until that thread
  /// runs; a handler installed by dispatch would miss it. Where the shell had them ignored, as
  /// for a background job, they stay ignored.
  static func handle() {
    var signals = terminating
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    Thread.detachNewThread {
      var signals = terminating
      var number: Int32 = 0
      sigwait(&signals, &number)
      UnfinishedOutput.removeAll {
        Console.complain("interrupted")
        // The shell's convention for a run that a signal ended.
        _exit(128 + number)
      }
    }
  }

  private static var terminating: sigset_t {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    return signals
  }
}
