/// A record that names are looked up in, at its place among the frames of a rendering.
struct Scope: Sendable {
  let shape: Shape
  /// The frame its slots are counted from.
  let frame: UInt8
  /// Its first slot in that frame.
  let slot: Int
}

/// What a name stands for, and where its slot is.
struct Reference: Sendable {
  let kind: KeyKind
  let isMarked: Bool
  let frame: UInt8
  let slot: Int
}

/// The outcome of looking a name up.
enum Resolution {
  case found(Reference)
  /// No such key; the names that a message may offer, and those nearest to the tag.
  case unknown(name: String, visible: [String], near: [String])
  /// A dot behind what has no keys.
  case noRecord(name: String, KeyKind)
}

extension [Scope] {
  /// Looks a name up: its first part outward through the records, the others in what was found.
  func resolve(_ parts: [String]) -> Resolution {
    let name = parts[0]
    let candidates = name == "." ? self[(count - 1)...] : self[...]
    guard let scope = candidates.last(where: { $0.shape.index(of: name) != nil }),
      var reference = scope.reference(to: name)
    else {
      let named = reversed().map { $0.shape.keys.map(\.name).filter { $0 != "." } }
      return .unknown(name: name, visible: named.flatMap(\.self), near: named.first { !$0.isEmpty } ?? [])
    }
    for (previous, part) in zip(parts, parts.dropFirst()) {
      guard case .record(let shape) = reference.kind else { return .noRecord(name: previous, reference.kind) }
      let scope = Scope(shape: shape, frame: reference.frame, slot: reference.slot + 1)
      guard let next = scope.reference(to: part) else {
        let names = shape.keys.map(\.name)
        return .unknown(name: part, visible: names, near: names)
      }
      reference = next
    }
    return .found(reference)
  }
}

extension Scope {
  fileprivate func reference(to name: String) -> Reference? {
    guard let index = shape.index(of: name) else { return nil }
    let key = shape.keys[index]
    return Reference(
      kind: key.kind, isMarked: key.isMarked, frame: frame, slot: slot + shape.offsets[index])
  }
}
