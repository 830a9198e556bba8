import Glibc
import NightPublishing
import Testing

@Suite("FileDescriptorWriter")
struct FileDescriptorWriterTests {
  @Test("a full device is an error, not a loss")
  func fullDevice() throws {
    let descriptor = open("/dev/full", O_WRONLY | O_CLOEXEC)
    defer { close(descriptor) }
    let error = publishingError { () throws(PublishingError) in
      try FileDescriptorWriter.write([1, 2, 3], to: descriptor)
    }
    #expect(
      error?.description
        == "cannot write file descriptor \(descriptor): No space left on device (ENOSPC)")
    #expect(error?.kind == .cannotWrite)
  }

  @Test("a closed descriptor is an error")
  func closedDescriptor() throws {
    let error = publishingError { () throws(PublishingError) in
      try FileDescriptorWriter.write([1], to: -1)
    }
    #expect(error?.kind == .inputOutput)
    #expect(error?.reason == "Bad file descriptor (EBADF)")
  }

  @Test(
    "more bytes than a pipe holds arrive whole, whether or not the pipe blocks", arguments: [true, false])
  func pipeThatFills(blocks: Bool) throws {
    try withTemporaryFolder { folder in
      try #require(mkfifo("\(folder)/pipe", 0o600) == 0)
      let reader = try ChildProcess(script: "cd \"$1\" && { sleep 0.2; cat; } <pipe >copy", argument: folder)
      let descriptor = open("\(folder)/pipe", O_WRONLY | O_CLOEXEC)
      if !blocks { try #require(fcntl(descriptor, F_SETFL, O_NONBLOCK) == 0) }
      let expected = (0..<500_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
      try FileDescriptorWriter.write(expected, to: descriptor)
      close(descriptor)
      #expect(reader.wait() == 0)
      #expect(try bytes(of: "\(folder)/copy") == expected)
    }
  }
}
