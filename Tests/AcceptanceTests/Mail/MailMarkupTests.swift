import FoundationEssentials
import TestSupport
import Testing

@Suite("The HTML of mails")
struct MailMarkupTests {
  /// Which feature of the support table a property, element or attribute is; `nil` for those that the table does not know
  /// since everybody shows them.
  private static let properties: [String: String?] = [
    "margin": "css-margin", "padding": "css-padding", "background-color": "css-background-color",
    "border": "css-border", "border-top": "css-border", "border-left": "css-border",
    "font-size": "css-font-size",
    "line-height": "css-line-height", "text-align": "css-text-align", "font-weight": "css-font-weight",
    "max-width": "css-max-width", "border-collapse": "css-border-collapse", "height": "css-height",
    "text-decoration": "css-text-decoration", "font-family": nil, "color": nil,
  ]
  private static let elements: [String: String?] = [
    "!DOCTYPE": "html-doctype", "html": nil, "head": nil, "meta": nil, "title": nil, "body": "html-body",
    "table": "html-table", "tr": "html-table", "td": "html-table", "th": "html-table", "h1": "html-h1-h6",
    "h2": "html-h1-h6", "p": "html-p", "ul": "html-lists", "li": "html-lists", "strong": "html-strong",
    "span": "html-span", "br": nil, "a": nil,
  ]
  private static let attributes: [String: String?] = [
    "html": nil, "lang": "html-lang", "charset": nil, "name": nil, "content": nil, "bgcolor": nil,
    "style": nil,
    "role": "html-role", "width": "html-width", "height": "html-height", "valign": "html-valign",
    "align": "html-align", "cellpadding": "html-cellpadding", "cellspacing": "html-cellspacing",
    "border": nil,
    "scope": nil, "href": nil,
  ]
  /// What some program does not show, and why that does no harm.
  private static let fallbacks = [
    // Outlook drops it, and needs none.
    "html-doctype",
    // Outlook for Mac drops its color; the table in it has the same.
    "html-body",
  ]

  /// The HTML of a mail to each audience, in English and Korean.
  private static func mails() throws -> [String] {
    let folder = try NightlyFolder()
    try folder.configure(
      "mail:\n  from: reports@fabrikam.example\n  recipients: r.yaml\n  operations: nightly\n"
        + "  links: https://r.example/\n")
    try folder.folder.write("operations: [o@fabrikam.example]\n", to: "r.yaml")
    // Commitments come into sight that night, so that there is something to tell.
    try #require(try folder.run("2026-11-02").status == 0)
    var pages: [String] = []
    for whom in ["contoso.example", "hanbit-electronics.example", "operations", "Dana Birch"] {
      let outcome = try Program.run(["mail", "preview", whom, "--config", folder.configuration])
      let page = outcome.output.split(separator: "\n").first { $0.hasSuffix(".html") }
      pages.append(try Repository.text(of: String(try #require(page, "\(whom): \(outcome.errors)"))))
    }
    return pages
  }

  /// The features that a page uses; what no list knows is an issue.
  private static func features(of page: String) -> Set<String> {
    var features: Set<String> = []
    func use(_ list: [String: String?], _ name: String, _ what: String) {
      guard let feature = list[name] else {
        Issue.record("\(what) \(name): nobody has looked up who shows it")
        return
      }
      if let feature { features.insert(feature) }
    }
    if page.contains("<!--") { features.insert("html-comments") }
    let plain = page.replacing(/<!--[\s\S]*?-->/, with: "")
    for tag in plain.matches(of: /<([!A-Za-z][A-Za-z0-9]*)([^>]*)>/) {
      use(elements, String(tag.output.1), "the element")
      for attribute in String(tag.output.2).replacing(/"[^"]*"/, with: "").matches(of: /[a-z][a-z-]*/) {
        use(attributes, String(attribute.output), "the attribute")
      }
      for style in tag.output.2.matches(of: /style="([^"]*)"/) {
        for declaration in style.output.1.split(separator: ";") {
          let sides = declaration.split(separator: ":", maxSplits: 1)
          use(properties, sides[0].trimmingPrefix(while: \.isWhitespace).description, "the property")
          for unit in sides[1].replacing(/#[0-9a-f]+/, with: "").matches(of: /[0-9](px|%|[a-z]+)/) {
            features.insert("css-unit-" + (unit.output.1 == "%" ? "percent" : String(unit.output.1)))
          }
          #expect(!sides[1].contains("(") && !sides[1].contains("!"), "\(declaration)")
        }
      }
    }
    return features
  }

  @Test(
    "uses nothing that Gmail or Outlook do not show, but for harmless fallbacks",
    .enabled(
      if: Support.shared("corpora/mail-html-support.tsv") != nil, "needs the table of the shared folder"))
  func support() throws {
    let path = try #require(Support.shared("corpora/mail-html-support.tsv"))
    let lines = try Repository.text(of: path).split(separator: "\n").map {
      $0.split(separator: "\t").map(String.init)
    }
    let columns = lines[0].indices.filter {
      lines[0][$0].hasPrefix("gmail/") || lines[0][$0].hasPrefix("outlook/")
    }
    #expect(columns.count == 5)
    let table = Dictionary(uniqueKeysWithValues: lines.dropFirst().map { ($0[0], $0) })
    var seen: Set<String> = []
    for page in try Self.mails() {
      for feature in Self.features(of: page) {
        seen.insert(feature)
        guard let row = table[feature] else {
          Issue.record("the table has no feature \(feature)")
          continue
        }
        let missing = columns.filter { row[$0] == "n" }.map { lines[0][$0] }
        #expect(missing.isEmpty || Self.fallbacks.contains(feature), "\(feature): \(missing)")
      }
    }
    #expect(seen.isSuperset(of: ["html-table", "css-padding", "css-unit-px", "html-lang"]))
  }

  @Test("is below 100 KB, loads nothing and runs nothing")
  func limits() throws {
    for page in try Self.mails() {
      #expect(page.utf8.count < 100_000)
      for word in ["<style", "<script", "<img", "<svg", "<link", "url(", "@media", "src="] {
        #expect(!page.contains(word), "\(word)")
      }
    }
  }

  @Test("says every number of the HTML in the text too, in both languages")
  func numbers() throws {
    let folder = try NightlyFolder()
    try folder.configure(
      "mail:\n  from: reports@fabrikam.example\n  recipients: r.yaml\n  operations: nightly\n")
    try folder.folder.write("operations: [o@fabrikam.example]\n", to: "r.yaml")
    try #require(try folder.run().status == 0)
    let outbox = folder.output + "/outbox"
    let names = try FileManager.default.contentsOfDirectory(atPath: outbox).filter { $0.hasSuffix(".eml") }
    #expect(names.count >= 6)
    for name in names.sorted() {
      let leaves = try MIMEReader(Repository.bytes(of: outbox + "/" + name)).leaves
      let text = String(decoding: leaves[0].content, as: UTF8.self)
      let html = String(decoding: leaves[1].content, as: UTF8.self)
      #expect(
        try leaves[0]["content-type"].hasPrefix("text/plain")
          && leaves[1]["content-type"].hasPrefix("text/html"))
      let body = html.replacing(/<[^>]*>/, with: " ").replacing(/&#[0-9]+;/, with: " ")
      let numbers = Set(body.matches(of: /[0-9][0-9.,]*[0-9]|[0-9]/).map { String($0.output) })
      #expect(numbers.count > 3, "\(name)")
      for number in numbers { #expect(text.contains(number), "\(name): \(number) is not in the text") }
    }
  }
}
