internal import AdoptionDomain
internal import NightPublishing
internal import ReportDelivery
internal import SnapshotArchive

/// The id of the one mail of a night to an addressee: the same whenever it is asked for, and nobody else's.
///
/// - Parameters:
///   - night: the night.
///   - addressee: who it is for.
///   - sender: whose domain stands behind the `@`.
/// - Returns: the id without brackets; before the `@` it is the name of a file.
/// - Throws: `.cannotWrite` where no digest can be computed.
func messageID(
  of night: CalendarDay, to addressee: MailAddressee, from sender: MailAddress
) throws(PublishingError) -> String {
  let text = [night.description, addressee.audience.rawValue, addressee.subject, addressee.recipient]
    .joined(separator: "\n")
  return
    "\(night).\(addressee.audience.rawValue).\(try digest(of: Array(text.utf8)).prefix(16))@\(sender.domain)"
}

/// The digest of bytes in hexadecimal.
func digest(of bytes: [UInt8]) throws(PublishingError) -> String {
  String(decoding: SHA256Digest.digits(of: try SHA256Digest.of(bytes)), as: UTF8.self)
}
