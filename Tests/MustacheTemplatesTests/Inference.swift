import MustacheTemplates

/// Makes shapes and tapes of data that nobody declared: the specification's.
enum Inference {
  /// The shape of records that all these are samples of; what is no object becomes the key `.`.
  static func shape(of samples: [JSONValue]) -> Shape {
    var members: [String: [JSONValue]] = [:]
    for sample in samples {
      if case .object(let object) = sample {
        for (name, value) in object { members[name, default: []].append(value) }
      } else {
        members[".", default: []].append(sample)
      }
    }
    // An empty object is a value too; only a list without items has a shape without keys.
    if members.isEmpty, !samples.isEmpty { members[""] = [.null] }
    return Shape(
      members.sorted { $0.key < $1.key }.map {
        Key(name: $0.key, documentation: "inferred", kind: kind(of: $0.value))
      })
  }

  private static func kind(of samples: [JSONValue]) -> KeyKind {
    let lists = samples.compactMap(\.items)
    if !lists.isEmpty { return .list(shape(of: lists.flatMap(\.self))) }
    let objects = samples.filter { if case .object = $0 { true } else { false } }
    if !objects.isEmpty { return .record(shape(of: objects)) }
    return samples.contains { if case .bool = $0 { true } else { false } } ? .flag : .text
  }

  /// A tape with that value as its root record.
  static func tape(of value: JSONValue, _ shape: Shape) -> Tape {
    var tape = Tape()
    let root = tape.begin(shape)
    fill(&tape, value, shape, at: root)
    return tape
  }

  private static func fill(_ tape: inout Tape, _ record: JSONValue, _ shape: Shape, at first: Int) {
    for (key, offset) in zip(shape.keys, shape.offsets) {
      guard let value = key.name == "." ? record : record[key.name] else { continue }
      let slot = first + offset
      switch (key.kind, value) {
      case (.list(let shape), .array(let items)):
        var item = tape.reserveItems(items.count, of: shape, at: slot)
        for value in items {
          fill(&tape, value, shape, at: item)
          item += shape.width
        }
      case (.record(let shape), .object):
        tape.markPresent(at: slot)
        fill(&tape, value, shape, at: slot + 1)
      case (.flag, .bool(true)): tape.markPresent(at: slot)
      case (.text, _):
        var text = value.text ?? ""
        tape.write(&text, at: slot)
      default: continue
      }
    }
  }
}
