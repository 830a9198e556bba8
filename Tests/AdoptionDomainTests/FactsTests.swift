import AdoptionDomain
import Testing

@Suite("Facts")
struct FactsTests {
  private func customer(_ id: String, activity: Int32? = nil, support: Int32? = nil) -> CustomerFacts {
    CustomerFacts(
      customer: Customer(id: Customer.ID(id), name: id),
      activity: activity.map {
        UserActivity(
          dataDate: CalendarDay(ordinal: $0), coveredServices: ServiceSet(), cohorts: [], sources: [0],
          isConcealed: false)
      },
      support: support.map {
        SupportVolume(
          coverage: ActivityWindow(from: CalendarDay(ordinal: 0), through: CalendarDay(ordinal: $0)),
          counts: [], sources: [1])
      })
  }

  @Test("the night's data date is the latest of the user exports, whatever the requests say")
  func latest() {
    let facts = Facts(customers: [
      customer("a", activity: 100, support: 500), customer("b", activity: 102), customer("c", activity: 101),
    ])
    #expect(facts.dataDate == CalendarDay(ordinal: 102))
  }

  @Test("without a user export it is the latest day of a request")
  func requestsOnly() {
    let facts = Facts(customers: [customer("a", support: 90), customer("b", support: 95), customer("c")])
    #expect(facts.dataDate == CalendarDay(ordinal: 95))
  }

  @Test("without either there is none")
  func none() {
    #expect(Facts(customers: [customer("a")]).dataDate == nil)
    #expect(Facts().dataDate == nil)
  }

  @Test("the order of customers plays no part")
  func order() {
    let customers = [
      customer("a", activity: 3), customer("b", activity: 9), customer("c"), customer("d", activity: 4),
    ]
    #expect(Facts(customers: customers).dataDate == Facts(customers: customers.reversed()).dataDate)
  }

  @Test("the first set of products is the empty one")
  func emptySet() {
    #expect(Facts().productSets == [[]])
  }

  @Test(
    "an id is the same in any case and with space around it",
    arguments: ["0A11-FAB0", " 0a11-fab0", "0a11-FAB0\t", "\u{A0}0a11-fab0 \n"])
  func customerID(text: String) {
    #expect(Customer.ID(text) == Customer.ID("0a11-fab0"))
    #expect(Customer.ID(text).description == "0a11-fab0")
  }

  @Test("space inside an id stays, and an id of nothing but space is empty")
  func spaceInside() {
    #expect(Customer.ID(" Key  7 ").text == "key  7")
    #expect(Customer.ID(" \t ").text == "")
    #expect(Customer.ID("").text == "")
  }

  @Test("ids are ordered by their text")
  func orderOfIDs() {
    #expect(
      [Customer.ID("b"), Customer.ID("A"), Customer.ID("10"), Customer.ID("9")].sorted().map(\.text) == [
        "10", "9", "a", "b",
      ])
  }
}
