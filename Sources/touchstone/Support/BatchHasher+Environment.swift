import Diagnostics
import Foundation
import Hashing

extension BatchHasher {
  /// The variable that forces a kernel, by its name; unset, the fastest one runs.
  private static let variable = "TOUCHSTONE_SHA256"

  /// The hasher for this run: the kernel that the environment names, else the fastest. No kernel
  /// runs that has not given OpenSSL's hashes first.
  ///
  /// - Throws: `InputError` for an unknown name, a kernel that this processor does not run, or one
  ///   that hashes wrongly.
  static func chosen() throws(InputError) -> BatchHasher {
    do {
      guard let name = ProcessInfo.processInfo.environment[variable] else { return try fastest() }
      guard let kernel = Kernel(rawValue: name) else {
        throw InputError(
          "\(variable): unknown kernel '\(name)'",
          hint: "it is one of " + Kernel.allCases.map(\.rawValue).joined(separator: ", "))
      }
      return try BatchHasher(kernel)
    } catch let error as InputError {
      throw error
    } catch Failure.unsupported(let kernel) {
      throw InputError(
        "\(variable): this processor does not run the kernel '\(kernel.rawValue)'",
        hint: "it runs "
          + Kernel.allCases.filter(\.isSupported).map(\.rawValue).joined(separator: ", "))
    } catch Failure.wrongHash(let kernel) {
      throw InputError(
        "the SHA-256 kernel '\(kernel.rawValue)' hashes wrongly on this machine",
        hint: "\(variable)=openssl works without it; do not trust this machine's arithmetic")
    } catch {
      throw InputError("\(variable): \(error)")
    }
  }
}
