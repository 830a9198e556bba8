internal import Glibc
import ReportDelivery

/// Sends to servers on the loopback interface.
enum Sending {
  /// Sends one message over a connection of its own, which is closed behind it.
  static func one(
    _ message: ComposedMessage, to port: Int, security: SMTPSecurity = .none, user: String? = nil,
    password: String? = nil, timeouts: SMTPTimeouts = SMTPTimeouts(connect: 10, command: 10, end: 10),
    leaving: () throws -> Void = {}
  ) throws -> DeliveryOutcome {
    let courier = try SMTPCourier(
      SMTPSettings(
        host: "127.0.0.1", port: port, security: security, user: user, password: password,
        helloName: "client.example", timeouts: timeouts))
    return try courier.send(message, leaving: leaving)
  }

  /// Does something with a courier, which is gone behind it.
  static func courier(to port: Int, _ body: (SMTPCourier) throws -> Void) throws {
    let timeouts = SMTPTimeouts(connect: 10, command: 10, end: 10)
    try body(
      SMTPCourier(
        SMTPSettings(
          host: "127.0.0.1", port: port, security: .none, helloName: "client.example", timeouts: timeouts)))
  }
}

extension SMTPCourier {
  /// Sends a message of which nobody asks when it leaves.
  func send(_ message: ComposedMessage) throws -> DeliveryOutcome { try send(message, leaving: {}) }
}

/// Waiting, where a test has to let another thread go first.
enum Pause {
  /// Waits.
  static func milliseconds(_ count: Int) { usleep(UInt32(count) * 1000) }
}
