/// One tag of a template as it is written.
struct Tag: Sendable {
  /// What a tag does.
  enum Sigil: Sendable {
    case variable, verbatim, section, inverted, close, partial, parent, block, comment, delimiters
  }

  let sigil: Sigil
  /// The content without the sigil and the space around it.
  let name: String
  /// The whole tag in bytes of its file, delimiters included.
  let range: Range<Int>

  /// The tag with the usual delimiters, for messages.
  var written: String {
    switch sigil {
    case .variable: "{{\(name)}}"
    case .verbatim: "{{{\(name)}}}"
    case .section: "{{#\(name)}}"
    case .inverted: "{{^\(name)}}"
    case .close: "{{/\(name)}}"
    case .partial: "{{>\(name)}}"
    case .parent: "{{<\(name)}}"
    case .block: "{{$\(name)}}"
    case .comment: "{{!\(name)}}"
    case .delimiters: "{{=\(name)=}}"
    }
  }

  /// The parts between the dots; `.` alone is one part.
  var parts: [String] {
    name == "." ? [name] : name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  }
}

/// What a template consists of.
enum Token: Sendable {
  /// Bytes between tags.
  case text(Range<Int>)
  case tag(Tag)
}
