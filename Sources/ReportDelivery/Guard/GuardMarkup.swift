/// What a reader of markup can see, and what hides in it.
struct GuardMarkup {
  /// The text between the tags, in which a tag that may stand within a word leaves no trace and any other one a blank.
  let visible: [UInt8]
  /// What stands in tags and comments, a line each.
  let hidden: [UInt8]

  /// Takes markup apart; character references are decoded, and in tags `%41` too.
  init(_ markup: [UInt8]) {
    var hidden: [UInt8] = []
    // Neither is longer than the markup: a tag of at least one byte becomes a blank or, without its `<`, a line, and
    // what is decoded is shorter than what it was decoded from.
    visible = Array(unsafeUninitializedCapacity: markup.count) { visibleBytes, visibleCount in
      hidden = Array(unsafeUninitializedCapacity: markup.count) { hiddenBytes, hiddenCount in
        markup.withUnsafeBufferPointer { bytes in
          var reading = MarkupReading(bytes, visible: visibleBytes, hidden: hiddenBytes)
          reading.run()
          (visibleCount, hiddenCount) = (reading.visible.count, reading.hidden.count)
        }
      }
    }
    self.hidden = hidden
  }
}
