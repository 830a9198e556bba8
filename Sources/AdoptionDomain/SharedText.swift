internal import Synchronization

/// A text that stands in many records, such as a service's slug or a product's name: kept once in the process, and copied,
/// compared and hashed like a number.
///
/// The texts come from small vocabularies (services, products, part numbers); those of customers and people are no shared
/// texts, since none is ever given back. Two are equal where their texts are, letter by letter.
public struct SharedText: Hashable, Sendable {
  /// What is kept of a text; it lives as long as the process.
  ///
  /// Its forms are set under the lock of all entries, before anybody else can know of it, and never changed.
  fileprivate final class Entry: @unchecked Sendable {
    let text: String
    /// The text in upper case, and its folded form; `nil` where it is the text itself.
    var uppercased, folded: SharedText?

    init(_ text: String) { self.text = text }
  }

  private let entry: Unmanaged<Entry>

  /// The shared form of a text.
  public init(_ text: String) { self = entries.withLock { $0.shared(text) } }

  fileprivate init(immortal entry: Entry) { self.entry = .passRetained(entry) }

  /// The text.
  public var text: String { entry._withUnsafeGuaranteedRef { $0.text } }

  /// The text in upper case, under which spellings of a part number meet.
  public var uppercased: SharedText { entry._withUnsafeGuaranteedRef { $0.uppercased } ?? self }

  /// The text as products' names are compared (`ProductCatalog.folded`).
  public var folded: SharedText { entry._withUnsafeGuaranteedRef { $0.folded } ?? self }

  /// A number that equal texts share, and no others; it differs from run to run.
  public var identity: UInt { UInt(bitPattern: entry.toOpaque()) }

  /// Whether both are the same text.
  public static func == (left: Self, right: Self) -> Bool { left.identity == right.identity }

  /// Hashes the identity.
  public func hash(into hasher: inout Hasher) { hasher.combine(identity) }
}

/// All texts that are shared so far.
private let entries = Mutex(SharedTexts())

private struct SharedTexts {
  private var known: [Letters: SharedText] = [:]

  mutating func shared(_ text: String) -> SharedText {
    let letters = Letters(text: text)
    if let known = known[letters] { return known }
    let entry = SharedText.Entry(text)
    let made = SharedText(immortal: entry)
    // First of all, since the forms of its forms may be the text itself.
    known[letters] = made
    let (uppercased, folded) = (Letters(text: text.uppercased()), Letters(text: ProductCatalog.folded(text)))
    if uppercased != letters { entry.uppercased = shared(uppercased.text) }
    if folded != letters { entry.folded = shared(folded.text) }
    return made
  }
}

/// A text that equals only itself: to a string, "é" as one letter and as a letter with an accent are the same, and which of
/// them was met first, and would be written for both, is up to the threads.
private struct Letters: Hashable {
  let text: String

  static func == (left: Self, right: Self) -> Bool { left.text.utf8.elementsEqual(right.text.utf8) }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

extension SharedText: Comparable, CustomStringConvertible, ExpressibleByStringLiteral {
  /// The order of the texts; of two that differ in the coding of their letters only, the order of the bytes.
  public static func < (left: Self, right: Self) -> Bool {
    guard left != right else { return false }
    return left.text == right.text
      ? left.text.utf8.lexicographicallyPrecedes(right.text.utf8) : left.text < right.text
  }

  /// The text.
  public var description: String { text }

  /// The shared form of a literal.
  public init(stringLiteral text: String) { self.init(text) }
}
