import AdoptionDomain
import AdoptionMetrics
import TestSupport
import Testing

@Suite("Columns of the portfolio")
struct PortfolioColumnsTests {
  /// The figures of invented customers, in one of three spellings of each part number.
  private func customers(_ number: Int, using random: inout SeededGenerator) -> [CustomerMeasures] {
    (0..<number).map { number in
      let customer = RandomCustomer("c\(number)", using: &random)
      let figures = Sample.figures(customer.facts)
      let extra = (0..<Int.random(in: 0...3, using: &random)).map { _ in
        Measure(
          .deployment, of: .product(["Sku_C", "SKU_C", "sku_c"].randomElement(using: &random) ?? "SKU_C"),
          basis: .sold,
          ratio: Ratio(.random(in: 0...9, using: &random), of: .random(in: 0...9, using: &random)),
          minimumToJudge: 10)
      }
      return CustomerMeasures(customer: figures.customer, measures: figures.measures + extra)
    }
  }

  private func columns(of customers: some Sequence<CustomerMeasures>) -> PortfolioColumns {
    var columns = PortfolioColumns()
    for customer in customers { columns.add(customer) }
    return columns
  }

  @Test("added together in parts, in any order, they are the figures of all customers")
  func parts() {
    let seed = UInt64.random(in: .min ... .max)
    var random = SeededGenerator(seed: seed)
    for _ in 0..<20 {
      let customers = customers(30, using: &random)
      let whole = PortfolioMeasures(of: customers, catalog: Sample.catalog)
      var rest = customers.shuffled(using: &random)[...]
      var parts: [PortfolioColumns] = []
      while !rest.isEmpty {
        let size = Int.random(in: 0...7, using: &random)
        parts.append(columns(of: rest.prefix(size)))
        rest = rest.dropFirst(size)
      }
      var sum = PortfolioColumns()
      for part in parts.shuffled(using: &random) { sum.add(part) }
      #expect(PortfolioMeasures(of: sum, catalog: Sample.catalog) == whole, "seed \(seed)")
      #expect(!whole.measures.isEmpty, "seed \(seed)")
    }
  }

  @Test("without customers there are none, and none change nothing")
  func nothing() {
    var random = SeededGenerator(seed: 7)
    #expect(PortfolioMeasures(of: PortfolioColumns(), catalog: Sample.catalog).measures.isEmpty)
    let customers = customers(3, using: &random)
    var sum = columns(of: customers)
    sum.add(PortfolioColumns())
    #expect(
      PortfolioMeasures(of: sum, catalog: Sample.catalog)
        == PortfolioMeasures(of: customers, catalog: Sample.catalog))
  }

  @Test(
    "a part number stands under the spelling that comes first, whichever part has it",
    arguments: [false, true])
  func spellings(isReversed: Bool) {
    let parts = ["sku_c", "SKU_C", "Sku_C"].map { spelling in
      columns(of: [
        CustomerMeasures(
          customer: Customer.ID(spelling),
          measures: [
            Measure(
              .deployment, of: .product(SharedText(spelling)), basis: .sold, ratio: Ratio(1, of: 4),
              minimumToJudge: 10)
          ])
      ])
    }
    var sum = PortfolioColumns()
    for part in isReversed ? parts.reversed() : parts { sum.add(part) }
    let found = PortfolioMeasures(of: sum, catalog: Sample.catalog).measures
    #expect(found.map(\.subject) == [.product("SKU_C")])
    #expect(found.map(\.customers) == [3] && found.map(\.total) == [Ratio(3, of: 12)])
  }
}
