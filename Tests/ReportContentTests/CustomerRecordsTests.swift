import AdoptionDomain
import ReportContent
import Synchronization
import TestSupport
import Testing

@Suite("Records that are drawn up when they are asked for")
struct CustomerRecordsTests {
  private static let uses = [[Use(active: 15, idle: 25)], [Use(active: 3), Use(dormant: 20)], nil]

  /// Records that are measured and judged at every asking, and how often they were asked for by which context.
  private final class Asked: Sendable {
    let places = Mutex<[(place: Int, hasContext: Bool)]>([])
  }

  private func records(_ count: Int, asked: Asked) -> CustomerRecords {
    CustomerRecords(count: count) { place, context in
      asked.places.withLock { $0.append((place, context != nil)) }
      return ReportFixture.record(
        "c\(place)", seats: 40, uses: Self.uses[place % Self.uses.count],
        holdings: [ReportFixture.holding("E3", sold: 40 + place, assigned: 30)],
        support: ReportFixture.support([.help: place]), playbook: (context ?? ReportFixture.context).playbook,
        catalog: (context ?? ReportFixture.context).catalog)
    }
  }

  @Test("asked twice, also by a context of a thread's own, they are equal, and are drawn up anew")
  func twice() {
    let asked = Asked()
    let records = records(7, asked: asked)
    #expect(asked.places.withLock { $0.isEmpty })
    for place in records.indices {
      let first = records[place]
      #expect(records[place] == first)
      #expect(records.record(at: place, by: ReportFixture.context.copied) == first)
      #expect(first.facts.customer.id == Customer.ID("c\(place)"))
    }
    #expect(asked.places.withLock { $0.map(\.place) } == (0..<7).flatMap { [$0, $0, $0] })
    #expect(asked.places.withLock { $0.map(\.hasContext) } == (0..<7).flatMap { _ in [false, false, true] })
  }

  @Test("there are as many as customers, at places from 0", arguments: [0, 1, 5])
  func collection(count: Int) {
    let records = records(count, asked: Asked())
    #expect(records.count == count && records.isEmpty == (count == 0))
    #expect(records.map(\.facts.customer.id) == (0..<count).map { Customer.ID("c\($0)") })
    let last = records.last.map { [$0.facts.customer.id] } ?? []
    #expect(last == (0..<count).suffix(1).map { Customer.ID("c\($0)") })
  }

  @Test("records that are there already are handed out as they are")
  func given() {
    let given = (0..<3).map { (place: Int) in ReportFixture.record("c\(place)", seats: place) }
    let records = CustomerRecords(given)
    #expect(Array(records) == given)
    #expect(records.record(at: 2, by: ReportFixture.context) == given[2])
    #expect(CustomerRecords([]).isEmpty)
  }

  @Test("a copied context makes the same reports")
  func copiedContext() {
    let record = records(2, asked: Asked())[0]
    #expect(
      customerReport(of: record, context: ReportFixture.context.copied, wording: ReportFixture.wording)
        == ReportFixture.report(of: record))
    let night = ReportFixture.night([record])
    #expect(
      ReportFixture.pages(of: night, context: ReportFixture.context.copied) == ReportFixture.pages(of: night))
  }
}
