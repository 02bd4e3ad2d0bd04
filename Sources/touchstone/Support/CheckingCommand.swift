import ArgumentParser
import Diagnostics
import Disclosure
import Foundation
import Publication
import TransparencyLog

/// How a command ends.
enum Verdict: Int32 {
  /// Proven or covered.
  case affirmed = 0
  /// Checked and not so.
  case denied = 1
  /// Could not be checked.
  case unchecked = 2
}

/// A command that checks something and answers with its exit status.
protocol CheckingCommand: ParsableCommand {
  /// Does the work.
  func check() throws -> Verdict
}

extension CheckingCommand {
  /// Turns the verdict, or whatever went wrong, into an exit status. All that is unforeseen is
  /// "could not check": it must never pass for an answer.
  func run() throws {
    // A broken pipe or a file size limit shows up as a failed write, not as a signal.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    Interruption.handle()
    let verdict: Verdict
    do {
      verdict = try check()
    } catch let error as InputError {
      Console.complain("\(error)")
      verdict = .unchecked
    } catch {
      Console.complain("\(error)")
      verdict = refusalStatus(of: error) == 1 ? .denied : .unchecked
    }
    if verdict != .affirmed { throw ExitCode(verdict.rawValue) }
  }
}

/// The exit status of a refusal, 1 or 2; nil when the error is none.
func refusalStatus(of error: any Error) -> Int32? {
  switch error {
  case let refusal as Refusal: refusal.failure.exitStatus
  case let refusal as LogRefusal: refusal.failure.exitStatus
  case let refusal as PublicationRefusal: refusal.failure.exitStatus
  default: nil
  }
}
