import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import TreeStore

@Suite struct OutputTests {
  private let scratch = Scratch()
  private var target: String { scratch.path + "/out" }

  private func mode(_ path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
  }

  @Test func nothingAppearsBeforeCommit() throws {
    let directory = try OutputDirectory(at: target)
    try directory.makeDirectory("private", isPrivate: true)
    try directory.write("text", to: "a.txt")
    try directory.write("secret", to: "private/b", isPrivate: true)
    #expect(scratch.names == [".out.touchstone-incomplete"])
    #expect(contents(directory.temporaryPath("a.txt")) == Array("text".utf8))
    try directory.commit()
    #expect(scratch.names == ["out"])
    #expect(contents(target + "/a.txt") == Array("text".utf8))
    #expect(contents(target + "/private/b") == Array("secret".utf8))
    #expect(mode(target + "/private") == 0o700)
    #expect(mode(target + "/private/b") == 0o600)
    directory.discard()
    #expect(scratch.names == ["out"])
  }

  @Test func discardLeavesNothing() throws {
    let directory = try OutputDirectory(at: target)
    try directory.write("text", to: "a.txt")
    directory.discard()
    #expect(scratch.names == [])
  }

  /// Folders above that were made for it go too; those that were there, or are used, stay.
  @Test func foldersAbove() throws {
    try OutputDirectory(at: target + "/a/b").discard()
    #expect(scratch.names == [])
    let directory = try OutputDirectory(at: target + "/a/b")
    _ = scratch.file("out/his", [1])
    directory.discard()
    #expect(try FileManager.default.contentsOfDirectory(atPath: target) == ["his"])
  }

  /// An error on the way lets go of the folder; that is enough.
  @Test func lettingGoLeavesNothing() throws {
    func fail() throws {
      let directory = try OutputDirectory(at: target)
      try directory.write("text", to: "a.txt")
      throw InputError("stop")
    }
    #expect(reason { try fail() } == "stop")
    #expect(scratch.names == [])
  }

  @Test func targets() throws {
    for ending in ["", "/", "//"] {
      let path = scratch.path + "/empty" + ending
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      let directory = try OutputDirectory(at: path)
      try directory.write("text", to: "a.txt")
      #expect(scratch.names == [".empty.touchstone-incomplete", "empty"])
      try directory.commit()
      #expect(scratch.names == ["empty"])
      #expect(reason { _ = try OutputDirectory(at: path) } == "the output folder is not empty")
      #expect(contents(path + "/a.txt") == Array("text".utf8))
      try FileManager.default.removeItem(atPath: scratch.path + "/empty")
    }
    let file = scratch.file("file", [1])
    #expect(reason { _ = try OutputDirectory(at: file) } == "the output folder is a file")
    #expect(reason { _ = try OutputDirectory(at: file + "/out") } == "cannot create the folder")
    #expect(reason { _ = try OutputDirectory(at: "") } == "the output folder has no name")
    #expect(contents(file) == [1])
    #expect(scratch.names == ["file"])
  }

  /// What an interrupted run left is not mixed with what comes now.
  @Test func leftoversAreCleared() throws {
    let old = incompletePath(for: target) + "/private"
    try FileManager.default.createDirectory(atPath: old, withIntermediateDirectories: true)
    #expect(FileManager.default.createFile(atPath: old + "/file", contents: nil))
    let directory = try OutputDirectory(at: target)
    try directory.write("new", to: "new")
    try directory.commit()
    #expect(try FileManager.default.contentsOfDirectory(atPath: target) == ["new"])
  }

  /// Somebody made the folder while it was being filled: nothing of his is written over.
  @Test func targetThatAppears() throws {
    let directory = try OutputDirectory(at: target)
    try directory.write("mine", to: "a")
    try FileManager.default.createDirectory(atPath: target, withIntermediateDirectories: true)
    _ = scratch.file("out/his", [1])
    #expect(
      reason { try directory.commit() }.hasPrefix("cannot move the finished folder to its place"))
    directory.discard()
    #expect(scratch.names == ["out"])
    #expect(contents(target + "/his") == [1])
  }

  @Test func filesAreNeverWrittenOver() throws {
    let path = scratch.file("there", [1])
    #expect(
      reason { _ = try OutputFile(creating: path, name: "there") }
        == "cannot create the file: file exists")
    #expect(contents(path) == [1])
  }

  @Test func longFiles() throws {
    let bytes = (0..<1_000_000).map { UInt8(truncatingIfNeeded: $0 >> 3) }
    let file = try OutputFile(creating: target, name: "out")
    for start in stride(from: 0, to: bytes.count, by: 777) {
      try file.append(Array(bytes[start..<min(start + 777, bytes.count)]))
    }
    try file.finish()
    #expect(contents(target) == bytes)
    try file.write([7, 8, 9], at: 100_000)
    #expect(Array(contents(target)[99_999...100_003]) == [bytes[99_999], 7, 8, 9, bytes[100_003]])
  }

  @Test func replaceIsWholeOrNothing() throws {
    try OutputFile.replace(target, with: [1, 2, 3])
    try OutputFile.replace(target, with: [4])
    #expect(contents(target) == [4])
    #expect(scratch.names == ["out"])
    // The new file cannot be made: the old one stays.
    try FileManager.default.createDirectory(
      atPath: incompletePath(for: target) + "/x", withIntermediateDirectories: true)
    #expect(reason { try OutputFile.replace(target, with: [5]) } != "none")
    #expect(contents(target) == [4])
    #expect(reason { try OutputFile.replace(scratch.path + "/no/out", with: [5]) } != "none")
    #expect(reason { try OutputFile.replace(scratch.path, with: [5]) } != "none")
  }

  /// Devices are written as they are; one that is full says so.
  @Test func devices() throws {
    try OutputFile.replace("/dev/null", with: [1])
    #expect(FileManager.default.fileExists(atPath: "/dev/null"))
    do {
      try OutputFile.replace("/dev/full", with: [1])
      Issue.record("/dev/full took a byte")
    } catch {
      #expect(error.reason == "cannot write: no space left on device")
      #expect(error.hint != nil)
      #expect(error.location?.file == "/dev/full")
    }
  }
}
