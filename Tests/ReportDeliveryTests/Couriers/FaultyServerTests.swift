import FoundationEssentials
import ReportDelivery
import TestSupport
import Testing

@Suite(
  "Messages to a server with faults",
  .enabled(
    if: Tools.faultyServer != nil,
    "needs ADOPTION_SHARED with faulty_smtpd.py, and aiosmtpd in ADOPTION_PYTHON"))
struct FaultyServerTests {
  @Test("end as they should, and are kept by the server where they were accepted or nobody knows")
  func outcomes() throws {
    let folder = try TemporaryFolder()
    let program = try #require(Tools.faultyServer)
    let server = try PythonServer { [Tools.python, program, "\($0)", folder.path, "60"] }
    var found: [String] = []
    let names = ["good", "lost250", "drop354", "tmp", "perm", "dtmp", "dperm", "good"]
    try Sending.courier(to: server.port) { (courier) throws in
      for name in names {
        let message = try Sample.composed("Subject: \(name)\r\n\r\n.\r\n", to: name + "@example.org")
        var calls = 0
        let outcome = try courier.send(message) { calls += 1 }
        found.append("\(name) \(Self.kind(outcome)) \(calls)")
      }
    }
    #expect(
      found == [
        "good accepted 1", "lost250 unknown 1", "drop354 unknown 1", "tmp deferred 0", "perm rejected 0",
        "dtmp deferred 1",
        "dperm rejected 1", "good accepted 1",
      ])
    let kept = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter {
      $0.hasSuffix(".eml")
    }
    #expect(kept.count == 3)
  }

  private static func kind(_ outcome: DeliveryOutcome) -> String {
    switch outcome {
    case .accepted: "accepted"
    case .deferred: "deferred"
    case .rejected: "rejected"
    case .unknown: "unknown"
    case .unreachable: "unreachable"
    }
  }
}
