public import AdoptionDomain

/// The name of a customer's files: `<slug>-<id8>`, of lower-case letters, digits and hyphens only.
///
/// The eight last characters come from a hash of the id, so that names which look alike stay apart and a name never
/// depends on another customer.
public func pageName(of customer: Customer) -> String {
  "\(slug(of: customer.name))-\(shortHash(of: customer.id.text))"
}

/// At most 40 ASCII letters and digits of a name, runs of anything else turned into one hyphen; `customer` where nothing is
/// left.
private func slug(of name: String) -> String {
  let hyphen = UInt8(ascii: "-")
  var slug: [UInt8] = []
  slug.reserveCapacity(40)
  for byte in name.lowercased().utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): slug.append(byte)
    default: if let last = slug.last, last != hyphen { slug.append(hyphen) }
    }
    if slug.count == 40 { break }
  }
  while slug.last == hyphen { slug.removeLast() }
  return slug.isEmpty ? "customer" : String(decoding: slug, as: UTF8.self)
}

/// Eight letters or digits: FNV-1a (64 bits, draft-eastlake-fnv) with a final mix, in base 36.
private func shortHash(of text: String) -> String {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
  hash = (hash ^ (hash >> 33)) &* 0xff51_afd7_ed55_8ccd
  hash ^= hash >> 33
  let digits = String(hash % 2_821_109_907_456, radix: 36)
  return String(repeating: "0", count: 8 - digits.count) + digits
}
