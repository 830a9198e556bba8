import TestSupport

/// The numbers of a page for people: those of its text, without the ones that belong to fixed words.
struct PageNumbers {
  /// Each number once, without the signs between thousands.
  let numbers: Set<String>

  /// Reads a page.
  ///
  /// - Parameters:
  ///   - page: the HTML.
  ///   - words: texts that may hold digits of their own: those of the language's file, the playbook's, and names.
  init(_ page: String, without words: Set<String>) {
    var text = Self.text(of: page)
    for word in words.sorted(by: { ($0.utf8.count, $0) > ($1.utf8.count, $1) }) {
      text = text.replacing(word, with: " ")
    }
    numbers = Set(
      text.matches(of: /[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?/).map {
        withoutLeadingZeros($0.output.filter { $0 != "," })
      })
  }

  /// The text between the tags, descriptions of charts included, with a blank in the place of each tag.
  static func text(of page: String) -> String {
    let body = page.replacing(#/<style>[^<]*</style>/#, with: "").replacing(/<[^>]*>/, with: " ")
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
    return entities.reduce(body) { $0.replacing($1.0, with: $1.1) }
  }
}

/// The numbers of a report for machines: counts, percentages, fractions as percent, and the parts of days.
struct ReportNumbers {
  let numbers: Set<String>

  init(_ report: String) {
    var numbers: Set<String> = []
    let attributes = report.matches(of: /[A-Za-z0-9]+="([-+]?[0-9][0-9. gap-]*)"/)
    for value in attributes.flatMap({ $0.output.1.split(separator: " ") }) {
      if let fraction = value.wholeMatch(of: /([0-9]+)\.([0-9]{6})/) {
        // Millionths to tenths of a percent, half away from zero.
        let millionths = (Int(fraction.output.1) ?? 0) * 1_000_000 + (Int(fraction.output.2) ?? 0)
        let tenths = (millionths + 500) / 1000
        numbers.insert("\(tenths / 10).\(tenths % 10)")
      } else if value.wholeMatch(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}/) != nil {
        numbers.formUnion(value.split(separator: "-").map { withoutLeadingZeros(String($0)) })
      } else {
        // Pages show the sign of a change apart from its number.
        numbers.insert(value.hasPrefix("-") ? String(value.dropFirst()) : String(value))
      }
    }
    self.numbers = numbers
  }

  /// The values of an attribute, unescaped: names and places, which pages repeat word by word.
  static func words(_ attribute: String, in report: String) -> [String] {
    report.split(separator: " \(attribute)=\"").dropFirst().map {
      PageNumbers.text(of: String($0.prefix { $0 != "\"" }))
    }
  }
}

private func withoutLeadingZeros(_ number: String) -> String {
  let rest = number.drop { $0 == "0" }
  return rest.isEmpty || rest.hasPrefix(".") ? "0" + rest : String(rest)
}

extension String {
  /// The text without blanks and line ends around it.
  var trimmed: String {
    let start = drop { $0.isWhitespace }
    return String(start.reversed().drop { $0.isWhitespace }.reversed())
  }
}
