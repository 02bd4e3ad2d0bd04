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
}
