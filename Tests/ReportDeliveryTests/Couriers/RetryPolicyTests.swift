import ReportDelivery
import Testing

@Suite("A policy for another try")
struct RetryPolicyTests {
  @Test("doubles the pause while all pauses together stay within the cap")
  func doubling() {
    #expect((0...5).map { RetryPolicy(cap: 210).pause(afterAttempt: $0) } == [nil, 30, 60, 120, nil, nil])
    #expect((1...4).map { RetryPolicy(cap: 209).pause(afterAttempt: $0) } == [30, 60, nil, nil])
    #expect((1...3).map { RetryPolicy(cap: 3, firstPause: 1).pause(afterAttempt: $0) } == [1, 2, nil])
    #expect(RetryPolicy(cap: 30).pause(afterAttempt: 1) == 30)
  }

  @Test("tries nothing again with no time for it, and stays whole at its ends")
  func ends() {
    #expect(RetryPolicy(cap: 0).pause(afterAttempt: 1) == nil)
    #expect(RetryPolicy(cap: 29).pause(afterAttempt: 1) == nil)
    #expect(RetryPolicy(cap: 3600).pause(afterAttempt: .max) == nil)
    #expect(RetryPolicy(cap: 3600).pause(afterAttempt: .min) == nil)
    #expect(RetryPolicy(cap: .max).pause(afterAttempt: 200) == nil)
    #expect(RetryPolicy(cap: 10, firstPause: 0).firstPause == 1)
  }
}
