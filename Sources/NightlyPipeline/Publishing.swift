internal import NightPublishing

/// Locks the output folder.
func openOutput(
  _ path: String, _ processID: Int32, _ modes: FileModes
) throws(NightError) -> OutputFolder {
  do throws(PublishingError) {
    return try OutputFolder.open(path: path, processID: processID, modes: modes)
  } catch {
    throw .publishing(error)
  }
}

/// Does something with the output folder; an error is one of the night.
func publishing<Value>(_ body: () throws(PublishingError) -> Value) throws(NightError) -> Value {
  do throws(PublishingError) {
    return try body()
  } catch {
    throw .publishing(error)
  }
}

/// Publishes what is staged, or removes it after a failure.
func discarding<Value>(
  _ staging: Staging, _ body: () throws(NightError) -> Value
) throws(NightError) -> Value {
  do throws(NightError) {
    return try body()
  } catch {
    do throws(PublishingError) {
      try staging.discard()
    } catch {
      // The next run removes it; the night's own failure is the one to report.
    }
    throw error
  }
}

extension Publication {
  /// Where the night stands, for people.
  var words: String { outcome == .unchanged ? "unchanged since revision \(revision)" : folder }
}
