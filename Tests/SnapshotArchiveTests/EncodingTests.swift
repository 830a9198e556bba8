import AdoptionDomain
import AdoptionMetrics
import SnapshotArchive
import TestSupport
import Testing

@Suite("Archived figures")
struct FigureReadingTests {
  @Test("the figures of a night are those of the measures that are known")
  func figures() throws {
    let folder = try TemporaryFolder()
    let archive = try SnapshotArchive.open(path: folder.path + "/archive.sqlite")
    let facts = RandomPortfolio(seed: 9, customers: 8).facts
    try Recorder.record(facts, night: RandomPortfolio.firstDay, in: archive)
    let spans = try archive.figures(in: archive.night(RandomPortfolio.firstDay))
    for customer in facts.customers {
      let known = measures(
        of: customer, productSets: facts.productSets, catalog: RandomPortfolio.catalog,
        nightDataDate: facts.dataDate
      ).measures.filter(\.isKnown)
      let read = spans.filter { $0.customer == customer.customer.id }
        .flatMap { span in span.figures.map { (span.subject, $0) } }
      #expect(read.count == known.count)
      for measure in known {
        let figure = read.first {
          $0.0 == measure.subject && $0.1.measure == measure.id && $0.1.basis == measure.basis
        }?.1
        #expect(figure?.ratio == measure.ratio)
        #expect(figure?.bounds == measure.bounds)
        #expect(figure?.source == measure.source.map { facts.sources[$0].kind })
        #expect(figure?.windowDays == measure.window.map { $0.end.days(since: $0.start) + 1 })
      }
    }
    try archive.close()
  }
}
