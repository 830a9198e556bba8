import NightPublishing

/// The process id that all tests give; staging folders carry it in their names.
let testProcessID: Int32 = 4711

/// The files of a small night.
let smallNight = [
  "portfolio.html": "<p>portfolio</p>\n",
  "customers/adatum-1a2b3c4d.html": "<p>adatum</p>\n",
  "customers/contoso-5e6f7a8b.xml": "<customer/>\n",
  "empty.csv": "",
]

/// Opens, stages, writes and publishes one night, as one run does.
@discardableResult
func publishNight(
  _ night: String, _ files: [String: String] = smallNight, in output: String, record: String = "{}\n"
) throws(PublishingError) -> Publication {
  let folder = try OutputFolder.open(path: output, processID: testProcessID)
  let staging = try folder.stage(night: night)
  for (path, text) in files.sorted(by: { $0.key < $1.key }) {
    try staging.write(Array(text.utf8), to: path)
  }
  return try staging.publish { _ in Array(record.utf8) }
}

/// The error that `body` throws, or nil.
func publishingError(_ body: () throws(PublishingError) -> Void) -> PublishingError? {
  do throws(PublishingError) {
    try body()
    return nil
  } catch {
    return error
  }
}
