import Glibc
import NightPublishing
import Testing

@Suite("the lock")
struct LockTests {
  private func isLocked(_ output: String) -> Bool {
    let error = publishingError { () throws(PublishingError) in
      _ = try OutputFolder.open(path: output, processID: testProcessID)
    }
    return error?.kind == .locked
  }

  @Test("a second opener of this process is refused until the first is gone, its last use past or not")
  func withinTheProcess() throws {
    try withTemporaryFolder { output in
      do {
        let first = try OutputFolder.open(path: output, processID: testProcessID)
        #expect(first.path == output)
        #expect(isLocked(output))
      }
      #expect(!isLocked(output))
    }
  }

  @Test("a staging keeps the lock after the folder it was made from is gone")
  func heldByStaging() throws {
    try withTemporaryFolder { output in
      let staging = try OutputFolder.open(path: output, processID: testProcessID).stage(night: "2026-11-21")
      #expect(isLocked(output))
      try staging.discard()
    }
  }

  @Test("the refusal says who is in the way and where")
  func wording() throws {
    try withTemporaryFolder { output in
      let first = try OutputFolder.open(path: output, processID: testProcessID)
      let error = publishingError { () throws(PublishingError) in
        _ = try OutputFolder.open(path: output, processID: testProcessID)
      }
      #expect(error?.description == "cannot lock \(first.path)/.lock: another run holds the lock")
    }
  }

  @Test("a refused opener removes nothing that the holder has staged")
  func refusedOpenerTouchesNothing() throws {
    try withTemporaryFolder { output in
      let staging = try OutputFolder.open(path: output, processID: testProcessID).stage(night: "2026-11-21")
      try staging.write([65], to: "a.html")
      let before = try diskState(of: output)
      #expect(isLocked(output))
      #expect(try diskState(of: output) == before)
      _ = try staging.publish { _ in [] }
    }
  }

  private static let hasFlock = access("/usr/bin/flock", X_OK) == 0

  @Test(
    "another process's lock refuses us, and dies with it", .enabled(if: hasFlock, "needs util-linux's flock"))
  func anotherProcess() throws {
    try withTemporaryFolder { output in
      let script = "exec flock --no-fork \"$1/.lock\" sh -c 'echo held; exec sleep 60'"
      let holder = try ChildProcess(script: script, argument: output)
      #expect(holder.waitForSign())
      #expect(isLocked(output))
      #expect(kill(holder.id, SIGKILL) == 0)
      #expect(holder.wait() == -SIGKILL)
      #expect(!isLocked(output))
    }
  }

  @Test("our lock refuses another process", .enabled(if: hasFlock, "needs util-linux's flock"))
  func seenFromAnotherProcess() throws {
    try withTemporaryFolder { output in
      let script = "flock --nonblock --conflict-exit-code 75 \"$1/.lock\" true"
      do {
        let folder = try OutputFolder.open(path: output, processID: testProcessID)
        #expect(try ChildProcess.run(script, argument: folder.path) == 75)
      }
      #expect(try ChildProcess.run(script, argument: output) == 0)
    }
  }
}
