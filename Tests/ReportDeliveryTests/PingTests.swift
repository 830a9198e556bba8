import ReportDelivery
import TestSupport
import Testing

@Suite("A ping")
struct PingTests {
  @Test("is a GET request of the address, with who asks")
  func request() throws {
    let server = try LoopbackServer(
      answer: "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nOK")
    try ping("http://127.0.0.1:\(server.port)/abc?x=1", agent: "adoption-report/9.9")
    let request = server.request()
    #expect(request.hasPrefix("GET /abc?x=1 HTTP/1.1\r\n"))
    #expect(request.contains("\r\nUser-Agent: adoption-report/9.9\r\n"))
  }

  @Test("fails with a status of 400 or above, and the error holds no address", arguments: [400, 404, 503])
  func status(status: Int) throws {
    let server = try LoopbackServer(
      answer: "HTTP/1.1 \(status) No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
    let error = #expect(throws: DeliveryError.self) {
      try ping("http://127.0.0.1:\(server.port)/secret", agent: "a")
    }
    #expect(error?.description == "cannot ping: expected a status below 400, found \(status)")
  }

  @Test("does not follow another protocol, and needs somebody who answers in time")
  func refused() throws {
    #expect(throws: DeliveryError.self) { try ping("file:///etc/passwd", agent: "a") }
    #expect(throws: DeliveryError.self) { try ping("no address", agent: "a") }
    let silent = try LoopbackServer(answer: nil)
    let error = #expect(throws: DeliveryError.self) {
      try ping("http://127.0.0.1:\(silent.port)/secret", agent: "a", seconds: 1)
    }
    #expect(error?.description.contains("secret") == false)
  }
}
