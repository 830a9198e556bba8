internal import MustacheTemplates

/// Renders pages of about 20 KB many times and prints, as one line of JSON, what one takes.
///
/// A page is a value flattened onto a tape and the tape rendered into a buffer; making the value is not part of it,
/// and neither is writing the page anywhere. The pages are of fifty customers in turn, so that no page is the one
/// before.
@main
struct RenderPage {
  private static let customers = 50
  private static let batches = 400
  private static let pagesOfBatch = 50

  static func main() throws {
    let pages = (0..<customers).map(CustomerPage.sample)
    let contents = try PageContents(pages)
    var renderer = Renderer(try program(of: templateText))
    var tape = Tape()
    var buffer: [UInt8] = []
    var bytes = 0
    let clock = ContinuousClock()
    var times: [Duration] = []
    // The first batch warms up and is not counted.
    for batch in 0...batches {
      let start = clock.now
      for number in 0..<pagesOfBatch {
        buffer.removeAll(keepingCapacity: true)
        customerPageKeys.flatten(pages[number % customers], onto: &tape)
        renderer.render(tape, into: &buffer)
        bytes += buffer.count
      }
      if batch > 0 { times.append(clock.now - start) }
    }
    precondition(bytes == (batches + 1) * pagesOfBatch / customers * contents.bytes, "a page was not whole")
    times.sort()
    print(
      """
      {"pages": \(batches * pagesOfBatch), \
      "microseconds": \(microseconds(times[times.count / 2])), \
      "fastest_microseconds": \(microseconds(times[0])), \
      "slowest_microseconds": \(microseconds(times[times.count - 1])), \
      "page_bytes": \(contents.bytes / customers), \
      "values": \(contents.fewestValues), \
      "percent_of_bytes_from_values": \(contents.lowestPercent)}
      """)
  }

  /// What one page took in a batch that took so long.
  private static func microseconds(_ batch: Duration) -> Double { batch / .microseconds(pagesOfBatch) }
}

/// The page's template as it was when this program was built.
let templateText = String(decoding: PackageResources.customer_mustache, as: UTF8.self)

/// The program of a template's text over the page's keys.
func program(of text: String) throws -> Program {
  let source = TemplateSource(path: "customer.mustache", text: text)
  return try TemplateLibrary(layers: [["customer": source]]).compile(
    "customer", shape: customerPageKeys.shape, medium: .html)
}
