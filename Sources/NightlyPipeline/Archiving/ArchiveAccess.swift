internal import NightPublishing
internal import SnapshotArchive

/// Opens an archive for writing, lends it out, and moves what was recorded from the log into its file.
func withArchive<Value>(
  at path: String, _ body: (SnapshotArchive) throws(NightError) -> Value
) throws(NightError) -> Value {
  let archive = try archiving { () throws(ArchiveError) in try SnapshotArchive.open(path: path) }
  return try closing({ () throws(ArchiveError) in try archive.close() }) { () throws(NightError) in
    try body(archive)
  }
}

/// Does something and ends the use of something, whatever came of it.
func closing<Value>(
  _ close: () throws(ArchiveError) -> Void, after body: () throws(NightError) -> Value
) throws(NightError) -> Value {
  let value: Value
  do throws(NightError) {
    value = try body()
  } catch {
    do throws(ArchiveError) {
      try close()
    } catch {
      // The night's own failure is the one to report.
    }
    throw error
  }
  try archiving { () throws(ArchiveError) in try close() }
  return value
}

/// Does something with the archive while a night is published; an error is one of publishing, since both are done together.
func archivingWhilePublishing<Value>(
  _ body: () throws(ArchiveError) -> Value
) throws(PublishingError) -> Value {
  do throws(ArchiveError) {
    return try body()
  } catch {
    throw PublishingError(error)
  }
}

/// Does something with the archive; an error is one of the night.
func archiving<Value>(_ body: () throws(ArchiveError) -> Value) throws(NightError) -> Value {
  do throws(ArchiveError) {
    return try body()
  } catch {
    throw .archive(error)
  }
}
