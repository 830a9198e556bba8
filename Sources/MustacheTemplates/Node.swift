/// One piece of a parsed template; ranges are bytes of its file.
enum Node: Sendable {
  /// A line begins here: the place for the indentation of the tag that includes the template.
  case lineStart
  case text(Range<Int>)
  /// `{{x}}`, `{{{x}}}` or `{{&x}}`.
  case variable(Tag)
  /// `{{#x}}` or `{{^x}}` with what it encloses.
  case section(Tag, [Node])
  case inclusion(Inclusion)
  case block(Block)
}

/// A partial or a parent.
struct Inclusion: Sendable {
  let tag: Tag
  /// The blanks before a tag that stands alone on its line; nil for one that does not.
  let indentation: Range<Int>?
  /// What the parent's blocks are replaced by, in the order they are written in.
  var arguments: [Block] = []
}

/// A block: a place that can be replaced, or inside a parent tag that which replaces it.
struct Block: Sendable {
  let tag: Tag
  /// The default content, or what replaces it.
  let nodes: [Node]
  /// Whether the content begins on a line of its own.
  let startsLine: Bool
  /// What each line that replaces the content is indented by.
  let indentation: Range<Int>
}

/// A parsed file and where in the library it stands.
struct Template: Sendable {
  let name: String
  /// Its layer, 0-based; a higher one replaces a lower one.
  let layer: Int
  let source: SourceText
  let nodes: [Node]
}
