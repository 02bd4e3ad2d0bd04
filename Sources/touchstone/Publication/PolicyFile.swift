import Diagnostics
import Intake
import Publication
import TransparencyLog

/// Files of the publication, read with errors that name file and line.
enum PolicyFile {
  /// Reads a policy.
  static func read(_ path: String) throws -> PublicationPolicy {
    let text = try InputFile.contents(path, limit: PublicationPolicy.maximumBytes)
    do {
      return try PublicationPolicy(parsing: text)
    } catch {
      throw InputError(error.description, file: path, line: error.line)
    }
  }
}

/// A signed note in a file of its own.
enum NoteFile {
  /// Reads a note; nothing is verified by that.
  static func read(_ path: String) throws -> SignedNote {
    let bytes = try InputFile.contents(path, limit: SignedNote.maximumBytes)
    do {
      return try SignedNote(parsing: bytes)
    } catch {
      throw InputError(error.description, file: path)
    }
  }

  /// Reads a checkpoint: as a note of its own, or from the proof of logging or the bundle that a
  /// holder got.
  static func readCheckpoint(_ path: String) throws -> SignedNote {
    let bytes = try InputFile.contents(path, limit: HolderBundle.maximumBytes)
    do {
      if bytes.starts(with: "{\"format\":\"\(HolderBundle.format)\"".utf8) {
        return try LogProof(parsing: try HolderBundle(parsing: bytes).logProof).checkpoint
      }
      return bytes.starts(with: "c2sp.org/tlog-proof@".utf8)
        ? try LogProof(parsing: bytes).checkpoint : try SignedNote(parsing: bytes)
    } catch {
      throw InputError("\(error)", file: path)
    }
  }
}
