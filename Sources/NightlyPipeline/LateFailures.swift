internal import NightPublishing

/// Throws what has failed since this was asked last without anybody who could be told: closing what was only read.
///
/// - Throws: ``NightError``; what the process was to do is done all the same.
public func checkLateFailures() throws(NightError) {
  if let failure = LateFailures.take() { throw .publishing(failure) }
}
