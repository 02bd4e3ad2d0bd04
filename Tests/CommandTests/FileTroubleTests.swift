import Foundation
import Glibc
import Testing

/// Files that are missing, unreadable or something else, and places that cannot be written.
@Suite struct FileTroubleTests {
  /// All files that an engagement can name, by the key that names them.
  private static let named: [(file: String, line: String)] = [
    ("holders.csv", ""), ("bars.csv", ""), ("refiners.csv", ""), ("price-note.txt", ""),
    ("private/snapshot.key", ""),
    ("confirmation.txt", ""),
    ("boxes.csv", "  - { kind: terms, date: 2025-01-01, file: boxes.csv }"),
    ("dispositions.csv", "dispositions: dispositions.csv"),
    ("old.txt", "previous: old.txt"),
    ("wrong.txt", "revision: { number: \"1\", replaces: wrong.txt }"),
  ]

  private static func kit(_ line: String) -> EngagementKit {
    let kit = EngagementKit()
    if !line.isEmpty { kit["audit.yaml"] += line + "\n" }
    return kit
  }

  @Test(arguments: named)
  func aMissingFile(file: String, line: String) throws {
    // A missing key is made by the audit: that is no error.
    guard file != "private/snapshot.key" else { return }
    try BadInput("", "\(file): cannot open the file: no such file or directory") {
      $0.files[file] = nil
    }.check(Self.kit(line))
  }

  @Test(arguments: named)
  func aFolderInItsPlace(file: String, line: String) throws {
    try BadInput("", "\(file): is a directory, not a file") {
      $0.files[file] = nil
      $0.files[file + "/inside"] = []
    }.check(Self.kit(line))
  }

  /// Not even the superuser can read through a file.
  @Test(arguments: named.map(\.file).filter { $0 != "private/snapshot.key" })
  func aPathThroughAFile(file: String) throws {
    let line = Self.named.first { $0.file == file }!.line
    let kit = Self.kit(line)
    kit.files[file] = nil
    kit.replace(file, with: "refiners.csv/\(file)")
    if file == "refiners.csv" { kit["refiners.csv"] = EngagementKit.refiners }
    let message = "refiners.csv/\(file): cannot open the file: not a directory"
    try BadInput("", message) { _ in }.check(kit)
  }

  @Test(arguments: named)
  func aLinkIntoNothing(file: String, line: String) throws {
    let kit = Self.kit(line)
    kit.files[file] = nil
    try kit.write()
    let path = kit.folder.path(file)
    try FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "nowhere")
    let reason =
      file == "private/snapshot.key"
      ? "cannot create the file: file exists" : "cannot open the file: no such file or directory"
    try BadInput("", "\(file): \(reason)") { _ in }.check(kit)
  }

  /// Permissions do not bind the superuser; address 0 of its own memory no process can read.
  @Test(arguments: ["holders.csv", "bars.csv", "refiners.csv", "price-note.txt"])
  func aFileThatCannotBeRead(file: String) throws {
    let message = "/proc/self/mem: cannot read the file: input/output error"
    try BadInput(file, to: "/proc/self/mem", message).check()
  }

  @Test func noEngagementFile() throws {
    let folder = TemporaryFolder()
    for name in ["audit.yaml", "."] {
      let outcome = try folder.touchstone("audit", name, "--out", "out")
      #expect(outcome.status == 2)
      #expect(
        outcome.errors
          == (name == "."
            ? "touchstone: .: is a directory, not a file\n"
            : "touchstone: audit.yaml: cannot open the file: no such file or directory\n"))
      #expect(folder.listing() == [])
    }
  }

  @Test func theOutputFolderIsNotEmpty() throws {
    let kit = EngagementKit()
    kit["out/mine"] = "mine\n"
    try BadInput(
      "",
      "out: the output folder is not empty\n"
        + "hint: give a folder that does not exist yet; nothing is ever written over"
    ) { _ in }.check(kit)
  }

  @Test func theOutputFolderIsAFile() throws {
    let kit = EngagementKit()
    kit["out"] = "mine\n"
    try BadInput("", "out: the output folder is a file") { _ in }.check(kit)
    #expect(try kit.folder.text("out") == "mine\n")
  }

  @Test func anEmptyOutputFolderIsFilled() throws {
    let kit = EngagementKit()
    try FileManager.default.createDirectory(
      atPath: kit.folder.path("out"), withIntermediateDirectories: false)
    #expect(try kit.audit().status == 0)
    #expect(kit.folder.exists("out/publication/statement.txt"))
    #expect(!kit.folder.exists("out.incomplete"))
  }

  @Test func theOutputFolderCannotBeMade() throws {
    let kit = EngagementKit()
    try kit.write()
    let before = kit.folder.listing()
    let outcome = try kit.folder.touchstone("audit", "audit.yaml", "--out", "bars.csv/out")
    #expect(outcome.status == 2)
    #expect(outcome.errors == "touchstone: bars.csv/out: cannot create the folder\n")
    #expect(kit.folder.listing() == before)
  }

  /// A folder that has no name of its own cannot be moved to its place: that is said before the
  /// work is done and not after it.
  @Test(arguments: ["", ".", "./", "..", "new/.."])
  func theOutputFolderHasNoName(out: String) throws {
    let kit = EngagementKit()
    kit["holders.csv"] = "holder_id,balance\nnever,read\n"
    try kit.write()
    let before = kit.folder.listing()
    let outcome = try kit.folder.touchstone("audit", "audit.yaml", "--out", out)
    #expect(outcome.status == 2)
    #expect(
      outcome.errors.hasPrefix(
        "touchstone: \(out.isEmpty ? "" : out + ": ")the output folder has no name\n"),
      "\(outcome.errors)")
    #expect(kit.folder.listing() == before)
  }

  /// The key's place lies in the output folder, which therefore cannot be moved to its place.
  @Test func theKeyInsideTheOutput() throws {
    let kit = EngagementKit()
    kit.replace("private/snapshot.key", with: "out/private/snapshot.key")
    try BadInput(
      "", "out: cannot move the finished folder to its place: directory not empty"
    ) { _ in }.check(kit)
  }

  /// An interrupted audit takes its unfinished folder away. The tool waits for the rest of a
  /// pipe, so it is in the middle of its work for certain.
  @Test(arguments: ["TERM"])
  func anInterruptedAudit(signal: String) throws {
    let kit = EngagementKit()
    kit.files["holders.csv"] = nil
    try kit.write()
    let before = kit.folder.listing()
    let script = """
      mkfifo holders.csv
      "$0" audit audit.yaml --out out & tool=$!
      exec 3>holders.csv
      printf 'holder_id,bal' >&3
      kill -\(signal) $tool
      wait $tool
      echo $?
      rm holders.csv
      """
    // Were the tool to fail before it opens the pipe, the shell would wait for ever.
    let outcome = try run(
      "/usr/bin/timeout", ["100", "/bin/sh", "-c", script, touchstonePath], in: kit.folder.path)
    #expect(outcome.output == "143\n")
    #expect(outcome.errors == "touchstone: interrupted\n")
    #expect(kit.folder.listing() == before)
  }

  /// Folders above the output that were made for it go away with it.
  @Test(arguments: ["o", "o/", "a/b/out", "a//b/", "./a/o"])
  func aFailedAuditLeavesNoFoldersAboveItsOutput(out: String) throws {
    let kit = EngagementKit()
    kit["holders.csv"] = "holder_id,balance\na,-1\n"
    try kit.write()
    let before = kit.folder.listing()
    let outcome = try kit.folder.touchstone("audit", "audit.yaml", "--out", out)
    #expect(outcome.status == 2)
    #expect(kit.folder.listing() == before)
  }
}
