import ArgumentParser
import Notation

/// A whole number on the command line, in the one form that files have too: no sign, no leading
/// zero.
struct CanonicalNumber: ExpressibleByArgument {
  let value: UInt64

  init?(argument: String) {
    guard let value = IntegerText.parse(argument, as: UInt64.self) else { return nil }
    self.value = value
  }
}
